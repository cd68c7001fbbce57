"""A year opened anew, a moment moved, a point decided, a branch exempted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.editions.models import CalendarDate
from laurel.editions.words import CHOICES, ONLY_RECORDED
from laurel.kit.fields import RocDateTimeField
from laurel.kit.forms import Form
from laurel.kit.widgets import RadioCards
from laurel.rulebook.parameters import FIRST_EDITION
from laurel.rulebook.policy import OpenQuestion


class YearForm(Form):
    """Which year to open."""

    roc_year = forms.IntegerField(label=_("年度（民國）"), min_value=FIRST_EDITION, max_value=999)


class OpenEditionForm(Form):
    """A year with its calendar."""

    title = forms.CharField(label=_("名稱"), max_length=80)
    basis = forms.CharField(
        label=_("依據的勞動部計畫（日期、文號）"),
        max_length=200,
        required=False,
        help_text=_("印在公告與公文上。"),
    )
    contact = forms.CharField(label=_("聯絡方式"), max_length=200, required=False)
    copies_required = forms.IntegerField(
        label=_("紙本份數"),
        min_value=0,
        max_value=99,
        help_text=_("要點三(二)1(2)甲：十二份。減少時請在決定中註明。"),
    )
    nominations_close = RocDateTimeField(
        label=_("推薦參獎截止"), help_text=_("到這個時間為止；6 月 15 日當天有效，就是 6 月 16 日 00:00。")
    )
    reading_opens = RocDateTimeField(label=_("開放閱讀"))
    sheets_close = RocDateTimeField(label=_("序位表截止"))
    meeting = RocDateTimeField(label=_("評審會議"))

    def calendar(self) -> dict[str, datetime]:
        """The moments typed."""
        return {kind.value: self.cleaned_data[kind.value] for kind in CalendarDate.Kind}


class ChangeForm(Form):
    """A change that may be looked at before it has its document."""

    def change(self, name: str) -> Any:
        """The new value before it has its document; None where it cannot be read.

        Afterwards the form's errors are those of that one field.
        """
        for other in self.errors.keys() - {name}:
            del self.errors[other]
        return self.cleaned_data.get(name)


class DateForm(ChangeForm):
    """A moment moved by decision."""

    at = RocDateTimeField(label=_("新的時間"))
    authority = forms.CharField(label=_("核准文號"), max_length=120)
    reason = forms.CharField(label=_("理由"), max_length=300)


class LimitsForm(Form):
    """The limits of a year's applications; empty is no limit."""

    page_limit = forms.IntegerField(
        label=_("申請書頁數上限"),
        min_value=1,
        max_value=500,
        required=False,
        help_text=_("依實際排版的頁數計算；不設上限時留空。"),
    )
    section_characters = forms.IntegerField(
        label=_("每項字數上限"),
        min_value=100,
        max_value=60_000,
        required=False,
        help_text=_("不含標點與空白；不設上限時留空。"),
    )
    authority = forms.CharField(label=_("核准文號"), max_length=120)


class DecideForm(ChangeForm):
    """A choice on a silent point."""

    choice = forms.ChoiceField(label=_("決定"), widget=RadioCards)
    authority = forms.CharField(label=_("決定的文號或會議"), max_length=120)
    reason = forms.CharField(label=_("理由"), max_length=300, required=False)

    def __init__(self, *args: Any, question: OpenQuestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].widget.hints = dict.fromkeys(question.by_people, ONLY_RECORDED)
        self.fields["choice"].choices = [(choice, CHOICES[choice]) for choice in question.choices]  # type: ignore[attr-defined]


class ExemptionForm(Form):
    """Why a branch nominates nobody."""

    reason = forms.CharField(label=_("未提報的原因"), max_length=300)
    authority = forms.CharField(label=_("來文字號"), max_length=120, required=False)
