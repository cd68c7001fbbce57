"""The pages of a nomination, one question each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.kit.widgets import RadioCards
from laurel.people.models import CATEGORY_CHOICES, Unit
from laurel.rulebook.entrants import Category


class CategoryForm(Form):
    """Which category."""

    category = forms.ChoiceField(
        label=_("參獎類別"),
        choices=CATEGORY_CHOICES,
        widget=RadioCards(
            hints={
                Category.OVERALL_SERVICE.value: _("日常直接、經常服務民眾的單位，以整體服務參獎。"),
                Category.PROJECT_PLANNING.value: _("為解決一個問題而規劃推動的專案。"),
            }
        ),
        error_messages={"required": _("請選擇參獎類別。")},
    )


class UnitForm(Form):
    """Which unit: only those that the person may nominate."""

    unit = forms.ModelChoiceField(
        label=_("受推薦單位"),
        queryset=Unit.objects.none(),
        error_messages={"required": _("請選擇受推薦單位。")},
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])  # type: ignore[attr-defined]


class ContactForm(Form):
    """Who can be asked."""

    contact_name = forms.CharField(label=_("聯絡人"), max_length=80)
    contact_title = forms.CharField(label=_("職稱"), max_length=80, required=False)
    contact_phone = forms.CharField(label=_("電話與分機"), max_length=40)
    contact_email = forms.EmailField(label=_("電子郵件"), required=False)


class ProjectForm(ContactForm):
    """A project's particulars, and who can be asked."""

    project_title = forms.CharField(label=_("專案名稱"), max_length=200)
    project_start = RocDateField(
        label=_("專案開始日期"), help_text=_("最早自前二年 1 月 1 日起：要點三(二)1(2)乙。")
    )
    project_end = RocDateField(label=_("專案結束日期"), required=False, help_text=_("仍在執行時留空。"))
    team = forms.CharField(
        label=_("團隊成員（單位、職稱）與總人數"),
        widget=forms.Textarea({"rows": 3}),
        required=False,
        max_length=1000,
    )
    budget_thousand = forms.IntegerField(
        label=_("經費（千元）"), min_value=0, max_value=99_999_999, required=False
    )

    field_order = ("project_title", "project_start", "project_end", "team", "budget_thousand")

    def clean(self) -> dict[str, Any]:
        """A project does not end before it begins."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("project_start"), cleaned.get("project_end")
        if start and end and end < start:
            self.add_error("project_end", _("結束日期不可早於開始日期。"))
        return cleaned


class SelfCheckForm(Form):
    """Any unit, to see whether it may enter."""

    unit = forms.ModelChoiceField(label=_("單位"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.exclude(parent=None)  # type: ignore[attr-defined]


class WithdrawForm(Form):
    """Why an entry is taken back."""

    reason = forms.CharField(label=_("撤回原因"), max_length=300)
    letter_no = forms.CharField(label=_("來文字號"), max_length=60, required=False)
