"""A year as the rules see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import cast

import holidays

from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import current_edition, decisions_of, editions, moment_of
from laurel.people.models import Honour, PastYear, Unit
from laurel.people.selectors import honours_before, past_years, successions
from laurel.rulebook.calendar import Deadline, decided_deadline, nomination_deadline_of
from laurel.rulebook.entrants import Category, UnitKind
from laurel.rulebook.entrants import Unit as UnitFacts
from laurel.rulebook.entry import EditionFacts
from laurel.rulebook.history import Follows, History, Line, NationalAward, Place, YearHeld
from laurel.rulebook.policy import DEFAULT_POLICY, Point, Policy
from laurel.rulebook.roc import OFFSET, roc_year_of


def policy_of(edition: Edition) -> Policy:
    """The choices that the year has recorded on silent points."""
    return Policy({Point(point): row.choice for point, row in decisions_of(edition).items()})


@cache
def non_working_days(gregorian_year: int) -> frozenset[date]:
    """Taiwan's public holidays of a year, from the maintained calendar."""
    return frozenset(cast("dict[date, str]", holidays.country_holidays("TW", years=gregorian_year)))


def proposed_deadline(roc_year: int, policy: Policy) -> Deadline:
    """The deadline that the regulation states for a year, with its weekday and the next working day."""
    return nomination_deadline_of(roc_year, policy, non_working_days(roc_year + OFFSET))


def deadline_of(edition: Edition) -> Deadline:
    """The deadline in force: what the calendar says, otherwise what the regulation states."""
    decided = moment_of(edition, CalendarDate.Kind.NOMINATIONS_CLOSE)
    return decided_deadline(decided) if decided else proposed_deadline(edition.roc_year, policy_of(edition))


def edition_facts_of(edition: Edition, deadline: Deadline | None = None) -> EditionFacts:
    """The year with its deadline, policy and all that earlier years left behind; a constant number of queries."""
    last_day = (deadline or deadline_of(edition)).last_day
    return EditionFacts(edition.roc_year, last_day, policy_of(edition), history_before(edition.roc_year))


def facts_of_year(roc_year: int) -> EditionFacts:
    """The year as the rules see it; before it is opened, with the deadline that the text states and every default."""
    edition = editions().filter(roc_year=roc_year).first()
    if edition:
        return edition_facts_of(edition)
    deadline = proposed_deadline(roc_year, DEFAULT_POLICY).last_day
    return EditionFacts(roc_year, deadline, DEFAULT_POLICY, history_before(roc_year))


def year_in_question(today: date) -> int:
    """The ROC year that people ask about on a day: its own, or a later one that is open already."""
    newest = current_edition()
    return max(roc_year_of(today), newest.roc_year if newest else 0)


def unit_facts_of(unit: Unit) -> UnitFacts:
    """A unit as the rules see it: with the branch above it, through a centre where it is a sub-station."""
    return UnitFacts(
        key=unit.code,
        kind=UnitKind(unit.kind),
        name=unit.name,
        branch=_branch_code(unit),
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        commissioned_to_local_government=unit.commissioned_to_local_government,
    )


def _branch_code(unit: Unit) -> str | None:
    above = unit.parent
    while above is not None:
        if above.kind == UnitKind.BRANCH:
            return above.code
        above = above.parent
    return None


def history_before(roc_year: int) -> History:
    """Years, places, successions and national awards on record up to a year.

    An earlier year that was opened and is not on record yet counts as held: its places are still to come.
    """
    honours = list(honours_before(roc_year))
    names = {row.unit.code: row.unit.name for row in honours}
    return History(
        years=(*_years_on_record(), *_years_under_way(roc_year)),
        places=tuple(
            Place(row.roc_year, row.unit.code, Category(row.category), row.place, row.recommended)
            for row in honours
            if row.level == Honour.Level.AGENCY and row.place
        ),
        follows=tuple(Follows(row.predecessor.code, row.successor.code, row.on) for row in successions()),
        awards=tuple(_awards(honours)),
        names=names,
    )


def _years_on_record() -> list[YearHeld]:
    return [year_held_of(year) for year in past_years()]


def _years_under_way(roc_year: int) -> list[YearHeld]:
    known = past_years().values("roc_year")
    opened = editions().filter(roc_year__lt=roc_year).exclude(roc_year__in=known)
    return [YearHeld(year) for year in opened.values_list("roc_year", flat=True)]


def year_held_of(year: PastYear) -> YearHeld:
    """A past year as the rules see it; a number of entries that nobody knows is left out."""
    entries = {
        Category.OVERALL_SERVICE: year.overall_entries,
        Category.PROJECT_PLANNING: year.project_entries,
    }
    return YearHeld(
        year.roc_year, year.held, {key: count for key, count in entries.items() if count is not None}
    )


def _awards(honours: list[Honour]) -> Iterator[NationalAward]:
    """National awards that were won, each with all its units; what was announced on no day is not yet one."""
    grouped: dict[tuple[str, date | None], list[Honour]] = defaultdict(list)
    for row in honours:
        if row.level == Honour.Level.NATIONAL and row.won and row.announced_on:
            grouped[row.award_key or f"#{row.pk}", row.revoked_on].append(row)
    for rows in grouped.values():
        yield award_of(rows)


def award_of(rows: Sequence[Honour]) -> NationalAward:
    """One award as the rules ask for it, from the honours of all its units."""
    winner = next((row for row in rows if row.share == Honour.Share.WINNER_OF_RECORD), None)
    of_all = winner or rows[0]
    return NationalAward(
        of_all.award_name,
        of_all.roc_year,
        winner.unit.code if winner else "",
        tuple(row.unit.code for row in rows if row is not winner),
        Line(of_all.line or Line.UNCLASSIFIED),
        of_all.announced_on or date.max,
        of_all.revoked_on,
    )
