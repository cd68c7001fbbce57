"""House rules of the history on record: what contradicts what is there already, and what cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision, Ground, met, not_met
from laurel.rulebook.history import YearHeld
from laurel.rulebook.roc import roc_year_of


class Level(StrEnum):
    """Where something was reached."""

    AGENCY = "agency"
    MINISTRY = "ministry"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Claim:
    """One result as it stands or would stand on record.

    `category` is a code of `Category` or empty; `award` is the key that the units of one national award share.
    """

    level: Level
    roc_year: int
    unit: str
    unit_name: str
    category: str = ""
    place: int | None = None
    is_shared: bool = False
    recommended: bool = False
    award: str = ""
    award_name: str = ""
    won: bool = True
    of_record: bool = False
    announced_on: date | None = None
    revoked_on: date | None = None
    unit_from: date = date.min
    unit_to: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All that stands on record, found by year, category, unit, place and award."""

    years: Mapping[int, YearHeld] = field(default_factory=dict)
    by_place: Mapping[tuple[int, str, int | None], tuple[Claim, ...]] = field(default_factory=dict)
    by_unit: Mapping[tuple[Level, int, str, str], tuple[Claim, ...]] = field(default_factory=dict)
    winners: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    lowest: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    """The lowest place on record of each year and category."""

    @classmethod
    def of(cls, claims: Iterable[Claim], years: Iterable[YearHeld]) -> Record:
        """The record of these claims and years."""
        places: dict[tuple[int, str, int | None], list[Claim]] = defaultdict(list)
        units: dict[tuple[Level, int, str, str], list[Claim]] = defaultdict(list)
        winners: dict[str, list[Claim]] = defaultdict(list)
        lowest: dict[int, dict[str, int]] = defaultdict(dict)
        for claim in claims:
            units[claim.level, claim.roc_year, claim.category, claim.unit].append(claim)
            if claim.level is Level.AGENCY:
                places[claim.roc_year, claim.category, claim.place].append(claim)
                of_year = lowest[claim.roc_year]
                of_year[claim.category] = max(claim.place or 0, of_year.get(claim.category, 0))
            if claim.level is Level.NATIONAL and claim.won and claim.of_record and not claim.revoked_on:
                winners[claim.award].append(claim)
        return cls(
            {year.roc_year: year for year in years},
            {key: tuple(found) for key, found in places.items()},
            {key: tuple(found) for key, found in units.items()},
            {key: tuple(found) for key, found in winners.items()},
            lowest,
        )


def may_be_recorded(claim: Claim, record: Record, today: date) -> Decision:
    """The claim can be, and contradicts nothing on record; the claim itself may stand in the record already."""
    faults = [*_in_its_time(claim, today)]
    if claim.level is Level.AGENCY:
        faults += [*_in_a_year_that_was_held(claim, record), *_beside_other_places(claim, record)]
    if claim.level is Level.MINISTRY:
        faults += _after_a_recommendation(claim, record)
    if claim.level is Level.NATIONAL:
        faults += _as_an_award(claim, record, today)
    return _decision(faults, claim.unit_name)


def _in_its_time(claim: Claim, today: date) -> Iterator[Ground]:
    if claim.roc_year > roc_year_of(today):
        yield _fault("year_in_future", year=claim.roc_year)
    begun, ended = roc_year_of(claim.unit_from), roc_year_of(claim.unit_to or date.max)
    if not begun <= claim.roc_year <= ended:
        yield _fault("unit_not_there_then", unit=claim.unit_name, year=claim.roc_year)


def _in_a_year_that_was_held(claim: Claim, record: Record) -> Iterator[Ground]:
    year = record.years.get(claim.roc_year)
    if claim.category not in set(Category):
        yield _fault("category_missing", unit=claim.unit_name)
    elif claim.place is None or claim.place < 1:
        yield _fault("place_missing", unit=claim.unit_name)
    elif year is None:
        yield _fault("year_not_on_record", year=claim.roc_year)
    elif not year.held:
        yield _fault("year_not_held", year=claim.roc_year)
    elif (entries := year.entries.get(Category(claim.category))) is not None and claim.place > entries:
        yield _fault("place_beyond_entries", place=claim.place, entries=entries, year=claim.roc_year)


def _beside_other_places(claim: Claim, record: Record) -> Iterator[Ground]:
    same_unit = record.by_unit.get((Level.AGENCY, claim.roc_year, claim.category, claim.unit), ())
    if any(other != claim for other in same_unit) or same_unit.count(claim) > 1:
        yield _fault("unit_placed_already", unit=claim.unit_name, year=claim.roc_year)
    for other in record.by_place.get((claim.roc_year, claim.category, claim.place), ()):
        if other.unit != claim.unit and not (other.is_shared and claim.is_shared):
            yield _fault("place_taken", place=claim.place or 0, unit=other.unit_name)
            return


def _after_a_recommendation(claim: Claim, record: Record) -> Iterator[Ground]:
    here = record.by_unit.get((Level.AGENCY, claim.roc_year, claim.category, claim.unit), ())
    if here and not any(other.recommended for other in here):
        yield _fault("ministry_without_recommendation", unit=claim.unit_name, year=claim.roc_year)


def _as_an_award(claim: Claim, record: Record, today: date) -> Iterator[Ground]:
    if claim.announced_on is None:
        yield _fault("award_without_date", unit=claim.unit_name)
    elif claim.announced_on > today:
        yield _fault("award_announced_in_future", announced_on=claim.announced_on.isoformat())
    elif roc_year_of(claim.announced_on) < claim.roc_year:
        yield _fault(
            "award_before_its_year", announced_on=claim.announced_on.isoformat(), year=claim.roc_year
        )
    elif claim.revoked_on and claim.revoked_on < claim.announced_on:
        yield _fault("revoked_before_announced", announced_on=claim.announced_on.isoformat())
    if claim.won and not claim.award_name:
        yield _fault("award_without_name", unit=claim.unit_name)
    if claim.won and claim.of_record:
        others = [other for other in record.winners.get(claim.award, ()) if other.unit != claim.unit]
        if others:
            yield _fault("award_has_winner", unit=others[0].unit_name, award=claim.award_name)


def may_be_year(year: YearHeld, record: Record, today: date) -> Decision:
    """The year is not ahead, and what is said of it leaves room for the places on record."""
    faults = []
    if year.roc_year > roc_year_of(today):
        faults.append(_fault("year_in_future", year=year.roc_year))
    lowest = record.lowest.get(year.roc_year, {})
    if lowest and not year.held:
        faults.append(_fault("year_has_places", year=year.roc_year))
    for category, place in sorted(lowest.items()):
        entries = year.entries.get(Category(category)) if category else None
        if year.held and entries is not None and entries < place:
            faults.append(_fault("entries_below_places", category=category, entries=entries, place=place))
    return _decision(faults, str(year.roc_year))


def _fault(code: str, **seen: str | int) -> Ground:
    return not_met(articles.HOUSE_HISTORY, code, **seen)


def _decision(faults: Iterable[Ground], what: str) -> Decision:
    found = tuple(faults)
    return Decision(found or (met(articles.HOUSE_HISTORY, "fits_the_record", what=what),))
