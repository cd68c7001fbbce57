"""What a unit, and whom it continues, reached in earlier years; and which of it a bar rests on."""

from __future__ import annotations

from dataclasses import dataclass

from laurel.nominations.models import Nomination
from laurel.people.models import Honour
from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, Ground, Verdict
from laurel.rulebook.history import Follows, lineage_of
from laurel.rulebook.parameters import STREAK_PLACE

STREAK, AWARD = "streak", "award"


@dataclass(frozen=True, slots=True)
class Reached:
    """A place or an award; `rests` says which bar rests on it, if any."""

    honour: Honour
    is_of_predecessor: bool
    rests: str


def reached_by(nomination: Nomination, follows: tuple[Follows, ...], decision: Decision) -> list[Reached]:
    """All that the unit and whom it continues reached, newest first, with what the bars rest on; one query."""
    own = nomination.unit.code
    line = lineage_of(own, follows)
    rows = Honour.objects.filter(unit__code__in=line).select_related("unit")
    rows = rows.filter(roc_year__lte=nomination.edition.roc_year)
    barring = [ground for ground in decision if ground.verdict is not Verdict.MET]
    return [Reached(row, row.unit.code != own, _rests(row, barring)) for row in rows]


def _rests(honour: Honour, barring: list[Ground]) -> str:
    for ground in barring:
        if ground.article is articles.TOP_SIX_STREAK and _is_in_streak(honour, ground):
            return STREAK
        if ground.article is articles.NATIONAL_AWARD and _is_award(honour, ground):
            return AWARD
    return ""


def _is_in_streak(honour: Honour, ground: Ground) -> bool:
    years = str(ground.seen.get("years", "")).split("、")
    among_first = honour.place is not None and honour.place <= STREAK_PLACE.value
    return honour.level == Honour.Level.AGENCY and among_first and str(honour.roc_year) in years


def _is_award(honour: Honour, ground: Ground) -> bool:
    same = (ground.seen.get("award"), ground.seen.get("award_year", honour.roc_year))
    return honour.level == Honour.Level.NATIONAL and same == (honour.award_name, honour.roc_year)
