"""Reading outcomes: the newest row of an entry counts, older ones show what was recorded before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition
from laurel.outcomes.models import MinistryOutcome, NationalOutcome
from laurel.outcomes.permissions import may_record_outcomes
from laurel.people.permissions import Anyone
from laurel.results.models import Recommendation
from laurel.results.selectors import recommendations_of, standing_recommendations
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
    return _with_outcomes(list(recommendations_of(edition)))


def cases_by_year() -> dict[Edition, list[Case]]:
    """The newest year, and every earlier one for which something is still awaited, each with all its cases.

    Several years wait at once: the national result of one may come while the next one runs. Four queries.
    """
    newest = current_edition()
    found: dict[Edition, list[Case]] = {newest: []} if newest else {}
    for case in _with_outcomes(list(standing_recommendations())):
        found.setdefault(case.recommendation.nomination.edition, []).append(case)
    years = sorted(found, key=lambda edition: edition.roc_year, reverse=True)
    return {
        edition: found[edition]
        for edition in years
        if edition == newest or not all(case.is_settled for case in found[edition])
    }


def _with_outcomes(recommendations: list[Recommendation]) -> list[Case]:
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


def awaited_outcomes() -> list[Case]:
    """The recommended entries of all years for which a result from above is still awaited; four queries."""
    return [case for cases in cases_by_year().values() for case in cases if not case.is_settled]


def pending_outcomes(edition: Edition, categories: Collection[str] = tuple(Category)) -> list[Case]:
    """The recommended entries for which a result from above is still awaited."""
    return [
        case
        for case in cases_of(edition)
        if not case.is_settled and case.recommendation.nomination.category in categories
    ]
