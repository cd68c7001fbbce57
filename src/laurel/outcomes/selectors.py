"""Reading outcomes: the newest row of an entry counts, older ones show what was recorded before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404

from laurel.editions.models import Edition
from laurel.outcomes.models import MinistryOutcome, NationalOutcome
from laurel.outcomes.permissions import may_record_outcomes
from laurel.people.permissions import Anyone
from laurel.results.models import Recommendation
from laurel.results.selectors import recommendations_of
from laurel.rulebook.entrants import Category


@dataclass(frozen=True, slots=True)
class Case:
    """A recommended entry with what came back for it so far."""

    recommendation: Recommendation
    ministry: MinistryOutcome | None
    national: NationalOutcome | None

    @property
    def is_settled(self) -> bool:
        """True when nothing more is awaited from above."""
        return self.ministry is not None and (not self.ministry.forwarded or self.national is not None)


def access_recommendation(person: Anyone, nomination_id: str) -> Recommendation:
    """The standing recommendation of an entry, by the entry's public id; absent to those who may not record."""
    recommendation = (
        Recommendation.objects.filter(nomination__public_id=nomination_id, withdrawal=None)
        .select_related("nomination__unit", "nomination__edition")
        .first()
    )
    if recommendation is None or not may_record_outcomes(person):
        raise Http404
    return recommendation


def cases_of(edition: Edition) -> list[Case]:
    """All recommended entries of a year with their newest outcomes; three queries."""
    recommendations = list(recommendations_of(edition))
    keys = [row.pk for row in recommendations]
    ministry = {row.recommendation_id: row for row in MinistryOutcome.objects.filter(recommendation__in=keys)}
    national = {
        row.recommendation_id: row
        for row in NationalOutcome.objects.filter(recommendation__in=keys).select_related(
            "winner_of_record", "executing_unit"
        )
    }
    return [Case(row, ministry.get(row.pk), national.get(row.pk)) for row in recommendations]


def case_of(recommendation: Recommendation) -> Case:
    """One recommended entry with its newest outcomes."""
    return Case(
        recommendation,
        MinistryOutcome.objects.filter(recommendation=recommendation).last(),
        NationalOutcome.objects.filter(recommendation=recommendation).last(),
    )


def pending_outcomes(edition: Edition, categories: Collection[str] = tuple(Category)) -> list[Case]:
    """The recommended entries for which a result from above is still awaited."""
    return [
        case
        for case in cases_of(edition)
        if not case.is_settled and case.recommendation.nomination.category in categories
    ]
