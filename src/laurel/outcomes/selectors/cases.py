"""Recommended entries with what came back for each: of one year, of all years that wait, of all that there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition, edition_of
from laurel.outcomes.models import MinistryOutcome, NationalOutcome
from laurel.outcomes.permissions import may_read_outcomes, may_record_outcomes
from laurel.people.models import Honour
from laurel.people.permissions import Anyone
from laurel.results.models import Recommendation
from laurel.results.selectors import recommendations_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.outcomes import is_ministry_top


@dataclass(frozen=True, slots=True)
class Case:
    """A recommended entry with what came back for it so far; an award that was only postponed is still awaited."""

    recommendation: Recommendation
    ministry: MinistryOutcome | None
    national: NationalOutcome | None
    postponed: NationalOutcome | None = None
    ministry_before: MinistryOutcome | None = None
    national_before: NationalOutcome | None = None
    """What the newest rows corrected, if anything."""

    @property
    def is_settled(self) -> bool:
        """True when nothing more is awaited from above."""
        return self.ministry is not None and (not self.ministry.forwarded or self.national is not None)

    @property
    def is_withdrawn(self) -> bool:
        """True when the recommendation was withdrawn after it was given."""
        return hasattr(self.recommendation, "withdrawal")

    @property
    def is_top(self) -> bool:
        """True with a place among the Ministry's first three."""
        return self.ministry is not None and is_ministry_top(self.ministry.place)


def access_recommendation(person: Anyone, nomination_id: str) -> Recommendation:
    """The recommendation of an entry, by the entry's public id; absent to those who may not record.

    One that was withdrawn is there when something was recorded for it: that may have to be corrected.
    """
    recommendation = _followed(nomination_id)
    if recommendation is None or not may_record_outcomes(person):
        raise Http404
    return recommendation


def access_case(person: Anyone, nomination_id: str) -> Case:
    """The same for reading, with what came back."""
    recommendation = _followed(nomination_id)
    if recommendation is None or not may_read_outcomes(person):
        raise Http404
    return case_of(recommendation)


def access_year(person: Anyone, roc_year: int) -> Edition:
    """A year, for whoever records outcomes; absent to others."""
    if not may_record_outcomes(person):
        raise Http404
    return edition_of(roc_year)


def _all_recommendations() -> QuerySet[Recommendation]:
    return Recommendation.objects.select_related(
        "nomination__unit", "nomination__edition", "withdrawal"
    ).order_by("nomination__category", "order", "pk")


def _followed(nomination_id: str) -> Recommendation | None:
    rows = _all_recommendations().filter(nomination__public_id=nomination_id)
    return next((case.recommendation for case in _that_count(_with_outcomes(rows))), None)


def _that_count(cases: Iterable[Case]) -> list[Case]:
    """All but those that were withdrawn before anything came back."""
    return [
        case for case in cases if not case.is_withdrawn or case.ministry or case.national or case.postponed
    ]


def followed_of(edition: Edition) -> list[Case]:
    """The recommended entries of a year, and those withdrawn after something came back; three queries."""
    return _that_count(_with_outcomes(_all_recommendations().filter(nomination__edition=edition)))


def followed_by_year() -> dict[Edition, list[Case]]:
    """The newest year, and every earlier one with an entry recommended or something recorded, newest first; four queries."""
    newest = current_edition()
    found: dict[Edition, list[Case]] = {newest: []} if newest else {}
    for case in _that_count(_with_outcomes(_all_recommendations())):
        found.setdefault(case.recommendation.nomination.edition, []).append(case)
    return {year: found[year] for year in sorted(found, key=lambda year: year.roc_year, reverse=True)}


def cases_of(edition: Edition) -> list[Case]:
    """All standing recommendations of a year with their newest outcomes; three queries."""
    return _with_outcomes(recommendations_of(edition).select_related("withdrawal"))


def awaited_in(years: Mapping[Edition, Iterable[Case]]) -> list[Case]:
    """The standing recommendations of these years for which a result from above is still awaited."""
    return [
        case for cases in years.values() for case in cases if not case.is_settled and not case.is_withdrawn
    ]


def _with_outcomes(recommendations: Iterable[Recommendation]) -> list[Case]:
    rows = list(recommendations)
    keys = [row.pk for row in rows]
    ministry, national = defaultdict(list), defaultdict(list)
    for place in _ministry().filter(recommendation__in=keys):
        ministry[place.recommendation_id].append(place)
    for result in _national().filter(recommendation__in=keys):
        national[result.recommendation_id].append(result)
    return [_case(row, ministry[row.pk], national[row.pk]) for row in rows]


def _case(row: Recommendation, ministry: list[MinistryOutcome], national: list[NationalOutcome]) -> Case:
    """The newest row of each counts, and the one that it corrected; what was only postponed is corrected by nothing."""
    final = [result for result in national if result.is_final]
    newest = national[-1] if national else None
    return Case(
        row,
        ministry[-1] if ministry else None,
        final[-1] if final else None,
        None if final else newest,
        ministry[-2] if len(ministry) > 1 else None,
        final[-2] if len(final) > 1 else None,
    )


def _ministry() -> QuerySet[MinistryOutcome]:
    rows = MinistryOutcome.objects.select_related("file", "recorded_by")
    return rows.prefetch_related("file__examinations")


def _national() -> QuerySet[NationalOutcome]:
    rows = NationalOutcome.objects.select_related(
        "winner_of_record", "executing_unit", "scheme", "file", "recorded_by"
    )
    return rows.prefetch_related("file__examinations")


def case_of(recommendation: Recommendation) -> Case:
    """One recommended entry with its newest outcomes; two queries."""
    return _with_outcomes([recommendation])[0]


def history_of(recommendation: Recommendation) -> tuple[list[MinistryOutcome], list[NationalOutcome]]:
    """Everything that was ever recorded for an entry, newest first; two queries."""
    return (
        list(_ministry().filter(recommendation=recommendation).order_by("-pk")),
        list(_national().filter(recommendation=recommendation).order_by("-pk")),
    )


def award_key_of(recommendation: Recommendation) -> str:
    """Under which key the results of an entry stand in history."""
    nomination = recommendation.nomination
    return f"laurel-{nomination.edition.roc_year}-{nomination.code}"


def award_rows_of(recommendation: Recommendation) -> list[Honour]:
    """The national award of an entry as it stands in history, a row for each of its units; one query."""
    rows = Honour.objects.filter(
        award_key=award_key_of(recommendation), level=Honour.Level.NATIONAL, won=True
    )
    return list(rows.select_related("unit__parent__parent").order_by("pk"))


def pending_outcomes(edition: Edition, categories: Collection[str] = tuple(Category)) -> list[Case]:
    """The recommended entries for which a result from above is still awaited."""
    return [
        case
        for case in cases_of(edition)
        if not case.is_settled and case.recommendation.nomination.category in categories
    ]
