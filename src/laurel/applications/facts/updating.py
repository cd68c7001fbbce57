"""The update to January–June as its rule and its readers see it: each figure that ended in May, then and now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform

from laurel.applications import fields
from laurel.applications.facts.written import Written, written_of
from laurel.applications.figures import Card, card_of, days_of, faults_of
from laurel.applications.models import Application, Field, Submission
from laurel.applications.selectors import judged_versions
from laurel.nominations.models import Nomination
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision
from laurel.rulebook.updating import (
    Figure,
    Stand,
    Statement,
    ends_in_the_first_period,
    stand_of,
    update_is_complete,
)


@dataclass(frozen=True, slots=True)
class FigureUpdate:
    """An evidence figure that ended in May: as it was judged, as it is now (None when taken out), how it stands."""

    judged: Card
    now: Card | None
    stand: Stand

    @property
    def is_done(self) -> bool:
        """True when nothing more is asked of it."""
        return self.stand is not Stand.WAITING

    @property
    def faults(self) -> tuple[str, ...]:
        """What a reader would stumble over in the new value, as codes: shown beside it, never a bar."""
        return faults_of(self.now, None, None) if self.now and self.stand is Stand.CARRIED_ON else ()


@dataclass(frozen=True, slots=True)
class Update:
    """What the update of an entry says of its period and of every figure that ended in May."""

    roc_year: int
    category: Category
    said: Statement
    figures: tuple[FigureUpdate, ...]

    @property
    def done(self) -> int:
        """How many figures are carried on, said to be unchanged, or taken out."""
        return sum(row.is_done for row in self.figures)

    @property
    def total(self) -> int:
        """How many figures ended in May."""
        return len(self.figures)

    @property
    def decision(self) -> Decision:
        """三(二)1(2)乙: is the update complete?"""
        figures = [_seen(row.judged, row.now) for row in self.figures]
        return update_is_complete(self.category, self.roc_year, self.said, figures)


def update_in(application: Application, written: Written | None = None) -> Update:
    """The working copy beside the version judged; one query, two when what is written is not at hand."""
    written = written or written_of(application)
    judged = judged_versions().filter(application=application).order_by("number").last()
    said = Statement(
        written.period, written.period_exception_reason, _said(judged, "period_exception_reason") or ""
    )
    return _update(
        application.nomination,
        said,
        _said(judged, "figures") or (),
        {card.key: card for card in written.figures},
    )


def updates_in(applications: Sequence[Application]) -> dict[int, Update]:
    """The same of many applications: key of the application → its update; two queries."""
    judged = _judged_lines(judged_versions().filter(application__in=applications))
    now = _now_of(applications)
    return {row.pk: _line(row, judged.get(row.pk, {}), now.get(row.pk, {})) for row in applications}


def _judged_lines(versions: QuerySet[Submission]) -> dict[int, dict[str, Any]]:
    """What the update asks of the versions judged, without their texts."""
    names = ("figures", "period_exception_reason")
    rows = versions.order_by("number").annotate(
        **{f"said_{name}": KeyTransform(name, "content") for name in names}
    )
    values = rows.values_list("application_id", *(f"said_{name}" for name in names))
    return {key: dict(zip(names, said, strict=True)) for key, *said in values}


def _now_of(applications: Sequence[Application]) -> dict[int, dict[str, Any]]:
    wanted = (fields.PERIOD_FROM, fields.PERIOD_TO, fields.PERIOD_REASON)
    rows = Field.objects.filter(application__in=applications)
    rows = rows.filter(name__in=wanted) | rows.filter(name__startswith=fields.FIGURE)
    found: dict[int, dict[str, Any]] = {}
    for key, name, value in rows.values_list("application_id", "name", "value"):
        found.setdefault(key, {})[name] = value
    return found


def _line(application: Application, judged: Mapping[str, Any], now: Mapping[str, Any]) -> Update:
    written = written_of(application, {name: Field(name=name, value=value) for name, value in now.items()})
    said = Statement(
        written.period, written.period_exception_reason, judged.get("period_exception_reason") or ""
    )
    cards = {card.key: card for card in written.figures}
    return _update(application.nomination, said, judged.get("figures") or (), cards)


def _said(version: Submission | None, name: str) -> Any:
    return version.content.get(name) if version else None


def _update(
    nomination: Nomination, said: Statement, judged: Sequence[Mapping[str, Any]], now: Mapping[str, Card]
) -> Update:
    year = nomination.edition.roc_year
    cards = (card_of(card["key"], card) for card in judged)
    figures = tuple(
        FigureUpdate(card, now.get(card.key), stand_of(_seen(card, now.get(card.key)), said, year))
        for card in cards
        if ends_in_the_first_period(days_of(card)[1], year)
    )
    return Update(year, Category(nomination.category), said, figures)


def _seen(judged: Card, now: Card | None) -> Figure:
    name = judged.indicator or judged.key
    if now is None:
        return Figure(name, is_taken_out=True)
    return Figure(now.indicator or name, days_of(now)[1], bool(now.value.strip()), now.unchanged)
