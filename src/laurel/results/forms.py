"""What the officer types when the Director-General has decided."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField, RocDateTimeField
from laurel.kit.forms import Form
from laurel.kit.widgets import RadioCards
from laurel.results.models import Approval, Publication


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


class PublicationForm(Form):
    """What becomes public, and when. `warned`: minutes without a signed scan are to be acknowledged."""

    when = forms.ChoiceField(
        label=_("什麼時候公布"),
        choices=[("later", _("指定時間")), ("now", _("立即公布"))],
        widget=RadioCards,
    )
    publishes_at = RocDateTimeField(
        label=_("公布時間"),
        required=False,
        help_text=_("立即公布時留空。時間採 24 小時制，例如 17:00。"),
    )
    scope = forms.ChoiceField(label=_("公布的範圍"), choices=Publication.Scope.choices, widget=RadioCards)
    authority = forms.CharField(
        label=_("公布全部名次的核准文號"),
        max_length=120,
        required=False,
        help_text=_("只公布獲推薦的單位時留空。"),
    )
    document_no = forms.CharField(label=_("公布的文號"), max_length=60)
    reason = forms.CharField(label=_("更正的理由"), max_length=300, help_text=_("理由會與更正一起公布。"))
    acknowledged = forms.BooleanField(
        label=_("已知道會議紀錄還沒有簽名正本的掃描檔，仍要登錄"),
    )

    def __init__(self, *args: Any, warned: bool, corrects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not warned:
            del self.fields["acknowledged"]
        if not corrects:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """What the service takes: a time, or none for at once."""
        cleaned = super().clean() or {}
        at_once = cleaned.pop("when", "") == "now"
        cleaned.pop("acknowledged", None)
        if at_once:
            cleaned["publishes_at"] = None
        elif not cleaned.get("publishes_at") and "publishes_at" not in self.errors:
            self.add_error("publishes_at", _("請填寫公布時間，或選擇立即公布。"))
        wants_all = cleaned.get("scope") == Publication.Scope.ALL_PLACES
        if wants_all and not cleaned.get("authority"):
            self.add_error("authority", _("公布全部名次時，請填寫核准文號。"))
        return cleaned


class WithdrawPublicationForm(Form):
    """Why the results do not become public at the time set."""

    reason = forms.CharField(label=_("撤回公布的原因"), max_length=300)


class FeedbackForm(Form):
    """What was good and what to improve; why, where it corrects what was released."""

    strengths = forms.CharField(
        label=_("優點"), max_length=2000, required=False, widget=forms.Textarea({"rows": 6})
    )
    improvements = forms.CharField(
        label=_("可以加強的地方"), max_length=2000, required=False, widget=forms.Textarea({"rows": 6})
    )
    reason = forms.CharField(
        label=_("更正的理由"),
        max_length=300,
        required=False,
        help_text=_("釋出更正時填寫；單位看得到。"),
    )

    def __init__(self, *args: Any, corrects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not corrects:
            del self.fields["reason"]
