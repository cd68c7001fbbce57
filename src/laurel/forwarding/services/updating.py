"""The update to January–June is asked for, extended, and decided on where it does not come. 三(二)1(2)乙."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.applications.models import Reopening
from laurel.applications.selectors import application_of, update_of
from laurel.applications.services import reopen_application
from laurel.editions.models import Edition
from laurel.forwarding.facts import cases_of
from laurel.forwarding.models import UpdateDecision, UpdateRequest
from laurel.forwarding.selectors import request_of
from laurel.forwarding.services.common import open_package
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.results.models import Recommendation
from laurel.results.selectors import standing_recommendations
from laurel.results.services import withdraw_recommendation
from laurel.rulebook import articles
from laurel.rulebook.updating import may_go_without

REQUESTED = "forwarding.updates_requested"
EXTENDED = "forwarding.update_extended"
DECIDED = "forwarding.update_decided"


@transaction.atomic
def request_updates(
    edition: Edition, due_at: datetime, projects: Collection[str] = (), *, actor: Person, now: datetime
) -> list[UpdateRequest]:
    """Every recommended entry of overall service that was not asked before is asked until then, and its form opens.

    `projects` are the codes of recommended projects that may update too: 三(二)1(2)乙 does not ask it of them.
    Refused in the past, with nobody to ask, and once the package is closed.
    """
    edition = open_package(edition, actor, act=REQUESTED)
    _refuse_past(edition, due_at, now, act=REQUESTED)
    asked = [
        case.recommendation
        for case in cases_of(edition, now)
        if case.request is None and not case.is_withdrawn and (case.owes or case.nomination.code in projects)
    ]
    if not asked:
        raise refuse(articles.DATA_PERIOD, "nobody_to_ask", act=REQUESTED, chain=edition.chain)
    rows = [_ask(row, due_at, "", actor=actor, now=now) for row in asked]
    note = {"entries": [row.nomination.code for row in asked], "due_at": due_at.isoformat()}
    record(REQUESTED, actor=actor, now=now, chain=edition.chain, rows=rows, note=note)
    return rows


@transaction.atomic
def extend_update(
    recommendation: Recommendation, due_at: datetime, reason: str, *, actor: Person, now: datetime
) -> UpdateRequest:
    """The entry has until then, for that reason; one that sent its update already may send another.

    Refused before it was asked, in the past, not later than what it has, and once the package is closed.
    """
    edition = open_package(recommendation.nomination.edition, actor, act=EXTENDED)
    _standing(recommendation)
    entry, before = recommendation.nomination.code, request_of(recommendation)
    if before is None:
        raise refuse(
            articles.DATA_PERIOD, "update_not_asked_for", act=EXTENDED, chain=edition.chain, entry=entry
        )
    _refuse_past(edition, due_at, now, act=EXTENDED)
    if due_at <= before.due_at and update_of(recommendation.nomination) is None:
        raise refuse(
            articles.DATA_PERIOD,
            "extension_not_later",
            act=EXTENDED,
            chain=edition.chain,
            deadline=before.due_at.isoformat(),
        )
    row = _ask(recommendation, due_at, reason, actor=actor, now=now)
    note = {"entry": entry, "due_at": due_at.isoformat(), "reason": reason}
    record(EXTENDED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row


def _ask(
    recommendation: Recommendation, due_at: datetime, reason: str, *, actor: Person, now: datetime
) -> UpdateRequest:
    application = application_of(recommendation.nomination)
    if application is None:
        raise Http404
    purpose = Reopening.Purpose.UPDATE
    reopen_application(application, due_at, purpose=purpose, actor=actor, now=now)
    return UpdateRequest.objects.create(
        recommendation=recommendation, due_at=due_at, reason=reason, requested_at=now, requested_by=actor
    )


def _refuse_past(edition: Edition, due_at: datetime, now: datetime, *, act: str) -> None:
    if due_at <= now:
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "update_due_in_the_past",
            act=act,
            chain=edition.chain,
            deadline=due_at.isoformat(),
        )


def _standing(recommendation: Recommendation) -> None:
    if not standing_recommendations().filter(pk=recommendation.pk).exists():
        raise Http404


@transaction.atomic
def decide_update(
    recommendation: Recommendation,
    choice: str,
    *,
    document_no: str,
    reason: str,
    actor: Person,
    now: datetime,
) -> UpdateDecision:
    """What the authority decided on an entry whose update did not come: `replace` or `go_without`.

    Replaced, its recommendation is withdrawn and the next in the order moves up (A-12), who then owes the update;
    without, it keeps its recommendation and goes up as it was judged. Refused before its time is past, once it was
    updated, and once the package is closed.
    """
    edition = open_package(recommendation.nomination.edition, actor, act=DECIDED)
    _standing(recommendation)
    entry, request = recommendation.nomination.code, request_of(recommendation)
    decision = may_go_without(
        entry,
        request.due_at if request else None,
        now,
        is_updated=update_of(recommendation.nomination) is not None,
    )
    refuse_unless(decision, act=DECIDED, chain=edition.chain)
    row = UpdateDecision.objects.create(
        recommendation=recommendation,
        choice=choice,
        document_no=document_no,
        reason=reason,
        decided_at=now,
        decided_by=actor,
    )
    note = {"entry": entry, "choice": choice, "document": document_no}
    record(DECIDED, actor=actor, now=now, chain=edition.chain, rows=[row], grounds=decision, note=note)
    if choice == UpdateDecision.Choice.REPLACE:
        withdraw_recommendation(recommendation, f"{reason}（{document_no}）", actor=actor, now=now)
    return row
