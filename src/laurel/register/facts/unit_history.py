"""One unit's history: its years through its lineage, their picture, and what bars it in one year and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from laurel.editions.facts import facts_of_year, unit_facts_of
from laurel.people.models import PastYear, Unit
from laurel.register.facts.chart import Chart, chart_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.entry import EditionFacts
from laurel.rulebook.grounds import Decision
from laurel.rulebook.history import (
    NationalAward,
    Place,
    no_national_award_within_three_years,
    not_top_six_three_years_running,
)
from laurel.rulebook.years import UnitYear, years_not_on_record, years_of


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of the unit as a table lists it; names of other units under which something was reached."""

    year: UnitYear
    places: tuple[tuple[Category, Place | None, str], ...]
    awards: tuple[tuple[NationalAward, str], ...]


@dataclass(frozen=True, slots=True)
class UnitHistory:
    """The unit's years, newest first, their picture, and the bars of the year in question.

    `streak` counts for both categories, `awards` for each.

    `missing` are years that nobody recorded, `pending` those whose places are still to come.
    """

    roc_year: int
    rows: tuple[YearRow, ...]
    chart: Chart | None
    streak: Decision
    awards: tuple[tuple[Category, Decision], ...]
    missing: tuple[int, ...]
    pending: frozenset[int]

    @property
    def has_any(self) -> bool:
        """True when anything was ever reached."""
        return any(row.year.places or row.year.awards for row in self.rows)


def history_of(
    unit: Unit,
    roc_year: int,
    on: date,
    edition: EditionFacts | None = None,
    withheld: frozenset[int] = frozenset(),
) -> UnitHistory:
    """The unit's history up to a year, and what bars it in that year as judged on a day; a constant number of queries.

    `withheld` years stand as those whose places are still to come, as the facts given must have them.
    """
    facts = edition or facts_of_year(roc_year)
    unit_facts, past, policy = unit_facts_of(unit), facts.history, facts.policy
    years = years_of(unit_facts, roc_year, past, policy)
    streak = not_top_six_three_years_running(unit_facts, roc_year, past, policy)
    awards = tuple(
        (
            category,
            no_national_award_within_three_years(
                unit_facts, category, roc_year, past, policy, facts.deadline, on
            ),
        )
        for category in Category
    )
    on_record = frozenset(PastYear.objects.values_list("roc_year", flat=True)) - withheld
    pending = frozenset(year.roc_year for year in past.years if year.roc_year not in on_record)
    return UnitHistory(
        roc_year,
        tuple(_row(year, unit.code, facts) for year in reversed(years)),
        chart_of(years, pending | {roc_year} - on_record),
        streak,
        awards,
        years_not_on_record(roc_year, past.years),
        pending | {roc_year} - on_record,
    )


def _row(year: UnitYear, code: str, facts: EditionFacts) -> YearRow:
    name_of = facts.history.name_of
    found = ((category, year.places.get(category)) for category in Category)
    return YearRow(
        year,
        tuple(
            (category, place, name_of(place.unit) if place and place.unit != code else "")
            for category, place in found
        ),
        tuple(
            (award, name_of(award.winner) if award.winner not in ("", code) else "") for award in year.awards
        ),
    )
