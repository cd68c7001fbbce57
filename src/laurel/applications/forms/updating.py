"""What is typed while an application is updated to January–June: its period, and every figure that ended in May."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laurel.applications.facts import FigureUpdate, Update
from laurel.applications.fields import DATES, FIGURE, FIGURE_LINES, PERIOD_FROM, PERIOD_REASON, PERIOD_TO
from laurel.applications.figures import Card, days_of
from laurel.applications.words import FIGURE_FAULTS
from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.rulebook.entrants import Category
from laurel.rulebook.periods import UPDATED_VERSION, data_period_of
from laurel.rulebook.updating import Stand

NUMBERS = {
    "numerator": _("分子"),
    "denominator": _("分母"),
    "value": _("數值"),
    "last_year": _("去年同期"),
}
DAYS = {"period_from": _("統計期間：自"), "period_to": _("統計期間：至")}
UPDATED, UNCHANGED = "updated", "unchanged"
HOW = [(UPDATED, _("更新數值與期間")), (UNCHANGED, _("沒有變動"))]


@dataclass(frozen=True, slots=True)
class Row:
    """A figure on the page: then and now, and the controls in which it is typed, by their names."""

    figure: FigureUpdate
    name: str
    fields: dict[str, Any]

    @property
    def faults(self) -> list[Promise]:
        """What a reader would stumble over in the new value, in words."""
        return [FIGURE_FAULTS[code] for code in self.figure.faults]

    @property
    def judged_values(self) -> dict[str, str]:
        """What the figure said when it was judged, of all that is typed here."""
        return {name: getattr(self.figure.judged, name) for name in (*NUMBERS, *DAYS)}

    @property
    def values(self) -> dict[str, Any]:
        """The figure as it is stored now."""
        return stored(self.figure.now) if self.figure.now else {}


class UpdateForm(Form):
    """The period of the update and a group of controls for each figure that ended in May and is still there."""

    all_may_wait = True

    period_from = RocDateField(label=_("資料統計期間：自"), required=False)
    period_to = RocDateField(label=_("資料統計期間：至"), required=False)
    period_exception_reason = forms.CharField(
        label=_("特殊狀況說明"),
        widget=forms.Textarea({"rows": 2}),
        required=False,
        max_length=400,
        help_text=_("更新版的期間不是 1–6 月時，寫明這次的理由。"),
    )

    def __init__(self, *args: Any, update: Update, **kwargs: Any) -> None:
        self.update = update
        self.figures = {f"{FIGURE}{row.judged.key}": row for row in update.figures if row.now is not None}
        self.base_fields = {**type(self).base_fields, **dict(_controls(self.figures))}  # type: ignore[misc]
        super().__init__(*args, initial=dict(_initial(update)), **kwargs)

    def rows(self) -> Iterator[Row]:
        """Every figure that ended in May, those taken out without controls."""
        for figure in self.update.figures:
            name = f"{FIGURE}{figure.judged.key}"
            controls = (*NUMBERS, *DAYS, "how", "unchanged") if name in self.figures else ()
            yield Row(figure, name, {control: self[f"{name}-{control}"] for control in controls})

    def clean(self) -> dict[str, Any]:
        """A figure that is said not to change says why."""
        typed = super().clean() or {}
        for name, row in self.figures.items():
            if typed.get(f"{name}-how") == UNCHANGED and not typed.get(f"{name}-unchanged", "").strip():
                words = _now("請寫明「%(figure)s」沒有變動的理由。") % {"figure": row.judged.indicator}
                self.add_error(f"{name}-unchanged", words)
        return typed

    def changes(self, pressed: str = "") -> dict[str, Any]:
        """The fields to save with their values: what was typed differently, and the figure whose button was pressed.

        What was not sent at all is left as it is.
        """
        said = [name for name in (*DATES, PERIOD_REASON) if self._was_typed(name)]
        return {name: _text(self.cleaned_data[name]) for name in said} | {
            name: self._figure(name, row)
            for name, row in self.figures.items()
            if f"{name}-how" in self.data
            and (name == pressed or any(changed.startswith(f"{name}-") for changed in self.changed_data))
        }

    def _was_typed(self, name: str) -> bool:
        widget = self.fields[name].widget
        return name in self.changed_data and not widget.value_omitted_from_data(self.data, self.files, name)

    def _figure(self, name: str, row: FigureUpdate) -> dict[str, Any]:
        assert row.now is not None  # nosec B101
        now = stored(row.now)
        if self.cleaned_data[f"{name}-how"] == UNCHANGED:
            judged = {key: getattr(row.judged, key) for key in (*NUMBERS, *DAYS)}
            return {**now, **judged, "unchanged": self.cleaned_data[f"{name}-unchanged"].strip()}
        typed = {key: _text(self.cleaned_data[f"{name}-{key}"]) for key in (*NUMBERS, *DAYS)}
        return {**now, **typed, "unchanged": ""}


def stored(card: Card) -> dict[str, Any]:
    """The card as its field holds it."""
    return {key: value for key, value in card.as_json().items() if key != "key"}


def required_period_of(update: Update) -> dict[str, str]:
    """The two days that the update must state, as their fields hold them; empty for a project."""
    period = data_period_of(update.category, update.roc_year, UPDATED_VERSION)
    if period.first is None or period.last is None:
        return {}
    return {PERIOD_FROM: period.first.isoformat(), PERIOD_TO: period.last.isoformat()}


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""


def _controls(figures: Iterable[str]) -> Iterator[tuple[str, forms.Field]]:
    for name in figures:
        yield (
            f"{name}-how",
            forms.ChoiceField(label=_("這一項"), choices=HOW, widget=forms.RadioSelect, required=False),
        )
        for key, label in NUMBERS.items():
            yield f"{name}-{key}", forms.CharField(label=label, max_length=FIGURE_LINES[key], required=False)
        for key, label in DAYS.items():
            yield f"{name}-{key}", RocDateField(label=label, required=False)
        yield (
            f"{name}-unchanged",
            forms.CharField(label=_("沒有變動的理由"), max_length=FIGURE_LINES["unchanged"], required=False),
        )


def _initial(update: Update) -> Iterator[tuple[str, Any]]:
    """What the controls hold before anything is typed: a figure that waits is offered the period of the update."""
    yield PERIOD_FROM, update.said.period.first
    yield PERIOD_TO, update.said.period.last
    yield PERIOD_REASON, update.said.reason
    offered = data_period_of(Category.OVERALL_SERVICE, update.roc_year, UPDATED_VERSION).last
    for row in update.figures:
        if row.now is None:
            continue
        name, (first, last) = f"{FIGURE}{row.judged.key}", days_of(row.now)
        yield f"{name}-how", UNCHANGED if row.now.unchanged else UPDATED
        yield f"{name}-unchanged", row.now.unchanged
        yield f"{name}-period_from", first
        yield f"{name}-period_to", offered if row.stand is Stand.WAITING else last
        for key in NUMBERS:
            yield f"{name}-{key}", getattr(row.now, key)
