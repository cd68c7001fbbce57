"""Submitting a frozen version, and recording the letter."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from laurel.applications.facts import content_of, material_of, period_of, timeliness_of
from laurel.applications.models import Application, Dispatch, Submission
from laurel.applications.permissions import may_record_dispatch, may_submit, may_write
from laurel.applications.services.common import locked
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.digests import canonical
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.calendar import Admission
from laurel.rulebook.grounds import Decision

SUBMITTED = "applications.submitted"
DISPATCHED = "applications.dispatched"


def readiness_of(application: Application, now: datetime, admission: Admission | None = None) -> Decision:
    """Everything that must hold before an application is sent: time, file, period."""
    decision = timeliness_of(application, submitted_at=now, admission=admission)
    return decision + material_of(application) + period_of(application)


@transaction.atomic
def submit_application(
    application: Application,
    *,
    declared_by: str,
    acknowledged: Mapping[str, str] | None = None,
    admission: Admission | None = None,
    actor: Person,
    now: datetime,
) -> Submission:
    """A frozen version stands with its digest; refused late, without its file, or without a lawful period.

    Nothing that was written is lost by a refusal. `acknowledged` keeps the warnings that were read,
    by their code, each with the reason given.
    """
    if may_write(actor, application) and not may_submit(actor, application):
        chain = application.nomination.edition.chain
        raise refuse(articles.ROUTE, "branch_sends_it_on", act=SUBMITTED, chain=chain)
    edition, application = locked(application, actor, now, act=SUBMITTED)
    decision = refuse_unless(readiness_of(application, now, admission), act=SUBMITTED, chain=edition.chain)
    content = content_of(application)
    submission = Submission.objects.create(
        application=application,
        number=application.submissions.count() + 1,
        content=content,
        sha256=hashlib.sha256(canonical(content)).hexdigest(),
        declared_by=declared_by,
        acknowledged=[list(pair) for pair in (acknowledged or {}).items()],
        submitted_at=now,
        submitted_by=actor,
    )
    record(
        SUBMITTED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[submission],
        grounds=decision,
        note={"entry": application.nomination.code, "sha256": submission.sha256},
    )
    return submission


@transaction.atomic
def record_dispatch(
    application: Application,
    *,
    dispatched_on: date,
    dispatch_no: str,
    copies: int,
    received_on: date | None = None,
    received_no: str = "",
    actor: Person,
    now: datetime,
) -> Dispatch:
    """The letter stands with its date and number; the newest record counts, older ones stay readable."""
    edition = lock_edition(application.nomination.edition_id)
    if not may_record_dispatch(actor, application):
        raise Http404
    if received_on and received_on < dispatched_on:
        raise refuse(
            articles.NOMINATION_DEADLINE,
            "received_before_dispatched",
            act=DISPATCHED,
            chain=edition.chain,
            dispatched_on=dispatched_on.isoformat(),
            received_on=received_on.isoformat(),
        )
    row = Dispatch.objects.create(
        application=application,
        dispatched_on=dispatched_on,
        dispatch_no=dispatch_no,
        received_on=received_on,
        received_no=received_no,
        copies=copies,
        recorded_at=now,
        recorded_by=actor,
    )
    record(
        DISPATCHED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[row],
        note={"entry": application.nomination.code, "dispatch_no": dispatch_no},
    )
    return row
