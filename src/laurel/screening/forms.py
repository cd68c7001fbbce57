"""What is typed on the screening desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.applications.fields import parts_of
from laurel.applications.words import place_in_words
from laurel.kit.fields import RocDateTimeField
from laurel.kit.forms import Form
from laurel.kit.widgets import RadioCards
from laurel.rulebook.entrants import Category
from laurel.screening.facts import EARLY_PROJECT, LATE
from laurel.screening.models import Finding


class FindingForm(Form):
    """A verdict with a note."""

    outcome = forms.ChoiceField(label=_("認定"), choices=Finding.Outcome.choices, widget=RadioCards)
    note = forms.CharField(
        label=_("備註"), widget=forms.Textarea({"rows": 2}), required=False, max_length=400
    )


class ExemptionForm(Form):
    """What an authority admits."""

    code = forms.ChoiceField(
        label=_("核准的事項"),
        choices=[(LATE, _("逾期受理")), (EARLY_PROJECT, _("專案開始過早"))],
        widget=RadioCards,
    )
    authority = forms.CharField(label=_("核准文號"), max_length=120)
    reason = forms.CharField(label=_("理由"), max_length=300)


class CorrectionForm(Form):
    """What is to be mended, by when."""

    what = forms.CharField(label=_("須補正的事項"), widget=forms.Textarea({"rows": 3}), max_length=1000)
    parts = forms.MultipleChoiceField(
        label=_("開放修改的部分"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("請至少選一個開放修改的部分。")},
    )
    due_at = RocDateTimeField(label=_("補正期限"))

    def __init__(self, *args: Any, category: Category, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = [  # type: ignore[attr-defined]
            (part, place_in_words(part)) for part in parts_of(category)
        ]
