"""What a unit answers, and what readers look for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.applications.models import Submission
from laurel.applications.words import criterion_in_words
from laurel.kit.dates import format_date, in_taipei
from laurel.kit.forms import Form
from laurel.kit.widgets import RadioCards
from laurel.library.models import LibraryConsent
from laurel.library.selectors import branches
from laurel.people.models import CATEGORY_CHOICES, Unit
from laurel.register.words import short_name_of
from laurel.rulebook.criteria import Criterion

ALL = ("", _("全部"))
WHOLE, CHOSEN = "whole", "chosen"
HINTS = {
    "agreed": _("同仁可以閱讀您選的版本與範圍；隨時可以收回。"),
    "declined": _("不列入。不會再詢問；要改變決定時，隨時可以由這裡回覆。"),
    "later": _("先不列入。承辦人看得到您想以後再回覆。"),
}


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A unit, by code and name in the reader's language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Unit.objects.order_by("code"), **kwargs)

    def label_from_instance(self, obj: Unit) -> str:
        """Code and name."""
        return f"{obj.code} {short_name_of(obj)}"


class BranchForm(Form):
    """Of which branch."""

    branch = UnitField(label=_("所屬分署"), required=False, empty_label=_("全部"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["branch"].queryset = branches()  # type: ignore[attr-defined]


class LookForm(BranchForm):
    """Which units are looked for; every box may stay empty."""

    words = forms.CharField(label=_("名稱或代碼"), required=False, max_length=60)
    field_order = ("words", "branch")


class OverviewForm(BranchForm):
    """Which category is compared, in which branch, and which unit stands out."""

    category = forms.ChoiceField(label=_("類別"), choices=CATEGORY_CHOICES)
    unit = UnitField(label=_("標出的單位"), required=False, empty_label=_("不標出"), to_field_name="code")
    field_order = ("category", "branch", "unit")


class LibraryForm(BranchForm):
    """Which entries are looked for; every box may stay empty."""

    words = forms.CharField(label=_("內容裡的字"), required=False, max_length=60)
    roc_year = forms.IntegerField(label=_("年度"), required=False, min_value=1, max_value=999)
    category = forms.ChoiceField(label=_("類別"), choices=[ALL, *CATEGORY_CHOICES], required=False)
    field_order = ("words", "roc_year", "category", "branch")


class WordsForm(Form):
    """Which words the texts on a criterion hold."""

    words = forms.CharField(label=_("內容裡的字"), required=False, max_length=60)


class AnswerForm(Form):
    """Whether colleagues may learn from an entry: the answer, and for a yes the version and what of it."""

    all_may_wait = True
    answer = forms.ChoiceField(
        label=_("您的單位是否同意"), choices=LibraryConsent.Answer.choices, widget=RadioCards(hints=HINTS)
    )
    version = forms.TypedChoiceField(label=_("哪一個版本"), coerce=int, required=False)
    scope = forms.ChoiceField(
        label=_("範圍"),
        choices=[(WHOLE, _("整份申請書")), (CHOSEN, _("只有下面勾選的評核項目"))],
        widget=forms.RadioSelect,
        initial=WHOLE,
        required=False,
    )
    sections = forms.MultipleChoiceField(
        label=_("評核項目"), widget=forms.CheckboxSelectMultiple, required=False
    )
    with_files = forms.BooleanField(
        label=_("附件與圖片也可以看"),
        required=False,
        help_text=_("申請書檔案本身不會提供。附件裡的姓名、照片與聯絡方式系統認不出來，請先自行確認。"),
    )
    document_no = forms.CharField(
        label=_("單位來文的文號"),
        max_length=60,
        required=False,
        help_text=_("這個單位沒有主管帳號，由分署代為回覆時必填。"),
    )

    def __init__(
        self,
        *args: Any,
        versions: Sequence[Submission],
        criteria: Sequence[Criterion],
        as_head: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].choices = [(row.number, _version_in_words(row)) for row in versions]  # type: ignore[attr-defined]
        self.fields["sections"].choices = [(row.code, criterion_in_words(row.code)) for row in criteria]  # type: ignore[attr-defined]
        if as_head:
            del self.fields["document_no"]
        else:
            self.fields["document_no"].required = True

    def clean(self) -> dict[str, Any]:
        """A yes says which version, and which criteria unless it is for the whole."""
        cleaned = super().clean() or {}
        if cleaned.get("answer") != LibraryConsent.Answer.AGREED:
            return cleaned
        if not cleaned.get("version"):
            self.add_error("version", _("請選擇要給同仁看的版本。"))
        if not cleaned.get("scope"):
            self.add_error("scope", _("請選擇範圍。"))
        if cleaned.get("scope") == CHOSEN and not cleaned.get("sections") and "sections" not in self.errors:
            self.add_error("sections", _("請至少勾選一個評核項目，或選擇整份申請書。"))
        return cleaned


def _version_in_words(row: Submission) -> str:
    sent = format_date(in_taipei(row.submitted_at).date())
    return str(_("第 %(number)s 版（%(day)s送出）") % {"number": row.number, "day": sent})


class WithdrawForm(Form):
    """Taking an agreement back."""

    reason = forms.CharField(label=_("原因（可以不填）"), max_length=300, required=False)


class AskForm(Form):
    """Asking again: nothing to fill in."""
