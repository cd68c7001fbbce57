"""Choosing a unit by its code and name."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from laurel.people.models import Unit
from laurel.register.selectors import units_open_on
from laurel.register.words import name_of


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A unit of the register, listed by code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Unit.objects.order_by("code"), **kwargs)

    def label_from_instance(self, obj: Unit) -> str:
        """Code and name."""
        return f"{obj.code} {name_of(obj)}"


class UnitsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several units, each with a box to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Unit.objects.none(), **kwargs)

    def label_from_instance(self, obj: Unit) -> str:
        """Code and name."""
        return f"{obj.code} {name_of(obj)}"


def narrow(form: forms.BaseForm, day: date, *names: str) -> None:
    """The fields of those names offer only the units that stand on a day."""
    for name in names:
        form.fields[name].queryset = units_open_on(day)  # type: ignore[attr-defined]
