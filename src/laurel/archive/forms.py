"""What the office types for the archive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from laurel.archive.models import Kind, Openness
from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.rulebook.retention import LAWFUL_YEARS

PERMANENT = "permanent"
SUGGESTED: dict[str, tuple[str, str | Promise]] = {
    Kind.APPLICATION: (Openness.PARTIAL, _("含聯絡人等個人資料")),
    Kind.ATTACHMENT: (Openness.PARTIAL, _("含聯絡人等個人資料")),
    Kind.DRAFT: (Openness.CLOSED, _("作成決定前的準備文件")),
    Kind.MEETING_PAPER: (Openness.PARTIAL, _("個別委員的序位不公開")),
    Kind.BALLOT_PAPER: (Openness.CLOSED, _("個別委員的序位不公開")),
    Kind.BALLOT_SCAN: (Openness.CLOSED, _("個別委員的序位不公開")),
    Kind.SIGNED_SCAN: (Openness.PARTIAL, _("個別委員的序位不公開")),
    Kind.RESULT_PAPER: (Openness.OPEN, ""),
    Kind.PERSONNEL_PAPER: (Openness.CLOSED, _("人事資料")),
    Kind.OTHER_PAPER: (Openness.PARTIAL, _("含聯絡人等個人資料")),
    Kind.PACKAGE: (Openness.PARTIAL, _("含聯絡人等個人資料")),
    Kind.EVIDENCE: (Openness.OPEN, ""),
    Kind.RECORD: (Openness.PARTIAL, _("含個人資料")),
}
"""How open each kind could be: a suggestion only; how long it is kept is the agency's own table."""


class TermForm(Form):
    """The term of one kind of item."""

    term = forms.ChoiceField(label=_("保存年限"))
    openness = forms.ChoiceField(label=_("公開等級"), choices=[("", _("請選擇")), *Openness.choices])
    openness_reason = forms.CharField(
        label=_("限制公開的理由與依據"), max_length=200, required=False, help_text=_("公開的不必填。")
    )
    authority = forms.CharField(
        label=_("依據"), max_length=120, help_text=_("機關檔案保存年限區分表的名稱或核定文號。")
    )
    valid_from = RocDateField(label=_("自何時適用"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = [
            (str(number), ngettext("%(years)s 年", "%(years)s 年", number) % {"years": number})
            for number in LAWFUL_YEARS
        ]
        self.fields["term"].choices = [("", _("請選擇")), (PERMANENT, _("永久")), *years]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A limit of openness needs its reason."""
        typed = super().clean() or {}
        limited = typed.get("openness") in (Openness.PARTIAL, Openness.CLOSED)
        if limited and not typed.get("openness_reason", "").strip():
            self.add_error("openness_reason", _("請填寫限制公開的理由與依據。"))
        return typed


class ReportForm(Form):
    """檢討與建議."""

    words = forms.CharField(label=_("檢討與建議"), widget=forms.Textarea({"rows": 12}), max_length=20_000)


class CloseForm(Form):
    """Closing a year; by a document where something is pending."""

    closed_on = RocDateField(label=_("結案日"), help_text=_("保存年限自次日起算。"))
    authority = forms.CharField(
        label=_("核准文號"), max_length=120, required=False, help_text=_("還有未了的事項時必填。")
    )
    reason = forms.CharField(label=_("說明"), max_length=300, required=False)


class ProposeForm(Form):
    """Which kinds of items past their term are proposed."""

    kinds = forms.MultipleChoiceField(label=_("種類"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = kinds  # type: ignore[attr-defined]


class ConfirmForm(Form):
    """The document by which a list is carried out."""

    document_no = forms.CharField(label=_("核准文號"), max_length=120)
    document_on = RocDateField(label=_("核准日期"))
    understood = forms.BooleanField(label=_("我知道內容銷毀後不能復原"))


class TakeBackForm(Form):
    """Why a list is not carried out."""

    reason = forms.CharField(label=_("原因"), max_length=300)
