"""How forms become HTML: every field through kit/field.html."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """The project's templates, with the kit's form and field."""

    form_template_name = "kit/form_fields.html"
    field_template_name = "kit/field.html"
