"""What is typed on the screening desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from laurel.applications.fields import parts_of
from laurel.applications.words import place_in_words
from laurel.kit.cards import in_words
from laurel.kit.fields import RocDateTimeField
from laurel.kit.forms import Form
from laurel.kit.widgets import RadioCards
from laurel.people.models import Person
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision, Verdict
from laurel.rulebook.screening import CHOICES, Judgement, Provision
from laurel.screening.facts import CLOSED_LIST, EARLY_PROJECT, LATE, exemption_for
from laurel.screening.words import choice_in_words

ADMITTED: dict[str, str | Promise] = {
    LATE: _("逾期受理"),
    EARLY_PROJECT: _("專案開始過早"),
    CLOSED_LIST: _("未列名而性質相同的單位"),
}


class FindingForm(Form):
    """A verdict and a note on each provision, and a note on the whole."""

    note = forms.CharField(
        label=_("整案備註"), widget=forms.Textarea({"rows": 2}), required=False, max_length=400
    )

    def __init__(self, *args: Any, provisions: Sequence[Provision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.provisions = provisions
        for row in provisions:
            path, printed = row.article.path, row.article.printed
            choices = [("", _("請選擇")), *((v.value, choice_in_words(v)) for v in CHOICES[row.verdict])]
            self.fields[f"judged.{path}"] = forms.ChoiceField(
                label=printed,
                choices=choices,
                error_messages={"required": _("請判斷%(printed)s。") % {"printed": printed}},
            )
            self.fields[f"note.{path}"] = forms.CharField(label=printed, required=False, max_length=200)

    def judgements(self) -> dict[str, Judgement]:
        """What was chosen and noted, by article."""
        typed = self.cleaned_data
        return {
            path: Judgement(Verdict(typed[f"judged.{path}"]), typed[f"note.{path}"])
            for path in (row.article.path for row in self.provisions)
        }


class ReturnForm(Form):
    """Why the second person does not agree."""

    reason = forms.CharField(label=_("退回的理由"), widget=forms.Textarea({"rows": 3}), max_length=400)


class ExemptionForm(Form):
    """What an authority admits, of the grounds that forbid now."""

    code = forms.ChoiceField(label=_("核准的事項"), widget=RadioCards)
    authority = forms.CharField(label=_("核准文號"), max_length=120)
    reason = forms.CharField(label=_("理由"), max_length=300)

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = dict.fromkeys(exemption_for(ground) for ground in decision.refusals)
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            (code, ADMITTED[code]) for code in codes if code
        ]


class DataCorrectionForm(Form):
    """Which ground is said to rest on wrong data, on what evidence, asked by whom."""

    code = forms.ChoiceField(label=_("哪一款"), widget=RadioCards)
    says = forms.CharField(
        label=_("哪裡有誤，正確的是什麼"), widget=forms.Textarea({"rows": 3}), max_length=400
    )
    evidence = forms.CharField(label=_("證明文件（名稱、日期、文號）"), max_length=200)
    asked_by = forms.CharField(label=_("由誰提出"), max_length=120)

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            (ground.code, in_words(ground).sentence) for ground in decision.refusals
        ]


class CorrectionForm(Form):
    """What is to be mended, by when."""

    what = forms.CharField(label=_("須補正的事項"), widget=forms.Textarea({"rows": 3}), max_length=1000)
    parts = forms.MultipleChoiceField(
        label=_("開放修改的部分"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("補正限於形式缺漏；內容於截止日固定，開放各項目的文字前請再確認。"),
        error_messages={"required": _("請至少選一個開放修改的部分。")},
    )
    due_at = RocDateTimeField(label=_("補正期限"))

    def __init__(self, *args: Any, category: Category, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = [  # type: ignore[attr-defined]
            (part, place_in_words(part)) for part in parts_of(category)
        ]


class AssignForm(Form):
    """Who looks at the case; nobody gives it back to all."""

    assignee = forms.ModelChoiceField(
        label=_("承辦"), queryset=Person.objects.none(), required=False, empty_label=_("不指定")
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = people  # type: ignore[attr-defined]
