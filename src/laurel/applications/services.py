"""Writing, attaching, handing over, submitting, and recording the letter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from laurel.applications.facts import content_of, material_of, period_of, timeliness_of
from laurel.applications.models import (
    Application,
    Attachment,
    AttachmentRemoval,
    BranchHandover,
    Dispatch,
    Reopening,
    Section,
    Submission,
)
from laurel.applications.permissions import may_record_dispatch, may_submit, may_write
from laurel.applications.selectors import application_of
from laurel.applications.storage import BadFile, store
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.digests import canonical
from laurel.ledger.services import record
from laurel.nominations.models import Nomination
from laurel.nominations.permissions import may_see
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.calendar import Admission
from laurel.rulebook.grounds import Decision

BEGUN = "applications.begun"
BASICS_SAVED = "applications.basics_saved"
SECTION_SAVED = "applications.section_saved"
FILE_ATTACHED = "applications.file_attached"
FILE_REMOVED = "applications.file_removed"
HANDED_OVER = "applications.handed_over"
SUBMITTED = "applications.submitted"
DISPATCHED = "applications.dispatched"
REOPENED = "applications.reopened"


class SavedByAnother(Exception):
    """Somebody saved the same field in the meantime: both versions are kept, the person chooses."""

    def __init__(self, theirs: Section) -> None:
        super().__init__(theirs.criterion)
        self.theirs = theirs


@transaction.atomic
def begin_application(nomination: Nomination, *, actor: Person, now: datetime) -> Application:
    """The entry has its working copy; the one that is there is answered when it was begun before."""
    edition = lock_edition(nomination.edition_id)
    if not may_see(actor, nomination):
        raise Http404
    if begun := application_of(nomination):
        return begun
    application = Application.objects.create(nomination=nomination, saved_at=now, saved_by=actor)
    record(
        BEGUN, actor=actor, now=now, chain=edition.chain, rows=[application], note={"entry": nomination.code}
    )
    return application


@transaction.atomic
def save_basics(
    application: Application,
    *,
    head_name: str,
    summary: str,
    period_from: date | None,
    period_to: date | None,
    period_exception_reason: str,
    actor: Person,
    now: datetime,
) -> Application:
    """The basic data stand; a period other than required is kept as typed and judged at submission."""
    edition, application = _locked(application, actor, act=BASICS_SAVED)
    application.head_name = head_name
    application.summary = summary
    application.period_from = period_from
    application.period_to = period_to
    application.period_exception_reason = period_exception_reason
    application.version += 1
    application.saved_at, application.saved_by = now, actor
    application.save()
    record(BASICS_SAVED, actor=actor, now=now, chain=edition.chain, rows=[application])
    return application


@transaction.atomic
def save_section(
    application: Application, criterion: str, text: str, version: int, *, actor: Person, now: datetime
) -> Section:
    """The text on one criterion stands. SavedByAnother when the version read is no longer the newest."""
    edition, application = _locked(application, actor, act=SECTION_SAVED)
    section = Section.objects.filter(application=application, criterion=criterion).first()
    if section is None:
        section = Section(application=application, criterion=criterion, version=0)
    elif section.version != version and section.text != text:
        raise SavedByAnother(section)
    section.text = text
    section.version += 1
    section.saved_at, section.saved_by = now, actor
    section.save()
    record(
        SECTION_SAVED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[section],
        note={"criterion": criterion},
    )
    return section


@transaction.atomic
def attach_file(
    application: Application,
    chunks: Iterable[bytes],
    *,
    name: str,
    caption: str,
    is_application_file: bool,
    actor: Person,
    now: datetime,
) -> Attachment:
    """The file is kept under its digest; refused by its content when it is not a safe PDF, ODT or DOCX."""
    edition, application = _locked(application, actor, act=FILE_ATTACHED)
    try:
        stored = store(chunks)
    except BadFile as bad:
        raise refuse(
            articles.HOUSE_UPLOADS, bad.code, act=FILE_ATTACHED, chain=edition.chain, file=_shown_name(name)
        ) from bad
    attachment = Attachment.objects.create(
        application=application,
        name=_shown_name(name),
        caption=caption,
        media_type=stored.media_type,
        size=stored.size,
        pages=stored.pages,
        sha256=stored.sha256,
        is_application_file=is_application_file,
        uploaded_at=now,
        uploaded_by=actor,
    )
    record(
        FILE_ATTACHED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[attachment],
        note={"sha256": stored.sha256},
    )
    return attachment


@transaction.atomic
def remove_attachment(attachment: Attachment, *, actor: Person, now: datetime) -> AttachmentRemoval:
    """The file is out of the working copy; versions already submitted keep it."""
    edition, _ = _locked(attachment.application, actor, act=FILE_REMOVED)
    if AttachmentRemoval.objects.filter(attachment=attachment).exists():
        raise Http404
    removal = AttachmentRemoval.objects.create(attachment=attachment, removed_at=now, removed_by=actor)
    record(FILE_REMOVED, actor=actor, now=now, chain=edition.chain, rows=[removal])
    return removal


@transaction.atomic
def hand_to_branch(application: Application, *, actor: Person, now: datetime) -> BranchHandover:
    """The unit hands its application to its branch, which alone sends it on (三(二)1(1)甲)."""
    edition, application = _locked(application, actor, act=HANDED_OVER)
    handover = BranchHandover.objects.create(application=application, handed_at=now, handed_by=actor)
    record(HANDED_OVER, actor=actor, now=now, chain=edition.chain, rows=[handover])
    return handover


def readiness_of(application: Application, now: datetime, admission: Admission | None = None) -> Decision:
    """Everything that must hold before an application is sent: time, file, period."""
    decision = timeliness_of(application, submitted_at=now, admission=admission)
    return decision + material_of(application) + period_of(application)


@transaction.atomic
def submit_application(
    application: Application,
    *,
    declared_by: str,
    acknowledged: Sequence[str] = (),
    admission: Admission | None = None,
    actor: Person,
    now: datetime,
) -> Submission:
    """A frozen version stands with its digest; refused late, without its file, or without a lawful period.

    Nothing that was written is lost by a refusal. `acknowledged` keeps the warnings that were read.
    """
    edition, application = _locked(application, actor, act=SUBMITTED)
    if not may_submit(actor, application):
        raise refuse(articles.ROUTE, "branch_sends_it_on", act=SUBMITTED, chain=edition.chain)
    if hasattr(application.nomination, "withdrawal"):
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "withdrawn_already",
            act=SUBMITTED,
            chain=edition.chain,
            entry=application.nomination.code,
        )
    decision = refuse_unless(readiness_of(application, now, admission), act=SUBMITTED, chain=edition.chain)
    reopened = application.reopenings.last()
    if reopened and now > reopened.due_at:
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "correction_too_late",
            act=SUBMITTED,
            chain=edition.chain,
            due_at=reopened.due_at.isoformat(),
        )
    content = content_of(application)
    submission = Submission.objects.create(
        application=application,
        number=application.submissions.count() + 1,
        content=content,
        sha256=hashlib.sha256(canonical(content)).hexdigest(),
        declared_by=declared_by,
        acknowledged=list(acknowledged),
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


@transaction.atomic
def reopen_application(
    application: Application, due_at: datetime, *, actor: Person, now: datetime
) -> Reopening:
    """The working copy may be changed and submitted again until that moment; screening calls this."""
    edition = lock_edition(application.nomination.edition_id)
    row = Reopening.objects.create(application=application, due_at=due_at, reopened_at=now, reopened_by=actor)
    record(REOPENED, actor=actor, now=now, chain=edition.chain, rows=[row])
    return row


def _locked(application: Application, actor: Person, *, act: str) -> tuple[Edition, Application]:
    """The year and the working copy, locked, for somebody who may write it; refused once it is fixed."""
    edition = lock_edition(application.nomination.edition_id)
    if not may_write(actor, application):
        raise Http404
    application = Application.objects.select_related(
        "nomination__unit", "nomination__nominated_by_unit", "nomination__edition"
    ).get(pk=application.pk)
    if not is_open(application):
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "application_fixed",
            act=act,
            chain=edition.chain,
            entry=application.nomination.code,
        )
    return edition, application


def is_open(application: Application) -> bool:
    """True while the working copy may be changed: before it is submitted, or after it was sent back."""
    newest = application.submissions.last()
    reopened = application.reopenings.last()
    return newest is None or (reopened is not None and reopened.reopened_at >= newest.submitted_at)


def _shown_name(name: str) -> str:
    """A file name as it may be shown: one line, no direction marks, no path, at most 120 characters."""
    plain = "".join(
        letter for letter in name.replace("\\", "/").rsplit("/", 1)[-1] if letter.isprintable()
    ).strip()
    return plain[-120:] or "file"
