"""Reading the cases: years and entries that may be rewarded, and what was decided of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import edition_of, editions
from laurel.panel.selectors import all_members
from laurel.people.models import Unit
from laurel.people.permissions import Anyone
from laurel.results.models import Recommendation
from laurel.results.selectors import standing_recommendations
from laurel.rewards.models import PoolDecision, RewardReading
from laurel.rewards.permissions import agency_of, may_see_cases

WITH_AGENCY = ("nomination__unit__parent__parent__parent", "nomination__edition")


def access_reward_case(person: Anyone, nomination_id: str) -> Recommendation:
    """The recommendation behind a reward case, by the entry's public id; absent to those who may not see it."""
    recommendation = (
        real_recommendations()
        .filter(nomination__public_id=nomination_id)
        .select_related(*WITH_AGENCY)
        .first()
    )
    if recommendation is None or not may_see_cases(person):
        raise Http404
    return recommendation


def access_year(person: Anyone, roc_year: int) -> Edition:
    """A year by its number; absent when there is none, and to those who may not see cases."""
    if not may_see_cases(person):
        raise Http404
    return edition_of(roc_year)


def real_recommendations() -> QuerySet[Recommendation]:
    """The standing recommendations of real years; a rehearsal recommends nobody in earnest."""
    return standing_recommendations().filter(nomination__edition__rehearsal_no=0)


def years_with_cases() -> list[Edition]:
    """The years that have recommended entries, newest first."""
    keys = real_recommendations().order_by().values("nomination__edition")
    return list(editions().filter(pk__in=keys))


def pool_decisions_of(recommendations: Iterable[Recommendation]) -> dict[int, PoolDecision]:
    """The newest decision of each entry: key of the recommendation → decision."""
    rows = PoolDecision.objects.filter(recommendation__in=[row.pk for row in recommendations])
    return {row.recommendation_id: row for row in rows.select_related("decided_by")}


def readings_of(edition: Edition) -> RewardReading | None:
    """How the year reads what 三(五)2 leaves open, by its newest decision; None where none was taken."""
    return RewardReading.objects.filter(edition=edition).select_related("decided_by").last()


def panel_names_of(edition: Edition) -> frozenset[str]:
    """The names of those who sat on a year's panel, given-up seats too: a roster knows people by name only."""
    return frozenset(member.person.name for member in all_members(edition))


def addressed_agencies(recommendations: Iterable[Recommendation]) -> dict[Unit, frozenset[int]]:
    """The agencies of the entries' units, by code, each with the keys of its units: each is told its ceilings. One query."""
    keys = {row.nomination.unit_id for row in recommendations}
    found: dict[Unit, set[int]] = defaultdict(set)
    for unit in Unit.objects.filter(pk__in=keys).select_related("parent__parent__parent"):
        found[agency_of(unit)].add(unit.pk)
    return {agency: frozenset(found[agency]) for agency in sorted(found, key=lambda unit: unit.code)}


def same_projects_of(recommendations: Iterable[Recommendation]) -> dict[int, frozenset[int]]:
    """For each entry the keys of recommended entries of other years with the same unit and project title (三(五)3).

    Titles are compared without spaces. Every unit's overall service of another year is another cause.
    """
    wanted = list(recommendations)
    units = {row.nomination.unit_id for row in wanted if row.nomination.project_title}
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    candidates = (
        real_recommendations().filter(nomination__unit__in=units).exclude(nomination__project_title="")
    )
    for row in candidates:
        found[_matter_of(row)].add(row.pk)
    return {
        row.pk: frozenset(found.get(_matter_of(row), set()) - {row.pk})
        if row.nomination.project_title
        else frozenset()
        for row in wanted
    }


def _matter_of(row: Recommendation) -> tuple[int, str]:
    return row.nomination.unit_id, "".join(row.nomination.project_title.split())
