"""What the officer types when a letter comes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.outcomes.models import NationalOutcome, SchemeCategory, Step
from laurel.outcomes.selectors import standing_schemes
from laurel.people.models import CATEGORY_CHOICES, Honour, Unit

FIRST_AWARD_YEAR = 97
"""ROC year of the first national award for public service."""


class LetterForm(Form):
    """A letter with its file; where it corrects an earlier one, why."""

    def __init__(self, *args: Any, corrects: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not corrects:
            del self.fields["reason"]


def _document_no() -> forms.CharField:
    return forms.CharField(label=_("來文字號"), max_length=60)


def _evidence() -> forms.FileField:
    return forms.FileField(
        label=_("來文檔案"),
        required=False,
        allow_empty_file=True,
        help_text=_("PDF、ODT、JPG 或 PNG。字號相同而不另附檔案時，沿用原來的檔案。"),
    )


def _reason() -> forms.CharField:
    return forms.CharField(label=_("更正的理由"), max_length=300, help_text=_("原來登錄的內容仍看得到。"))


class SendingForm(LetterForm):
    """送部."""

    sent_on = RocDateField(label=_("發文日期"))
    document_no = forms.CharField(label=_("發文字號"), max_length=60)
    asked_overall = forms.IntegerField(
        label=_("勞動部要求的整體服務類案數"), required=False, min_value=0, max_value=99
    )
    asked_project = forms.IntegerField(
        label=_("勞動部要求的專案規劃類案數"),
        required=False,
        min_value=0,
        max_value=99,
        help_text=_("勞動部沒有指定案數時留空。"),
    )
    evidence = _evidence()
    reason = _reason()


class MinistryForm(LetterForm):
    """部評結果."""

    place = forms.IntegerField(
        label=_("勞動部名次"),
        required=False,
        min_value=1,
        max_value=99,
        help_text=_("照勞動部來文填寫；未列名次時留空。"),
    )
    is_shared = forms.BooleanField(label=_("與其他案件並列這個名次"), required=False)
    disqualified = forms.BooleanField(label=_("勞動部不予評比（資格不符或取消資格）"), required=False)
    forwarded = forms.BooleanField(label=_("勞動部推薦參加國家發展委員會評獎"), required=False)
    announced_on = RocDateField(label=_("來文日期"))
    document_no = _document_no()
    evidence = _evidence()
    reason = _reason()


class SchemeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A category of the national award, by year, with the one of ours that it takes."""

    def label_from_instance(self, scheme: SchemeCategory) -> str:
        """Its name with the mapping."""
        taken = scheme.get_category_display() if scheme.category else _("本署沒有對應的類別")
        return str(format_lazy("{name}（{taken}）", name=scheme.name, taken=taken))


class NationalForm(LetterForm):
    """國發會結果."""

    result = forms.ChoiceField(
        label=pgettext_lazy("of one entry", "結果"),
        choices=NationalOutcome.Result.choices,
        widget=forms.RadioSelect,
        help_text=_("以公布為準。"),
    )
    award_year = forms.IntegerField(
        label=_("獎項年度（民國）"),
        min_value=FIRST_AWARD_YEAR,
        max_value=999,
        help_text=_("延期時填寫預計評獎的年度。"),
    )
    scheme = SchemeField(
        label=_("該年度的獎項類別"),
        queryset=SchemeCategory.objects.none(),
        required=False,
        help_text=_("國發會的類別逐年不同；清單裡沒有的，先到「獎項類別」登錄。延期時留空。"),
    )
    winner_of_record = forms.ModelChoiceField(
        label=_("登記得獎機關"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=_("以公布的名義為準，例如案件以分署名義得獎時選分署。未獲獎時留空。"),
    )
    executing_unit = forms.ModelChoiceField(
        label=_("執行單位"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=_("與登記得獎機關不同時填寫。"),
    )
    line = forms.ChoiceField(
        label=_("得獎機關的分類"),
        choices=[("", _("（未獲獎）")), *Honour.Line.choices],
        required=False,
        help_text=_("第一線服務機關得獎後，三年內不得參加整體服務類：要點三(二)1(3)乙。"),
    )
    announced_on = RocDateField(label=_("公布日期"), help_text=_("延期時填寫來文日期。"))
    document_no = _document_no()
    evidence = _evidence()
    reason = _reason()

    def __init__(self, *args: Any, from_year: int = FIRST_AWARD_YEAR, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("winner_of_record", "executing_unit"):
            self.fields[name].queryset = Unit.objects.all()  # type: ignore[attr-defined]
        field = self.fields["scheme"]
        rows = standing_schemes().filter(award_year__gte=from_year).order_by("award_year", "pk")
        field.queryset = rows  # type: ignore[attr-defined]
        field.choices = [("", "---------"), *_by_year(rows, field)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A winner is named with its category, of that year; a postponed award names neither."""
        cleaned = super().clean() or {}
        result, scheme = cleaned.get("result"), cleaned.get("scheme")
        if result == NationalOutcome.Result.WON:
            if not cleaned.get("winner_of_record"):
                self.add_error("winner_of_record", _("獲獎時請選擇登記得獎機關。"))
            if not scheme and "scheme" not in self.errors:
                self.add_error("scheme", _("獲獎時請選擇該年度的獎項類別。"))
        if result == NationalOutcome.Result.POSTPONED:
            cleaned["scheme"] = None
        elif scheme and cleaned.get("award_year") not in (None, scheme.award_year):
            self.add_error("scheme", _("這個類別是另一個年度的，請改選，或改正獎項年度。"))
        return cleaned


def _by_year(rows: Iterable[SchemeCategory], field: Any) -> list[tuple[str, list[tuple[Any, str]]]]:
    return [
        (
            str(format_lazy(_("{year} 年度"), year=year)),
            [(row.pk, field.label_from_instance(row)) for row in of_year],
        )
        for year, of_year in groupby(rows, lambda row: row.award_year)
    ]


class SchemeForm(Form):
    """獎項類別."""

    award_year = forms.IntegerField(label=_("獎項年度（民國）"), min_value=FIRST_AWARD_YEAR, max_value=999)
    name = forms.CharField(label=_("類別名稱"), max_length=60, help_text=_("照公布的名稱填寫。"))
    category = forms.ChoiceField(
        label=_("對應本署的類別"),
        choices=[("", _("沒有對應的類別")), *CATEGORY_CHOICES],
        required=False,
    )
    source = forms.CharField(
        label=_("出處"), max_length=300, help_text=_("例如來文字號、作業手冊或公布的網址。")
    )


class ReasonForm(Form):
    """Why something is withdrawn."""

    reason = forms.CharField(label=_("理由"), max_length=300)


class ClarifyForm(Form):
    """What people found out."""

    note = forms.CharField(
        label=_("查明的情形"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("事實再有變更時，會重新列出。"),
    )


class ExpectedForm(Form):
    """When the next word on each step is expected."""

    def __init__(self, *args: Any, expected: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for step in Step:
            self.fields[step.value] = RocDateField(
                label=step.label, required=False, initial=expected.get(step.value)
            )
