"""A year copied from an earlier one: every parameter in one form, each choice kept by a new document or left open."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laurel.editions.facts import Setup, proposed_setup
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import decisions_of
from laurel.editions.words import CHOICES, PARTICULARS, QUESTIONS
from laurel.kit.fields import RocDateTimeField
from laurel.kit.forms import Form, give_words
from laurel.rulebook.opening import COPIES_KEY, LIMITS
from laurel.rulebook.parameters import FIRST_EDITION
from laurel.rulebook.policy import OPEN_QUESTIONS, OpenQuestion, Point

LEFT_OPEN, CARRIED = "open", "carry"
DOCUMENT = gettext_lazy("文號")


class ChooseYearsForm(Form):
    """Which year to copy, and into which."""

    source = forms.TypedChoiceField(label=gettext_lazy("複製哪一年"), coerce=int)
    year = forms.IntegerField(label=gettext_lazy("新的年度（民國）"), min_value=FIRST_EDITION, max_value=999)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(year, _("%(year)d 年度") % {"year": year}) for year in years]
        self.fields["source"].choices = choices  # type: ignore[attr-defined]


class NewYearForm(Form):
    """Every parameter of the new year, filled from its own calendar and from the year that is copied."""

    title = forms.CharField(label=PARTICULARS["title"], max_length=80)
    basis = forms.CharField(
        label=gettext_lazy("依據的勞動部計畫（日期、文號）"), max_length=200, required=False
    )
    contact = forms.CharField(label=PARTICULARS["contact"], max_length=200, required=False)
    copies = forms.IntegerField(label=PARTICULARS["copies"], min_value=0, max_value=99)
    page_limit = forms.IntegerField(
        label=PARTICULARS["page_limit"], min_value=1, max_value=500, required=False
    )
    section_characters = forms.IntegerField(
        label=PARTICULARS["section_characters"], min_value=100, max_value=60_000, required=False
    )
    common_document = forms.CharField(
        label=gettext_lazy("各項決定共同的文號"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("選「沿用」或另作選擇、而自己的文號空白的項目，都用這個文號。"),
    )

    def __init__(self, *args: Any, source: Edition, roc_year: int, **kwargs: Any) -> None:
        self.source, self.roc_year = source, roc_year
        self.decided = {Point(point): row.choice for point, row in decisions_of(source).items()}
        self.proposed = proposed_setup(roc_year, source)
        super().__init__(*args, initial=self._initial(), **kwargs)
        for kind in CalendarDate.Kind:
            self._add(kind.value, RocDateTimeField(label=kind.label, help_text=""))
        for key in (COPIES_KEY, LIMITS, *CalendarDate.Kind.values):
            self._add_document(key)
        for question in OPEN_QUESTIONS:
            self._add_choice(question)
            self._add_document(question.point.value)

    def _initial(self) -> dict[str, Any]:
        proposed = self.proposed
        carried = {
            f"choice_{question.point.value}": CARRIED if question.point in self.decided else LEFT_OPEN
            for question in OPEN_QUESTIONS
        }
        return {
            "title": proposed.title,
            "contact": proposed.contact,
            "copies": proposed.copies_required,
            "page_limit": proposed.page_limit,
            "section_characters": proposed.section_characters,
            **proposed.calendar,
            **carried,
        }

    def _add(self, name: str, field: forms.Field) -> None:
        self.fields[name] = field
        give_words(field, field.label or name)

    def _add_document(self, key: str) -> None:
        self._add(f"document_{key}", forms.CharField(label=DOCUMENT, max_length=120, required=False))

    def _add_choice(self, question: OpenQuestion) -> None:
        point = question.point
        last = self.decided.get(point)
        choices = [(LEFT_OPEN, _("待決"))]
        if last is not None:
            choices.append((CARRIED, _("沿用：%(choice)s") % {"choice": CHOICES[last]}))
        choices += [(choice, str(CHOICES[choice])) for choice in question.choices if choice != last]
        self._add(f"choice_{point.value}", forms.ChoiceField(label=QUESTIONS[point.value], choices=choices))

    def clean(self) -> dict[str, Any]:
        """Every choice that is kept or made has a document: its own, or the common one."""
        typed: dict[str, Any] = super().clean() or {}
        for point in self._chosen(typed):
            if not self._document(typed, point.value):
                self.add_error(
                    f"document_{point.value}",
                    _("%(point)s 請填文號，或在上面填共同的文號；還沒有決定的選「待決」。")
                    % {"point": point.value},
                )
        return typed

    def _chosen(self, typed: dict[str, Any]) -> dict[Point, str]:
        chosen = {}
        for question in OPEN_QUESTIONS:
            treatment = typed.get(f"choice_{question.point.value}", LEFT_OPEN)
            if treatment == CARRIED:
                chosen[question.point] = self.decided[question.point]
            elif treatment != LEFT_OPEN:
                chosen[question.point] = treatment
        return chosen

    def _document(self, typed: dict[str, Any], point: str) -> str:
        return typed.get(f"document_{point}") or typed.get("common_document") or ""

    def setup(self) -> Setup:
        """The year as it is typed; where something typed cannot be read, as it was proposed."""
        typed = {**self.initial, **getattr(self, "cleaned_data", {})}
        chosen = self._chosen(typed)
        documents = {
            key: typed.get(f"document_{key}", "") for key in (COPIES_KEY, LIMITS, *CalendarDate.Kind.values)
        }
        documents |= {point.value: self._document(typed, point.value) for point in chosen}
        return Setup(
            roc_year=self.roc_year,
            title=typed["title"],
            calendar={kind: typed[kind] for kind in CalendarDate.Kind.values},
            basis=typed.get("basis", ""),
            contact=typed["contact"],
            copies_required=typed["copies"],
            page_limit=typed["page_limit"],
            section_characters=typed["section_characters"],
            choices=chosen,
            documents={key: document for key, document in documents.items() if document},
        )
