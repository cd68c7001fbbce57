"""What is typed to take an entry back, revive it, or open a window; and to check a unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateTimeField
from laurel.kit.forms import Form
from laurel.nominations.models.windows import CITABLE
from laurel.people.models import Unit
from laurel.people.selectors import units_on
from laurel.register.words import name_of
from laurel.rulebook.entrants import UnitKind


class NamedUnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A unit by its name in the reader's language."""

    def label_from_instance(self, obj: Unit) -> str:
        """The name."""
        return name_of(obj)


class SelfCheckForm(Form):
    """Any unit and a year, to see whether it may enter."""

    unit = NamedUnitField(label=_("單位"), queryset=Unit.objects.none())
    year = forms.TypedChoiceField(label=_("年度"), coerce=int)

    def __init__(self, *args: Any, years: Sequence[int], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_on(today).exclude(kind=UnitKind.AGENCY)  # type: ignore[attr-defined]
        self.fields["year"].choices = [(year, year) for year in years]  # type: ignore[attr-defined]


class WithdrawForm(Form):
    """Why an entry is taken back."""

    reason = forms.CharField(label=_("撤回原因"), max_length=300)
    letter_no = forms.CharField(label=_("來文字號"), max_length=60, required=False)


class ReviveForm(Form):
    """Why an entry stands again."""

    reason = forms.CharField(label=_("恢復原因"), max_length=300)
    letter_no = forms.CharField(label=_("來文字號"), max_length=60, required=False)


class WindowForm(Form):
    """Who is admitted after the deadline, to what, until when, on whose word."""

    unit = forms.ModelChoiceField(
        label=_("單位"), queryset=Unit.objects.none(), to_field_name="code", help_text=_("只對這個單位有效。")
    )
    for_nomination = forms.BooleanField(label=_("可以推薦"), required=False)
    for_submission = forms.BooleanField(label=_("可以送出申請書"), required=False)
    until = RocDateTimeField(label=_("受理期限"))
    authority = forms.CharField(label=_("核准文號"), max_length=120)
    reason = forms.CharField(label=_("原因"), max_length=300)
    article = forms.ChoiceField(
        label=_("依據"), choices=[(article.path, article.printed) for article in CITABLE]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.exclude(parent=None)  # type: ignore[attr-defined]
