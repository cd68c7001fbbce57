"""What was approved, and who is recommended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.meeting.selectors import Count, count_of
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations, nominations_of
from laurel.people.permissions import Anyone
from laurel.results.models import Approval, Recommendation
from laurel.results.permissions import may_record_approval
from laurel.rulebook.entrants import Category
from laurel.rulebook.recommendation import Moment, Remedy, quota_of, recommended_after, remedy_of


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
    """The standing recommendations of all years, in their order."""
    return (
        Recommendation.objects.filter(withdrawal=None)
        .select_related("nomination__unit", "nomination__edition")
        .order_by("nomination__category", "order")
    )


def left_recommendations_of(edition: Edition) -> QuerySet[Recommendation]:
    """The recommendations that were withdrawn, with why."""
    return Recommendation.objects.filter(
        nomination__edition=edition, withdrawal__isnull=False
    ).select_related("nomination__unit", "withdrawal__withdrawn_by")


def access_recommendation(person: Anyone, edition: Edition, nomination_id: str) -> Recommendation:
    """The standing recommendation of an entry of the year, by the entry's public id; absent to all but the officer."""
    recommendation = recommendations_of(edition).filter(nomination__public_id=nomination_id).first()
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


def resolved_entries(approval: Approval) -> list[Nomination]:
    """Whom the resolution alone would recommend, best first: what stands beside a decision that is otherwise.

    Those who had left before the approval are not among them. 三(二)2(1).
    """
    edition, category = approval.edition, Category(approval.category)
    count = count_of(edition, category)
    if count is None:
        return []
    entries = {row.code: row for row in all_nominations(edition).filter(category=category)}
    codes = proposal_of(edition, count, entries.values(), approval.recorded_at).codes
    return [entries[code] for code in codes]


def _was_withdrawn(nomination: Nomination, moment: datetime) -> bool:
    """Whether an entry stood withdrawn at a moment: a later revival does not change what was then."""
    return any(
        row.withdrawn_at <= moment and not (hasattr(row, "revival") and row.revival.revived_at <= moment)
        for row in nomination.withdrawals.all()
    )
