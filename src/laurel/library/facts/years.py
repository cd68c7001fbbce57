"""One unit's years: what it reached in each with the papers, their picture, and what bars it next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from laurel.editions.facts import facts_of_year, unit_facts_of, year_in_question
from laurel.library.facts.bump import Bump, Track, bump_of
from laurel.library.selectors import Eyes, former_units, honours_seen, with_former
from laurel.people.models import CATEGORY_CHOICES, Honour, PastYear, Unit
from laurel.people.selectors import past_years
from laurel.rulebook.entrants import Category
from laurel.rulebook.entry import EditionFacts
from laurel.rulebook.grounds import Decision
from laurel.rulebook.history import no_national_award_within_three_years
from laurel.rulebook.recommendation import quota_of
from laurel.rulebook.years import UnitYear, outlook_of, years_not_on_record, years_of

ENTERED, NOT_HELD, BARRED, PENDING, ABSENT, UNKNOWN, NOT_PUBLIC = (
    "entered",
    "not_held",
    "barred",
    "pending",
    "absent",
    "unknown",
    "not_public",
)
"""What a year holds: a place, or why there is none; for who may not know it, only that nothing is public."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of a unit as a reader may see it; `entries` are the entries of each category, where they are known."""

    roc_year: int
    state: str
    places: tuple[Honour, ...]
    ministry: tuple[Honour, ...]
    national: tuple[Honour, ...]
    entries: Mapping[str, int | None]

    @property
    def papers(self) -> list[tuple[str, date | None, bool]]:
        """The papers of the year, each once: its name, its day, whether all that rests on it was verified."""
        verified: dict[tuple[str, date | None], bool] = {}
        for row in (*self.places, *self.ministry, *self.national):
            paper = (row.evidence, row.evidence_on)
            verified[paper] = verified.get(paper, True) and row.verification is not None
        return [(name, day, is_verified) for (name, day), is_verified in verified.items()]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What bars the unit in its next year, and what one more place would do; awards by category."""

    roc_year: int
    streak: Decision
    awards: tuple[tuple[Category, Decision], ...]
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """A unit's years, newest first, their picture; the outlook only for who sees all of the unit."""

    rows: tuple[YearRow, ...]
    chart: Bump | None
    outlook: Outlook | None


def years_seen(unit: Unit, eyes: Eyes, today: date) -> Years:
    """The unit's years as the reader may see them; a constant number of queries."""
    line = with_former([unit.pk], former_units())
    honours = [row for row in honours_seen(eyes) if row.unit_id in line]
    on_record = {row.roc_year: row for row in past_years()}
    last = year_in_question(today)
    if eyes.knows(unit):
        asked = last + 1 if last in on_record else last
        facts = facts_of_year(asked)
        states = _states_of(unit, last, facts, on_record)
        outlook = outlook_on(unit, asked, facts, today)
    else:
        outlook = None
        first = min([*on_record, *(row.roc_year for row in honours)], default=last)
        states = {year: _state_in_public(year, honours, on_record) for year in range(first, last + 1)}
    rows = tuple(_row(year, state, honours, on_record) for year, state in reversed(states.items()))
    return Years(rows, chart_of_unit(states, honours), outlook)


def _states_of(
    unit: Unit, last: int, facts: EditionFacts, on_record: Mapping[int, PastYear]
) -> dict[int, str]:
    """Every year of a unit of which nothing is kept back, oldest first."""
    under_way = ({year.roc_year for year in facts.history.years} | {last}) - on_record.keys()
    years = years_of(unit_facts_of(unit), last, facts.history, facts.policy)
    return {year.roc_year: _state_of(year, under_way) for year in years}


def _state_of(year: UnitYear, under_way: Iterable[int]) -> str:
    if year.entered:
        return ENTERED
    if year.held is False:
        return NOT_HELD
    if year.barred:
        return BARRED
    if year.roc_year in under_way:
        return PENDING
    return ABSENT if year.held else UNKNOWN


def _state_in_public(year: int, honours: Iterable[Honour], on_record: Mapping[int, PastYear]) -> str:
    """Barred, absent, unplaced and not recommended look alike to the public."""
    if any(row.roc_year == year and row.level == Honour.Level.AGENCY for row in honours):
        return ENTERED
    return NOT_HELD if year in on_record and not on_record[year].held else NOT_PUBLIC


def _row(year: int, state: str, honours: Iterable[Honour], on_record: Mapping[int, PastYear]) -> YearRow:
    of_year = [row for row in honours if row.roc_year == year]
    by_level = {
        level: tuple(sorted((row for row in of_year if row.level == level), key=_in_order))
        for level in Honour.Level
    }
    kept = on_record.get(year)
    counts = (kept.overall_entries, kept.project_entries) if kept else (None, None)
    return YearRow(
        year,
        state,
        by_level[Honour.Level.AGENCY],
        by_level[Honour.Level.MINISTRY],
        by_level[Honour.Level.NATIONAL],
        dict(zip(Category, counts, strict=True)),
    )


def _in_order(row: Honour) -> tuple[str, int, int]:
    return (row.category, row.place or 0, row.pk)


def best_places(honours: Iterable[Honour], category: str) -> dict[int, int]:
    """The best place of each year in a category."""
    best: dict[int, int] = {}
    for row in honours:
        if row.level == Honour.Level.AGENCY and row.category == category and row.place:
            best[row.roc_year] = min(row.place, best.get(row.roc_year, row.place))
    return best


def chart_of_unit(states: Mapping[int, str], honours: Sequence[Honour]) -> Bump | None:
    """Both categories of one unit, with the last place of each that is recommended."""
    tracks = [
        Track(str(words), "", best_places(honours, code), number)
        for number, (code, words) in enumerate(CATEGORY_CHOICES, start=1)
    ]
    quotas = [quota_of(Category(code)) for code, _words in CATEGORY_CHOICES]
    cuts = {
        quota: gettext("%(category)s推薦至第 %(place)s 名") % {"category": track.name, "place": quota}
        for quota, track in zip(quotas, tracks, strict=True)
        if track.places
    }
    return bump_of(states, tracks, cuts)


def outlook_on(unit: Unit, roc_year: int, facts: EditionFacts, today: date) -> Outlook:
    """What bars the unit in that year as judged today (要點三(二)1(3)), and what one more place would do."""
    seen, past, policy = unit_facts_of(unit), facts.history, facts.policy
    awards = tuple(
        (
            category,
            no_national_award_within_three_years(
                seen, category, roc_year, past, policy, facts.deadline, today
            ),
        )
        for category in Category
    )
    missing = years_not_on_record(roc_year, past.years)
    return Outlook(roc_year, outlook_of(seen, roc_year, past, policy), awards, missing)
