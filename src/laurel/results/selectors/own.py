"""What a unit may know of its entry, and what the office may know of all."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.editions.selectors import editions
from laurel.meeting.selectors import Count, resolution_of
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations, nominations_visible_to
from laurel.people.permissions import Anyone
from laurel.results.models import Approval
from laurel.results.permissions import may_read_own_result, may_read_results
from laurel.results.selectors.approvals import approvals_of, left_recommendations_of, recommendations_of
from laurel.rulebook.policy import Point
from laurel.rulebook.ranking import Standing


@dataclass(frozen=True, slots=True)
class OwnResult:
    """What a unit is told of its entry after approval; `rank_sum` only in a year that publishes sums (A-17)."""

    nomination: Nomination
    approval: Approval
    place: int
    entries: int
    recommended: bool
    rank_sum: int | None
    is_taken_back: bool = False
    """True where the entry was recommended and its recommendation was withdrawn."""


def results_visible_to(person: Anyone, edition: Edition) -> list[OwnResult]:
    """The results of the person's own entries; nothing before the approval of their category."""
    if not may_read_own_result(person):
        return []
    return _results_among(nominations_visible_to(person, edition), edition)


def results_of(edition: Edition, category: str) -> list[OwnResult]:
    """The results of all entries of a category, best first; nothing before its approval."""
    found = _results_among(all_nominations(edition).filter(category=category), edition)
    return sorted(found, key=lambda result: (result.place, result.nomination.code))


def _results_among(entries: QuerySet[Nomination], edition: Edition) -> list[OwnResult]:
    approvals = approvals_of(edition)
    with_sums = policy_of(edition).choice_of(Point.PUBLICATION) == "sums_too"
    recommended = set(recommendations_of(edition).values_list("nomination_id", flat=True))
    taken_back = set(left_recommendations_of(edition).values_list("nomination_id", flat=True))
    counts: dict[str, dict[str, Standing]] = {}
    for category in approvals:
        count = Count.from_record(resolution_of(edition, category).tally)  # type: ignore[union-attr]
        counts[category] = {standing.entry: standing for standing in count.tally.standings}
    return [
        OwnResult(
            nomination,
            approvals[nomination.category],
            standing.place,
            len(counts[nomination.category]),
            nomination.pk in recommended,
            standing.rank_sum if with_sums else None,
            nomination.pk in taken_back,
        )
        for nomination in entries
        if nomination.category in approvals
        and (standing := counts[nomination.category].get(nomination.code)) is not None
    ]


def own_results_of(person: Anyone) -> list[tuple[Edition, list[OwnResult]]]:
    """The years in which the person's own entries have results, newest first, each with those results."""
    if not may_read_own_result(person):
        return []
    found = [(edition, results_visible_to(person, edition)) for edition in editions()]
    return [(edition, results) for edition, results in found if results]


def access_own_result(person: Anyone, public_id: str) -> OwnResult:
    """The result of one's own entry of whatever year; absent before approval and to all others."""
    if not may_read_own_result(person):
        raise Http404
    edition = _edition_with(public_id)
    return _result_among(nominations_visible_to(person, edition), edition, public_id)


def access_result(person: Anyone, public_id: str) -> OwnResult:
    """The result of an entry for officer and auditor; for all others that of their own, else absent."""
    if not may_read_results(person):
        return access_own_result(person, public_id)
    edition = _edition_with(public_id)
    return _result_among(all_nominations(edition), edition, public_id)


def _edition_with(public_id: str) -> Edition:
    """The year of an entry; absent when there is no such entry."""
    nominations = Nomination.objects.filter(public_id=public_id, edition__rehearsal_no=0)
    nomination = nominations.select_related("edition").first()
    if nomination is None:
        raise Http404
    return nomination.edition


def _result_among(entries: QuerySet[Nomination], edition: Edition, public_id: str) -> OwnResult:
    found = _results_among(entries.filter(public_id=public_id), edition)
    if not found:
        raise Http404
    return found[0]
