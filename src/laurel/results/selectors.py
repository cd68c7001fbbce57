"""Reading results: what was resolved and approved, who is recommended, what a unit may know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from laurel.documents.models import IssuedPaper
from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.files.selectors import refuse_destroyed
from laurel.meeting.models import SignedScan
from laurel.meeting.selectors import Count, count_of, resolution_of
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations, nominations_of, nominations_visible_to
from laurel.people.permissions import Anyone
from laurel.results.models import Approval, Recommendation
from laurel.results.permissions import may_read_own_result, may_read_results, may_record_approval
from laurel.rulebook.policy import Point
from laurel.rulebook.ranking import Standing
from laurel.rulebook.recommendation import Moment, Remedy, quota_of, recommended_after, remedy_of

PAPER_KINDS = ("result_letter", "result_notice", "recommendation_letter", "recommendation_list")
"""The kinds of the papers after the meeting, as they are issued."""


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


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom the resolution of a category proposes to recommend, best first, and who had left before."""

    codes: tuple[str, ...]
    left: tuple[str, ...]


def approval_of(edition: Edition, category: str) -> Approval | None:
    """What the Director-General decided on a category, or None."""
    return (
        Approval.objects.filter(edition=edition, category=category)
        .select_related("recorded_by", "edition")
        .first()
    )


def approvals_of(edition: Edition) -> dict[str, Approval]:
    """The approvals of a year by category."""
    rows = Approval.objects.filter(edition=edition).select_related("recorded_by", "edition")
    return {row.category: row for row in rows}


def recommendations_of(edition: Edition, category: str | None = None) -> QuerySet[Recommendation]:
    """The standing recommendations of a year, or of a category, in their order."""
    standing = standing_recommendations().filter(nomination__edition=edition)
    return standing.filter(nomination__category=category) if category else standing


def standing_recommendations() -> QuerySet[Recommendation]:
    """The standing recommendations of all years, in their order; of two with one order the earlier comes first.

    Such are there in a year that recomputes (A-12): whoever moves up has a position in the shorter order.
    """
    return (
        Recommendation.objects.filter(withdrawal=None)
        .select_related("nomination__unit", "nomination__edition")
        .order_by("nomination__category", "order", "pk")
    )


def left_recommendations_of(edition: Edition) -> QuerySet[Recommendation]:
    """The recommendations that were withdrawn, with why."""
    return Recommendation.objects.filter(
        nomination__edition=edition, withdrawal__isnull=False
    ).select_related("nomination__unit", "withdrawal__withdrawn_by")


def access_recommendation(person: Anyone, nomination_id: str) -> Recommendation:
    """The standing recommendation of an entry, by the entry's public id; absent to all but the officer."""
    recommendation = (
        Recommendation.objects.filter(nomination__public_id=nomination_id, withdrawal=None)
        .select_related("nomination__unit", "nomination__edition")
        .first()
    )
    if recommendation is None or not may_record_approval(person):
        raise Http404
    return recommendation


def order_of(edition: Edition, category: str) -> tuple[str, ...]:
    """All entries in the order that was decided: the Director-General's first where the ruling is otherwise.

    In a year that always recomputes after a withdrawal (A-12) the withdrawn entries are struck and the sheets
    counted again; otherwise they are only skipped later.
    """
    count = _count_for_order(edition, category)
    approval = approval_of(edition, category)
    decided = tuple(approval.order) if approval else ()
    resolved = count.order if count else ()
    return (*decided, *(code for code in resolved if code not in decided))


def _count_for_order(edition: Edition, category: str) -> Count | None:
    resolved = count_of(edition, category)
    if resolved and remedy_of(Moment.AFTER_RESOLUTION, policy_of(edition)) is Remedy.RECOUNT:
        gone = left_codes_of(edition, category, resolved.order)
        return count_of(edition, category, without=gone) if gone else resolved
    return resolved


def left_codes_of(edition: Edition, category: str, order: tuple[str, ...]) -> tuple[str, ...]:
    """The entries of an order that left: the entry, or its recommendation, was withdrawn."""
    standing = set(nominations_of(edition, category).values_list("code", flat=True))
    taken_back = set(
        left_recommendations_of(edition)
        .filter(nomination__category=category)
        .values_list("nomination__code", flat=True)
    )
    return tuple(code for code in order if code not in standing or code in taken_back)


def proposal_of(edition: Edition, count: Count, entries: Iterable[Nomination], now: datetime) -> Proposal:
    """The first of a resolved count within the quota, without those withdrawn by now, or before its approval.

    In a year that always recomputes after a withdrawal (A-12) the others are counted again.
    """
    approval = approval_of(edition, count.category)
    moment = approval.recorded_at if approval else now
    gone = {row.code for row in entries if _was_withdrawn(row, moment)}
    left = tuple(code for code in count.order if code in gone)
    order = count.order
    if left and remedy_of(Moment.AFTER_RESOLUTION, policy_of(edition)) is Remedy.RECOUNT:
        again = count_of(edition, count.category, without=left)
        order = again.order if again else ()
    return Proposal(recommended_after(order, quota_of(count.category), left), left)


def _was_withdrawn(nomination: Nomination, moment: datetime) -> bool:
    """Whether an entry stood withdrawn at a moment: a later revival does not change what was then."""
    return any(
        row.withdrawn_at <= moment and not (hasattr(row, "revival") and row.revival.revived_at <= moment)
        for row in nomination.withdrawals.all()
    )


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


def access_own_result(person: Anyone, edition: Edition, public_id: str) -> OwnResult:
    """The result of one's own entry; absent before approval and to all others."""
    for result in results_visible_to(person, edition):
        if result.nomination.public_id == public_id:
            return result
    raise Http404


def access_result(person: Anyone, edition: Edition, public_id: str) -> OwnResult:
    """The result of an entry for officer and auditor; for all others that of their own, else absent."""
    if not may_read_results(person):
        return access_own_result(person, edition, public_id)
    found = _results_among(all_nominations(edition).filter(public_id=public_id), edition)
    if not found:
        raise Http404
    return found[0]


def access_issue(person: Anyone, edition: Edition, number: str) -> IssuedPaper:
    """An issued paper after the meeting of the year, for whoever records the approval; absent to others."""
    issued = IssuedPaper.objects.filter(number=number, chain=edition.chain, kind__in=PAPER_KINDS).first()
    if issued is None or not may_record_approval(person):
        raise Http404
    return issued


def access_scan(person: Anyone, edition: Edition, public_id: str) -> SignedScan:
    """The scan of a signed paper after the meeting, for officer and auditor; absent to others."""
    scans = SignedScan.objects.select_related("file").prefetch_related("file__examinations")
    scan = scans.filter(
        public_id=public_id, issued__chain=edition.chain, issued__kind__in=PAPER_KINDS
    ).first()
    if scan is None or not may_read_results(person):
        raise Http404
    refuse_destroyed(scan.file)
    return scan
