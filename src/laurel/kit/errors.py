"""The errors of a form in the order of the page, each with the control that it concerns."""

from __future__ import annotations

from django.forms import BaseForm, BoundField


def focus_id_of(field: BoundField) -> str:
    """The id of the field's first control: its own, or that of the first of several boxes."""
    return field.id_for_label or f"{field.auto_id}_0"


def errors_in_order(form: BaseForm) -> list[tuple[str, str]]:
    """(id of the control, message): first those of the form as a whole (empty id), then field by field."""
    found = [("", str(message)) for message in form.non_field_errors()]
    for field in form.hidden_fields():
        found.extend(("", str(message)) for message in field.errors)
    for field in form.visible_fields():
        found.extend((focus_id_of(field), str(message)) for message in field.errors)
    return found
