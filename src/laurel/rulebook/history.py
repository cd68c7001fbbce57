"""Past results that bar: three years among the top six, and the national award."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import takewhile

from laurel.rulebook import articles
from laurel.rulebook.entrants import Category, Unit
from laurel.rulebook.grounds import Decision, Ground, for_people, met, not_met
from laurel.rulebook.parameters import NATIONAL_AWARD_YEARS, STREAK_PLACE, STREAK_YEARS
from laurel.rulebook.policy import Point, Policy
from laurel.rulebook.roc import roc_year_of


@dataclass(frozen=True, slots=True)
class Place:
    """A final place of a unit in one year."""

    roc_year: int
    unit: str
    category: Category
    place: int
    recommended: bool = False


@dataclass(frozen=True, slots=True)
class YearHeld:
    """A year of the award: whether it was held, and the number of entries of each category."""

    roc_year: int
    held: bool = True
    entries: Mapping[Category, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Follows:
    """One unit continues another from a day on: renamed, merged or split."""

    predecessor: str
    successor: str
    on: date


class Line(StrEnum):
    """How a winner of the national award is classified."""

    FIRST_LINE = "first_line"
    PLANNING = "planning"
    PARTNER = "partner"
    UNCLASSIFIED = "unclassified"


@dataclass(frozen=True, slots=True)
class NationalAward:
    """One national award: its ROC year, winner of record, executing units and day of announcement.

    `winner` is empty where the winner of record is no unit of the register.
    """

    name: str
    roc_year: int
    winner: str
    executing: tuple[str, ...]
    line: Line
    announced_on: date
    revoked_on: date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """All that earlier years left behind."""

    years: tuple[YearHeld, ...] = ()
    places: tuple[Place, ...] = ()
    follows: tuple[Follows, ...] = ()
    awards: tuple[NationalAward, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of units by key, for saying under whose name something was reached."""

    def name_of(self, unit: str) -> str:
        """The name of a unit, its key where no name is known."""
        return self.names.get(unit, unit)

    def without_places_of(self, roc_years: Collection[int]) -> History:
        """As it looks to whom the places of those years are not told yet: held, and their places still to come."""
        years = tuple(YearHeld(year.roc_year) if year.roc_year in roc_years else year for year in self.years)
        return replace(
            self, years=years, places=tuple(place for place in self.places if place.roc_year not in roc_years)
        )


def lineage_of(unit: str, follows: Iterable[Follows]) -> frozenset[str]:
    """The unit and all whom it continues: what they reached counts as its own.

    The text is silent on renamed, merged and split units; a bar that a new name could shed would bar nobody.
    """
    links = tuple(follows)
    line, found = {unit}, {unit}
    while found:
        found = {link.predecessor for link in links if link.successor in found} - line
        line |= found
    return frozenset(line)


def not_top_six_three_years_running(unit: Unit, roc_year: int, history: History, policy: Policy) -> Decision:
    """三(二)1(3)甲: among the top six in each of the last three editions bars the next one, in any category.

    A-06: by default editions that were held are counted and a place in either category counts; a year in
    which the unit did not enter, or was barred, has no place and breaks the run. `calendar_years` counts a
    cancelled year as a break. A year with fewer than seven entries is said so: there everyone is top six.
    """
    choice = policy.choice_of(Point.STREAK_SCOPE)
    years = _last_editions(roc_year, history.years, calendar=choice == "calendar_years")
    line = lineage_of(unit.key, history.follows)
    reached = {year: _best_place(line, year, history.places, choice) for year in sorted(years)}
    running = len(years) == STREAK_YEARS.value and all(reached.values())
    seen = {
        "unit": unit.name,
        "years": "、".join(map(str, reached)),
        "places": "、".join(f"{year}:{best.place if best else '—'}" for year, best in reached.items()),
    }
    if others := _reached_by_others(unit, reached.values(), history):
        seen["reached_by"] = others
    if not running:
        return Decision((met(articles.TOP_SIX_STREAK, "no_streak_of_three", **seen),))
    grounds = [
        not_met(articles.TOP_SIX_STREAK, "top_six_three_years_running", **seen, free_again=roc_year + 1)
    ]
    grounds += _small_years(years, line, history)
    return Decision(tuple(grounds))


def run_before(unit: Unit, roc_year: int, history: History, policy: Policy) -> tuple[int, ...]:
    """The ROC years in a row up to the last edition before that year in which the unit was among the first six, oldest
    first: what 三(二)1(3)甲 counts, with the choices on A-06. Empty when the last edition broke the run.
    """
    choice = policy.choice_of(Point.STREAK_SCOPE)
    line = lineage_of(unit.key, history.follows)
    held = {year.roc_year: year.held for year in history.years}
    if choice == "calendar_years":
        before = [*range(roc_year - 1, min(held, default=roc_year) - 1, -1)]
    else:
        before = sorted(
            (year for year, was_held in held.items() if was_held and year < roc_year), reverse=True
        )
    run = takewhile(lambda year: _best_place(line, year, history.places, choice), before)
    return tuple(reversed(tuple(run)))


def _last_editions(roc_year: int, held: Iterable[YearHeld], *, calendar: bool) -> list[int]:
    known = {year.roc_year: year.held for year in held}
    if calendar:
        return [roc_year - back for back in range(1, STREAK_YEARS.value + 1)]
    earlier = sorted((year for year, was_held in known.items() if was_held and year < roc_year), reverse=True)
    return earlier[: STREAK_YEARS.value]


def _best_place(line: frozenset[str], year: int, places: Iterable[Place], choice: str) -> Place | None:
    counted = (
        place
        for place in places
        if place.unit in line
        and place.roc_year == year
        and place.place <= STREAK_PLACE.value
        and not (choice == "overall_service_only" and place.category is not Category.OVERALL_SERVICE)
        and not (choice == "recommended_only" and not place.recommended)
    )
    return min(counted, key=lambda place: place.place, default=None)


def _reached_by_others(unit: Unit, reached: Iterable[Place | None], history: History) -> str:
    """Under whose names the places were reached, where they were not the unit's own."""
    return "、".join(
        f"{best.roc_year} {history.name_of(best.unit)}" for best in reached if best and best.unit != unit.key
    )


def _small_years(years: Iterable[int], line: frozenset[str], history: History) -> list[Ground]:
    entries = {year.roc_year: year.entries for year in history.years}
    small = [
        place
        for place in history.places
        if place.unit in line
        and place.roc_year in set(years)
        and 0 < entries.get(place.roc_year, {}).get(place.category, 0) <= STREAK_PLACE.value
    ]
    if not small:
        return []
    named = "、".join(str(year) for year in sorted({place.roc_year for place in small}))
    return [for_people(articles.TOP_SIX_STREAK, "few_entries_in_streak", years=named)]


def no_national_award_within_three_years(
    unit: Unit, category: Category, roc_year: int, history: History, policy: Policy, deadline: date, on: date
) -> Decision:
    """三(二)1(3)乙: a first-line winner of the national award may not enter overall service for three years.

    A-07: by default the award years Y-1 to Y-3 count, and Y when it was announced by `on` (the day on which
    the entry is judged: nomination, screening or meeting); the winner of record and the executing units are
    barred. Project planning stays open. An award that nobody classified is for people.
    """
    line = lineage_of(unit.key, history.follows)
    near = [award for award in history.awards if _concerns(award, line, roc_year, policy, deadline, on)]
    first_line = [award for award in near if award.line is Line.FIRST_LINE]
    unclassified = [award for award in near if award.line is Line.UNCLASSIFIED]
    if category is Category.PROJECT_PLANNING:
        code = "award_bars_overall_service_only" if first_line else "no_national_award"
        return Decision((met(articles.NATIONAL_AWARD, code, unit=unit.name),))
    if first_line:
        return Decision(tuple(_barred(unit, award, history, policy, deadline) for award in first_line))
    if unclassified:
        return Decision(
            tuple(
                for_people(
                    articles.NATIONAL_AWARD, "national_award_unclassified", unit=unit.name, award=award.name
                )
                for award in unclassified
            )
        )
    return Decision((met(articles.NATIONAL_AWARD, "no_national_award", unit=unit.name),))


def _barred(unit: Unit, award: NationalAward, history: History, policy: Policy, deadline: date) -> Ground:
    late = award.announced_on > deadline
    seen: dict[str, str | int] = {
        "unit": unit.name,
        "award": award.name,
        "award_year": award.roc_year,
        "announced_on": award.announced_on.isoformat(),
        "free_again": _free_again(award, policy, deadline),
    }
    if award.winner and award.winner != unit.key:
        seen["won_by"] = history.name_of(award.winner)
    code = "national_award_after_deadline" if late else "national_award_within_three_years"
    return not_met(articles.NATIONAL_AWARD, code, **seen)


def _free_again(award: NationalAward, policy: Policy, deadline: date) -> int:
    """The first ROC year that the award no longer bars; counted rolling, on that year's deadline."""
    if policy.choice_of(Point.NATIONAL_WINDOW) != "rolling_three_years":
        return award.roc_year + NATIONAL_AWARD_YEARS.value + 1
    year = roc_year_of(award.announced_on) + NATIONAL_AWARD_YEARS.value
    over = (award.announced_on.month, award.announced_on.day) <= (deadline.month, deadline.day)
    return year if over else year + 1


def _concerns(
    award: NationalAward, line: frozenset[str], roc_year: int, policy: Policy, deadline: date, on: date
) -> bool:
    choice = policy.choice_of(Point.NATIONAL_WINDOW)
    judged_on = deadline if choice == "deadline_date_only" else on
    if award.revoked_on and award.revoked_on <= judged_on:
        return False
    if award.announced_on > judged_on:
        return False
    winners = {award.winner} if choice == "winner_of_record_only" else {award.winner, *award.executing}
    if not winners & line:
        return False
    if choice == "rolling_three_years":
        return _years_before(judged_on, NATIONAL_AWARD_YEARS.value) < award.announced_on
    return roc_year - NATIONAL_AWARD_YEARS.value <= award.roc_year <= roc_year


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
