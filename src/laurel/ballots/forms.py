"""What a member types."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.forms import Form
from laurel.kit.widgets import RadioCards


class DeclarationForm(Form):
    """Whether another conflict exists in a category."""

    has_conflict = forms.ChoiceField(
        label=_("與本類參獎單位有無其他應迴避的情形"),
        choices=[("no", _("沒有")), ("yes", _("有"))],
        widget=RadioCards,
    )
    reason = forms.CharField(
        label=_("有的話，請說明"), max_length=300, required=False, help_text=_("只有召集人與承辦人看得到。")
    )

    def clean(self) -> dict[str, Any]:
        """A conflict is explained."""
        cleaned = super().clean() or {}
        if cleaned.get("has_conflict") == "yes" and not cleaned.get("reason"):
            self.add_error("reason", _("請說明應迴避的情形。"))
        return cleaned


class SealForm(Form):
    """The press of the button, once."""

    idempotency_key = forms.CharField(widget=forms.HiddenInput, max_length=40)
