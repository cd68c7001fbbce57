"""A year as the rules see it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import cast

import holidays

from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import decisions_of, moment_of
from laurel.people.models import Honour, Unit
from laurel.people.selectors import honours_before, past_years, successions
from laurel.rulebook.calendar import Deadline, decided_deadline, nomination_deadline_of
from laurel.rulebook.entrants import Category, UnitKind
from laurel.rulebook.entrants import Unit as UnitFacts
from laurel.rulebook.entry import EditionFacts
from laurel.rulebook.history import Follows, History, Line, NationalAward, Place, YearHeld
from laurel.rulebook.policy import Point, Policy
from laurel.rulebook.roc import OFFSET


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
    """Years, places, successions and national awards on record up to a year."""
    honours = list(honours_before(roc_year))
    return History(
        years=tuple(
            YearHeld(
                year.roc_year,
                year.held,
                {
                    Category.OVERALL_SERVICE: year.overall_entries,
                    Category.PROJECT_PLANNING: year.project_entries,
                },
            )
            for year in past_years()
        ),
        places=tuple(
            Place(row.roc_year, row.unit.code, Category(row.category), row.place, row.recommended)
            for row in honours
            if row.level == Honour.Level.AGENCY and row.place
        ),
        follows=tuple(Follows(row.predecessor.code, row.successor.code, row.on) for row in successions()),
        awards=tuple(_awards(honours)),
    )


def _awards(honours: list[Honour]) -> list[NationalAward]:
    grouped: dict[tuple[str, date | None], list[Honour]] = {}
    for row in honours:
        if row.level == Honour.Level.NATIONAL and row.announced_on:
            grouped.setdefault((row.award_key, row.revoked_on), []).append(row)
    awards = []
    for rows in grouped.values():
        first = rows[0]
        winner = next((row for row in rows if row.share == Honour.Share.WINNER_OF_RECORD), first)
        executing = tuple(row.unit.code for row in rows if row.share == Honour.Share.EXECUTING_UNIT)
        line = Line(first.line or Line.UNCLASSIFIED)
        assert winner.announced_on is not None  # nosec B101
        awards.append(
            NationalAward(
                winner.award_name,
                winner.roc_year,
                winner.unit.code,
                executing,
                line,
                winner.announced_on,
                winner.revoked_on,
            )
        )
    return awards
