"""How many go up to the Ministry, and which. 三(二)2(1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision, met, not_met
from laurel.rulebook.parameters import OVERALL_QUOTA, PROJECT_QUOTA
from laurel.rulebook.policy import Point, Policy
from laurel.rulebook.ranking import Tally


def quota_of(category: Category) -> int:
    """The first six of overall service, the first two of project planning."""
    return (OVERALL_QUOTA if category is Category.OVERALL_SERVICE else PROJECT_QUOTA).value


def recommended_number_of(category: Category, entries: int) -> int:
    """With fewer entries than the quota all of them go up; the text knows no place left empty."""
    return min(quota_of(category), entries)


def may_resolve(category: Category, tally: Tally) -> Decision:
    """三(二)2(1) and (3): a result may be resolved when no tie that touches a recommended place is open."""
    if tally.settled:
        return Decision((met(articles.RANK_SUM, "ties_settled", category=category.value),))
    return Decision(
        tuple(
            not_met(
                articles.RANK_SUM,
                "tie_across_cut_line" if tie.crosses_cut_line else "tie_within_quota",
                entries="、".join(tie.entries),
                rank_sum=tie.rank_sum,
                first_place=tie.places[0],
                last_place=tie.places[1],
            )
            for tie in tally.open_ties
        )
    )


class Moment(StrEnum):
    """When an entry leaves."""

    BEFORE_OPENING = "before_opening"
    BEFORE_RESOLUTION = "before_resolution"
    AFTER_RESOLUTION = "after_resolution"


class Remedy(StrEnum):
    """What becomes of the count when an entry leaves."""

    NOT_RANKED = "not_ranked"
    COMPRESS = "compress"
    NEW_SHEETS = "new_sheets"
    SKIP = "skip"
    RECOUNT = "recount"


def remedy_of(moment: Moment, policy: Policy) -> Remedy:
    """A-12, on which the text is silent: what is done with an entry that leaves, by when it leaves.

    Before opening it is taken off the list of those to be ranked. Before the resolution the ranks behind it
    move up on every sheet, or all others are ranked anew. Afterwards sums stay and it is skipped, unless the
    year always recounts; a package that left for the Ministry changes nothing in that.
    """
    choice = policy.choice_of(Point.WITHDRAWAL)
    if moment is Moment.BEFORE_OPENING:
        return Remedy.NOT_RANKED
    if moment is Moment.BEFORE_RESOLUTION:
        return Remedy.NEW_SHEETS if choice == "new_sheets" else Remedy.COMPRESS
    return Remedy.RECOUNT if choice == "always_recompute" else Remedy.SKIP


def recommended_after(order: Sequence[str], quota: int, withdrawn: Collection[str] = ()) -> tuple[str, ...]:
    """A-12: after signature an entry that leaves is skipped and the next in the order moves up."""
    return tuple(entry for entry in order if entry not in withdrawn)[:quota]


def may_recommend(entry: str, order: Sequence[str], quota: int, withdrawn: Collection[str] = ()) -> Decision:
    """三(二)2(1): only the first six, or two, of those still standing are recommended."""
    inside = entry in recommended_after(order, quota, withdrawn)
    place = order.index(entry) + 1 if entry in order else 0
    ground = met if inside else not_met
    code = "within_quota" if inside else "beyond_quota"
    return Decision((ground(articles.MEETING_AND_QUOTAS, code, entry=entry, place=place, quota=quota),))
