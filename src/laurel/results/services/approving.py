"""Approval: places become honours, the first six and two are recommended. 要點三(二)2(1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Model
from django.http import Http404
from django.utils.translation import gettext

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.meeting.selectors import Count, resolution_of
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations
from laurel.people.models import Honour, PastYear, Person
from laurel.people.services import corrected
from laurel.results.models import Approval, Recommendation
from laurel.results.permissions import may_record_approval
from laurel.results.selectors import (
    approval_of,
    left_codes_of,
    order_of,
)
from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision
from laurel.rulebook.recommendation import may_recommend, quota_of, recommended_after

APPROVED = "results.approved"


@transaction.atomic
def approve(
    edition: Edition,
    category: str,
    *,
    ruling: str,
    approved_on: date,
    document_no: str,
    reason: str = "",
    order: Sequence[str] = (),
    actor: Person,
    now: datetime,
) -> Approval:
    """The Director-General's decision stands; every place becomes an honour, the quota is recommended.

    A ruling otherwise keeps both: the resolution stays, `order` says who is recommended instead, `reason` why.
    Refused before the resolution, twice, otherwise without reason and order, and for any entry beyond the
    quota of 要點三(二)2(1).
    """
    edition = lock_edition(edition.pk)
    if edition.is_rehearsal or not may_record_approval(actor):
        raise Http404
    count = _resolved(edition, category)
    otherwise = ruling == Approval.Ruling.OTHERWISE
    if otherwise:
        _refuse_careless(edition, count, reason, order)
    approval = Approval.objects.create(
        edition=edition,
        category=category,
        ruling=ruling,
        approved_on=approved_on,
        document_no=document_no,
        reason=reason,
        order=list(order) if otherwise else [],
        recorded_at=now,
        recorded_by=actor,
    )
    whole = order_of(edition, category)
    gone = left_codes_of(edition, category, whole)
    quota = quota_of(Category(category))
    codes = (
        tuple(code for code in order if code not in gone)
        if otherwise
        else recommended_after(whole, quota, gone)
    )
    grounds = Decision(())
    for code in codes:
        grounds += refuse_unless(
            may_recommend(code, order if otherwise else whole, quota, gone),
            act=APPROVED,
            chain=edition.chain,
        )
    entries = {row.code: row for row in all_nominations(edition).filter(category=category)}
    rows: list[Model] = [approval]
    rows += [recommend(entries[code], count, whole, actor=actor, now=now) for code in codes]
    rows += _honours(approval, count, entries, set(codes))
    rows += _year_on_record(approval, len(count.order))
    record(
        APPROVED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=rows,
        grounds=grounds,
        note={"category": category, "document": document_no, "recommended": list(codes)},
    )
    return approval


def recommend(
    nomination: Nomination, count: Count, order: Sequence[str], *, actor: Person, now: datetime
) -> Recommendation:
    """The entry goes up, behind all of its category that were recommended before it."""
    places = {standing.entry: standing.place for standing in count.tally.standings}
    return Recommendation.objects.create(
        nomination=nomination,
        order=max(order.index(nomination.code), _last_order(nomination)) + 1,
        place=places[nomination.code],
        recommended_at=now,
        recommended_by=actor,
    )


def _last_order(nomination: Nomination) -> int:
    before = Recommendation.objects.filter(
        nomination__edition=nomination.edition_id, nomination__category=nomination.category
    )
    last: int = before.aggregate(last=Max("order", default=0))["last"]
    return last


def _resolved(edition: Edition, category: str) -> Count:
    resolution = resolution_of(edition, category)
    if resolution is None:
        raise refuse(
            articles.MEETING_AND_QUOTAS,
            "category_not_resolved",
            act=APPROVED,
            chain=edition.chain,
            category=category,
        )
    before = approval_of(edition, category)
    if before:
        raise refuse(
            articles.HOUSE_RECORD,
            "approved_already",
            act=APPROVED,
            chain=edition.chain,
            category=category,
            document=before.document_no,
        )
    return Count.from_record(resolution.tally)


def _refuse_careless(edition: Edition, count: Count, reason: str, order: Sequence[str]) -> None:
    if not reason.strip() or not order:
        raise refuse(articles.MEETING_AND_QUOTAS, "ruling_without_reason", act=APPROVED, chain=edition.chain)
    for position, code in enumerate(order):
        wrong = (code not in count.order and "entry_not_in_result") or (
            code in order[:position] and "entry_named_twice"
        )
        if wrong:
            raise refuse(articles.MEETING_AND_QUOTAS, wrong, act=APPROVED, chain=edition.chain, entry=code)


def _honours(
    approval: Approval, count: Count, entries: dict[str, Nomination], recommended: set[str]
) -> list[Honour]:
    """A place for every ranked unit; a unit with several projects keeps its best."""
    honours: dict[int, Honour] = {}
    at_place = Counter(standing.place for standing in count.tally.standings)
    for standing in count.tally.standings:
        nomination = entries[standing.entry]
        if nomination.unit_id in honours:
            continue
        honours[nomination.unit_id] = Honour.objects.create(
            level=Honour.Level.AGENCY,
            unit=nomination.unit,
            roc_year=approval.edition.roc_year,
            category=approval.category,
            place=standing.place,
            is_shared=at_place[standing.place] > 1,
            recommended=standing.entry in recommended,
            project_title=nomination.project_title,
            **{**_evidence_of(approval), "is_sample": nomination.is_sample},
        )
    return list(honours.values())


def _evidence_of(approval: Approval) -> dict[str, Any]:
    return {
        "evidence": approval.document_no,
        "evidence_on": approval.approved_on,
        "recorded_by": approval.recorded_by,
        "recorded_at": approval.recorded_at,
        "is_sample": approval.edition.is_sample,
    }


def _year_on_record(approval: Approval, entries: int) -> list[Model]:
    """The year counts as held, with the number of entries, for the streaks of later years."""
    year, _created = PastYear.objects.get_or_create(
        roc_year=approval.edition.roc_year, defaults=_evidence_of(approval)
    )
    overall = approval.category == Category.OVERALL_SERVICE
    column = "overall_entries" if overall else "project_entries"
    if getattr(year, column) is None:
        setattr(year, column, entries)
        year.save()
        return [year]
    said = {column: entries, "held": True}
    return [
        year,
        *corrected(
            year,
            said,
            reason=gettext("依核定的評審結果"),
            evidence=approval.document_no,
            actor=approval.recorded_by,
            now=approval.recorded_at,
        )[1:],
    ]
