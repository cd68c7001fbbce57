"""How many go up to the Ministry, and which. 三(二)2(1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision, met, not_met
from laurel.rulebook.parameters import OVERALL_QUOTA, PROJECT_QUOTA
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
