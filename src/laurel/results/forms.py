"""What the officer types when the Director-General has decided."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.kit.widgets import RadioCards
from laurel.results.models import Approval


class ApprovalForm(Form):
    """核定."""

    ruling = forms.ChoiceField(
        label=_("核定"),
        choices=Approval.Ruling.choices,
        widget=RadioCards,
        initial=Approval.Ruling.AS_RESOLVED,
    )
    approved_on = RocDateField(label=_("核定日期"))
    document_no = forms.CharField(label=_("核定文號"), max_length=60)
    order = forms.CharField(
        label=_("另作決定時推薦的案件"),
        required=False,
        help_text=_("依推薦順序，以逗號分開，例如 A02,A01。照評審結果核定時留空。"),
    )
    reason = forms.CharField(label=_("另作決定的理由"), max_length=300, required=False)

    def clean_order(self) -> list[str]:
        """The codes in their order."""
        typed = self.cleaned_data["order"].replace("，", ",").replace("、", ",")
        return [code.strip().upper() for code in typed.split(",") if code.strip()]

    def clean(self) -> dict[str, Any]:
        """A decision otherwise names the entries and the reason."""
        cleaned = super().clean() or {}
        if cleaned.get("ruling") == Approval.Ruling.OTHERWISE:
            if not cleaned.get("order"):
                self.add_error("order", _("另作決定時，請列出推薦的案件。"))
            if not cleaned.get("reason"):
                self.add_error("reason", _("另作決定時，請填寫理由。"))
        return cleaned


class WithdrawRecommendationForm(Form):
    """Why a recommended entry leaves."""

    reason = forms.CharField(label=_("撤回推薦的原因"), max_length=300)
