"""Submitting a frozen version, and recording the letter."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.http import Http404

from laurel.applications.facts import (
    content_of,
    material_of,
    period_of,
    timeliness_of,
    update_in,
    written_of,
)
from laurel.applications.models import Application, Dispatch, Submission
from laurel.applications.permissions import may_record_dispatch, may_submit, may_write
from laurel.applications.selectors import standing_of
from laurel.applications.services.common import locked
from laurel.applications.services.printing import Form, number_of, print_form
from laurel.applications.text import length_of
from laurel.documents.services import enter_paper
from laurel.editions.selectors import lock_edition
from laurel.files.storing import keep_bytes
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.digests import canonical
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.calendar import Admission
from laurel.rulebook.grounds import Decision
from laurel.rulebook.material import is_within_limits

SUBMITTED = "applications.submitted"
DISPATCHED = "applications.dispatched"


def readiness_of(
    application: Application, now: datetime, admission: Admission | None = None, pages: int | None = None
) -> Decision:
    """Everything that must hold before an application is sent: time, file, period, and the limits of the year.

    An update has its own time, which opening it set, and its own period: 三(二)1(2)乙.
    """
    written = written_of(application)
    edition = application.nomination.edition
    lengths = {code: length_of(text) for code, text in written.sections.items()}
    if standing_of(application).is_update:
        decision = update_in(application, written).decision
    else:
        decision = timeliness_of(application, submitted_at=now, admission=admission)
        decision += material_of(application, written) + period_of(application, written)
    return decision + is_within_limits(lengths, edition.section_characters, pages, edition.page_limit)


def submit_application(
    application: Application,
    *,
    declared_by: str,
    acknowledged: Mapping[str, str] | None = None,
    admission: Admission | None = None,
    actor: Person,
    now: datetime,
) -> Submission:
    """A frozen version stands with its digest, its printed form and the form's pages.

    Refused late, without a file, without a lawful period or beyond the limits of the year; nothing that was
    written is lost by a refusal. `acknowledged` keeps the warnings that were read, by code, with the reasons
    given. The form is set before the year is locked, and again only when somebody wrote in between. While the
    update is open the version is an update: it stands beside the one that was judged.
    """
    if not may_write(actor, application):
        raise Http404
    if not may_submit(actor, application):
        chain = application.nomination.edition.chain
        raise refuse(articles.ROUTE, "branch_sends_it_on", act=SUBMITTED, chain=chain)
    form = _form_of(application, now)
    with transaction.atomic():
        edition, application = locked(application, actor, now, act=SUBMITTED)
        if _content_of(application) != form.content or _number_of(application) != form.issue.number:
            form = _form_of(application, now)
        decision = readiness_of(application, now, admission, form.pages)
        refuse_unless(decision, act=SUBMITTED, chain=edition.chain)
        return _freeze(application, form, decision, declared_by, acknowledged or {}, actor=actor, now=now)


def _form_of(application: Application, now: datetime) -> Form:
    return print_form(application, _content_of(application), _number_of(application), now)


def _content_of(application: Application) -> dict[str, Any]:
    return content_of(application, is_update=standing_of(application).is_update)


def _number_of(application: Application) -> str:
    return number_of(application, application.submissions.count() + 1)


def _freeze(
    application: Application,
    form: Form,
    decision: Decision,
    declared_by: str,
    acknowledged: Mapping[str, str],
    *,
    actor: Person,
    now: datetime,
) -> Submission:
    nomination = application.nomination
    chain = nomination.edition.chain
    submission = Submission.objects.create(
        application=application,
        number=application.submissions.count() + 1,
        content=form.content,
        sha256=hashlib.sha256(canonical(form.content)).hexdigest(),
        pdf_sha256=keep_bytes(form.pdf),
        pages=form.pages,
        declared_by=declared_by,
        acknowledged=[list(pair) for pair in acknowledged.items()],
        submitted_at=now,
        submitted_by=actor,
        is_update=form.content.get("is_update", False),
    )
    paper = enter_paper(
        form.paper,
        form.issue,
        form.pages,
        subject=application.public_id,
        chain=chain,
        category=nomination.category,
        actor=actor,
    )
    note = {
        "entry": nomination.code,
        "receipt": form.issue.number,
        "sha256": submission.sha256,
        "pdf_sha256": submission.pdf_sha256,
        "pages": form.pages,
    }
    rows = [submission, paper]
    record(SUBMITTED, actor=actor, now=now, chain=chain, rows=rows, grounds=decision, note=note)
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
