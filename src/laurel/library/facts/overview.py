"""All units of a category over the years: the lines that are drawn, and the table of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from laurel.library.facts.bump import Bump, Track, bump_of
from laurel.library.facts.years import ENTERED, NOT_HELD, best_places
from laurel.library.selectors import Eyes, former_units, honours_seen, with_former
from laurel.people.models import Honour, Unit
from laurel.people.selectors import past_years
from laurel.register.words import short_name_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.recommendation import quota_of
from laurel.rulebook.roc import roc_year_of

MOST_LINES = 12
"""As many lines can be told apart."""
MOST_YEARS = 10
SIGNS = "ABCDEFGHIJKL"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with its best place of each year that the reader may see; its sign where it is drawn."""

    unit: Unit
    places: Mapping[int, int]
    recommended: frozenset[int] = frozenset()
    sign: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """The years, the units with a place in them, the picture of the first of these."""

    years: tuple[int, ...]
    rows: tuple[UnitRow, ...]
    chart: Bump | None

    @property
    def drawn(self) -> int:
        """How many lines the picture has."""
        return len(self.chart.lines) if self.chart else 0


def overview_of(
    category: Category, eyes: Eyes, today: date, units: Sequence[Unit], chosen: Unit | None = None
) -> Overview:
    """The places of these units in a category through their lines, newest ten years; a constant number of queries.

    Drawn are the chosen unit and those with places in the most years, of these the best placed.
    """
    past = {row.roc_year: row for row in past_years()}
    honours = _of_category(honours_seen(eyes), category)
    known = [*past, *(row.roc_year for row in honours)] or [roc_year_of(today)]
    years = tuple(range(max(min(known), max(known) - MOST_YEARS + 1), max(known) + 1))
    rows = sorted(rows_of(units, honours, years, chosen), key=_in_order)
    drawn = [replace(row, sign=sign) for row, sign in zip(rows[:MOST_LINES], SIGNS, strict=False)]
    states = {year: NOT_HELD if year in past and not past[year].held else ENTERED for year in years}
    tracks = [
        Track(short_name_of(row.unit), row.sign, row.places, number, row.is_chosen)
        for number, row in enumerate(drawn, start=1)
    ]
    quota = quota_of(category)
    cut = {quota: gettext("推薦至第 %(place)s 名") % {"place": quota}}
    chart = bump_of(states, tracks, cut)
    return Overview(years, (*drawn, *rows[MOST_LINES:]), chart)


@dataclass(frozen=True, slots=True)
class Recent:
    """A unit of a list with what the reader may see of each year: honours of this award through its line."""

    unit: Unit
    years: tuple[tuple[int, tuple[Honour, ...]], ...]


def recent_of(units: Iterable[Unit], eyes: Eyes, years: Sequence[int]) -> list[Recent]:
    """The units of a list with their places in these years; a constant number of queries."""
    links = former_units()
    by_unit: dict[tuple[int, int], list[Honour]] = {}
    for row in honours_seen(eyes):
        if row.level == Honour.Level.AGENCY:
            by_unit.setdefault((row.unit_id, row.roc_year), []).append(row)
    found = []
    for unit in units:
        line = sorted(with_former([unit.pk], links))
        cells = ((year, [row for key in line for row in by_unit.get((key, year), ())]) for year in years)
        found.append(Recent(unit, tuple((year, tuple(rows)) for year, rows in cells)))
    return found


def rows_of(
    units: Iterable[Unit], honours: Iterable[Honour], years: Sequence[int], chosen: Unit | None = None
) -> list[UnitRow]:
    """The units that have a place in these years, in the order given; a place of a former name counts."""
    links = former_units()
    by_unit: dict[int, list[Honour]] = {}
    for row in honours:
        if row.roc_year in years:
            by_unit.setdefault(row.unit_id, []).append(row)
    found = []
    for unit in units:
        own = [row for key in with_former([unit.pk], links) for row in by_unit.get(key, ())]
        if own:
            found.append(_row(unit, own, chosen))
    return found


def _row(unit: Unit, honours: Sequence[Honour], chosen: Unit | None) -> UnitRow:
    return UnitRow(
        unit,
        best_places(honours, honours[0].category),
        frozenset(row.roc_year for row in honours if row.recommended),
        is_chosen=unit == chosen,
    )


def _of_category(honours: Iterable[Honour], category: Category) -> list[Honour]:
    return [row for row in honours if row.level == Honour.Level.AGENCY and row.category == category]


def _in_order(row: UnitRow) -> tuple[bool, int, int, str]:
    return (not row.is_chosen, -len(row.places), min(row.places.values()), row.unit.code)
