"""Reading rosters and the decisions on pools."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from laurel.editions.models import Edition
from laurel.panel.selectors import all_members
from laurel.people.permissions import Anyone
from laurel.results.models import Recommendation
from laurel.rewards.models import PoolDecision, RewardLine
from laurel.rewards.permissions import may_see_cases, may_see_roster


def access_reward_case(person: Anyone, nomination_id: str) -> Recommendation:
    """The recommendation behind a reward case, by the entry's public id; absent to those who may not see it."""
    recommendation = (
        Recommendation.objects.filter(nomination__public_id=nomination_id, withdrawal=None)
        .select_related("nomination__unit", "nomination__edition")
        .first()
    )
    if recommendation is None or not may_see_cases(person):
        raise Http404
    return recommendation


def access_line(person: Anyone, line_id: str) -> RewardLine:
    """A standing line of a roster; absent to all but personnel."""
    line = lines_standing().filter(public_id=line_id).first()
    if line is None or not may_see_roster(person):
        raise Http404
    return line


def lines_standing() -> QuerySet[RewardLine]:
    """All lines that were not struck, of every entry and year."""
    return RewardLine.objects.filter(removal=None).select_related(
        "unit", "recommendation__nomination__edition", "recommendation__nomination__unit"
    )


def roster_of(recommendation: Recommendation) -> QuerySet[RewardLine]:
    """The standing lines of one entry."""
    return lines_standing().filter(recommendation=recommendation)


def pool_decisions_of(recommendations: list[Recommendation]) -> dict[int, PoolDecision]:
    """The newest decision of each entry: key of the recommendation → decision."""
    rows = PoolDecision.objects.filter(recommendation__in=[row.pk for row in recommendations])
    return {row.recommendation_id: row for row in rows.select_related("decided_by")}


def panel_names_of(edition: Edition) -> frozenset[str]:
    """The names of those who sat on a year's panel, given-up seats too: a roster knows people by name only."""
    return frozenset(member.person.name for member in all_members(edition))
