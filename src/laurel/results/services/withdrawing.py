"""A recommendation is withdrawn: the next in the order moves up. A-12."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.meeting.selectors import Count, resolution_of
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations
from laurel.people.models import Honour, Person
from laurel.people.services import corrected
from laurel.results.models import Recommendation, RecommendationWithdrawal
from laurel.results.permissions import may_record_approval
from laurel.results.selectors import left_codes_of, order_of, recommendations_of
from laurel.results.services.approving import recommend
from laurel.results.services.publishing import renewed_publication
from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.rulebook.recommendation import quota_of, recommended_after

WITHDRAWN = "results.recommendation_withdrawn"


@transaction.atomic
def withdraw_recommendation(
    recommendation: Recommendation, reason: str, *, actor: Person, now: datetime
) -> Recommendation | None:
    """The entry no longer goes up; answers the next in the order, which moves up, or None when none is left.

    Places stay as they were resolved (A-12). A publication that waits for its time follows; one that is public stays
    until it is corrected.
    """
    nomination = recommendation.nomination
    edition = lock_edition(nomination.edition_id)
    if not may_record_approval(actor):
        raise Http404
    category = nomination.category
    if not recommendations_of(edition, category).filter(pk=recommendation.pk).exists():
        raise refuse(
            articles.HOUSE_RECORD,
            "recommendation_withdrawn_already",
            act=WITHDRAWN,
            chain=edition.chain,
            entry=nomination.code,
        )
    withdrawal = RecommendationWithdrawal.objects.create(
        recommendation=recommendation, reason=reason, withdrawn_at=now, withdrawn_by=actor
    )
    rows: list[Model] = [withdrawal, *_mark_honour(nomination, False, reason, actor, now)]
    successor = _next_up(edition, category, actor=actor, now=now)
    if successor:
        rows += [successor, *_mark_honour(successor.nomination, True, reason, actor, now)]
    rows += renewed_publication(edition, actor=actor, now=now)
    record(
        WITHDRAWN,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=rows,
        note={"entry": nomination.code, "next": successor.nomination.code if successor else None},
    )
    return successor


def _mark_honour(
    nomination: Nomination, recommended: bool, reason: str, actor: Person, now: datetime
) -> list[Model]:
    honours = Honour.objects.filter(
        level=Honour.Level.AGENCY,
        unit=nomination.unit,
        roc_year=nomination.edition.roc_year,
        category=nomination.category,
    )
    changes = {"recommended": recommended}
    rows: list[Model] = []
    for honour in honours:
        rows += corrected(honour, changes, reason=reason, evidence=honour.evidence, actor=actor, now=now)
    return rows


def _next_up(edition: Edition, category: str, *, actor: Person, now: datetime) -> Recommendation | None:
    """The entry that the rule puts within the quota now and that is not recommended yet."""
    order = order_of(edition, category)
    gone = left_codes_of(edition, category, order)
    standing = set(recommendations_of(edition, category).values_list("nomination__code", flat=True))
    resolution = resolution_of(edition, category)
    assert resolution is not None  # nosec B101
    for code in recommended_after(order, quota_of(Category(category)), gone):
        if code not in standing:
            nomination = all_nominations(edition).get(category=category, code=code)
            return recommend(nomination, Count.from_record(resolution.tally), order, actor=actor, now=now)
    return None
