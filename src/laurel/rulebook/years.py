"""A unit's years: what it reached in each through its lineage, when it was barred, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from laurel.rulebook import articles
from laurel.rulebook.entrants import Category, Unit
from laurel.rulebook.grounds import Decision, Seen, for_people, met
from laurel.rulebook.history import (
    History,
    Line,
    NationalAward,
    Place,
    YearHeld,
    lineage_of,
    not_top_six_three_years_running,
    run_before,
)
from laurel.rulebook.parameters import NATIONAL_AWARD_YEARS, STREAK_YEARS
from laurel.rulebook.policy import Policy


@dataclass(frozen=True, slots=True)
class UnitYear:
    """One year of a unit: its best place in each category, the national awards of that year, or a bar.

    `held` is None where nobody recorded whether the award was held.
    """

    roc_year: int
    held: bool | None
    places: Mapping[Category, Place] = field(default_factory=dict)
    awards: tuple[NationalAward, ...] = ()
    barred: bool = False

    @property
    def entered(self) -> bool:
        """True when the unit has a place of that year."""
        return bool(self.places)


def years_of(unit: Unit, last: int, history: History, policy: Policy) -> tuple[UnitYear, ...]:
    """The unit's years up to and with `last`, oldest first, from the first that is on record.

    A year that was held counts as barred when the years before it were a run of three and the unit has no place of it.
    """
    line = lineage_of(unit.key, history.follows)
    places = [place for place in history.places if place.unit in line]
    awards = [award for award in history.awards if {award.winner, *award.executing} & line]
    held = {year.roc_year: year.held for year in history.years}
    reached = [place.roc_year for place in places] + [award.roc_year for award in awards]
    first = min([*held, *reached], default=last)
    return tuple(
        UnitYear(
            year,
            held.get(year),
            _best_of([place for place in places if place.roc_year == year]),
            tuple(award for award in awards if award.roc_year == year),
            held.get(year, True) and _was_barred(unit, year, history, policy),
        )
        for year in range(first, last + 1)
    )


def with_results(
    history: History, roc_year: int, places: Iterable[Place], entries: Mapping[Category, int]
) -> History:
    """The history with a year's places as they were resolved, where they are not on record yet.

    What is on record stands: it may have been corrected since.
    """
    if any(place.roc_year == roc_year for place in history.places):
        return history
    known = tuple(year for year in history.years if year.roc_year != roc_year)
    return replace(
        history,
        years=(*known, YearHeld(roc_year, held=True, entries=entries)),
        places=(*history.places, *places),
    )


def _best_of(places: Iterable[Place]) -> dict[Category, Place]:
    best: dict[Category, Place] = {}
    for place in sorted(places, key=lambda place: place.place):
        best.setdefault(place.category, place)
    return best


def _was_barred(unit: Unit, year: int, history: History, policy: Policy) -> bool:
    line = lineage_of(unit.key, history.follows)
    if any(place.roc_year == year and place.unit in line for place in history.places):
        return False
    return not not_top_six_three_years_running(unit, year, history, policy).granted


def years_not_on_record(roc_year: int, years: Iterable[YearHeld]) -> tuple[int, ...]:
    """Which of the three years before are unknown: held or not, nobody recorded it."""
    known = {year.roc_year for year in years}
    before = (roc_year - back for back in range(STREAK_YEARS.value, 0, -1))
    return tuple(year for year in before if year not in known)


def free_again(decision: Decision, *, but: int | None = None) -> int | None:
    """The first ROC year in which no bar of the decision stands, and not before `but`.

    None when nothing bars, or when something does that no year ends.
    """
    ends = [ground.seen.get("free_again") for ground in decision.refusals]
    known = [year for year in (*ends, but) if isinstance(year, int)]
    return max(known) if known and None not in ends else None


def one_more_place_bars(unit: Unit, roc_year: int, history: History, policy: Policy) -> bool:
    """True when a place among the first six in that very year, which the unit may enter, bars it from the next."""
    if not not_top_six_three_years_running(unit, roc_year, history, policy).granted:
        return False
    line = lineage_of(unit.key, history.follows)
    imagined = (Place(roc_year, unit.key, category, 1, recommended=True) for category in Category)
    known = tuple(year for year in history.years if year.roc_year != roc_year)
    with_it = History(
        (*known, YearHeld(roc_year)),
        (*(p for p in history.places if not (p.roc_year == roc_year and p.unit in line)), *imagined),
        history.follows,
        history.awards,
        history.names,
    )
    return not not_top_six_three_years_running(unit, roc_year + 1, with_it, policy).granted


def outlook_of(unit: Unit, roc_year: int, history: History, policy: Policy) -> Decision:
    """三(二)1(3)甲 for a year and what a place in it would mean for the next: barred, one more place bars, or neither.

    The run counted is that of `run_before`; who is barred is told until when, not what another place would do.
    """
    decision = not_top_six_three_years_running(unit, roc_year, history, policy)
    run = run_before(unit, roc_year, history, policy)
    if not decision.granted or not run:
        return decision
    seen: dict[str, Seen] = {"years": "、".join(map(str, run)), "count": len(run)}
    if one_more_place_bars(unit, roc_year, history, policy):
        warning = for_people(
            articles.TOP_SIX_STREAK, "one_more_top_six_bars", **seen, year=roc_year, next_year=roc_year + 1
        )
        return decision + Decision((warning,))
    return decision + Decision((met(articles.TOP_SIX_STREAK, "top_six_run", **seen),))


def awards_of_the_branch(unit: Unit, roc_year: int, history: History) -> Iterator[NationalAward]:
    """First-line awards of the unit's branch within the window that name no executing unit.

    Whether this unit did the work is then for people to say: an executing unit is barred with the winner.
    """
    if unit.branch is None:
        return
    above = lineage_of(unit.branch, history.follows)
    for award in history.awards:
        near = roc_year - NATIONAL_AWARD_YEARS.value <= award.roc_year <= roc_year
        open_still = award.line is not Line.PLANNING and award.line is not Line.PARTNER
        if near and open_still and not award.executing and not award.revoked_on and award.winner in above:
            yield award
