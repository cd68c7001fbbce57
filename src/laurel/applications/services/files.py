"""Attaching files and taking them out."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.http import Http404

from laurel.applications.fields import ATTACHMENTS
from laurel.applications.models import Application, Attachment, AttachmentRemoval
from laurel.applications.permissions import may_write
from laurel.applications.selectors import files_of
from laurel.applications.services.common import locked
from laurel.files.receiving import IncomingFile
from laurel.files.services import BadFile, Inspected, inspect, receive
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.rulebook import articles

FILE_ATTACHED = "applications.file_attached"
FILE_REMOVED = "applications.file_removed"
FILE_CAPTIONED = "applications.file_captioned"
MOST_FILES = 20
MOST_BYTES = 200 * 1024 * 1024


def attach_file(
    application: Application,
    incoming: IncomingFile,
    *,
    caption: str,
    is_application_file: bool,
    actor: Person,
    now: datetime,
) -> Attachment:
    """The file is kept under its digest; refused by its content, or when there are too many already.

    It is looked at before the year is locked: nobody waits for an examination.
    """
    if not may_write(actor, application):
        raise Http404
    chain = application.nomination.edition.chain
    with closing(incoming):
        refuse_beyond_the_caps(application, incoming, chain)
        inspected = _inspected(incoming, chain)
    with transaction.atomic():
        edition, application = locked(application, actor, now, act=FILE_ATTACHED, names=[ATTACHMENTS])
        refuse_beyond_the_caps(application, incoming, chain)
        rows = receive(inspected, actor=actor, now=now)
        attachment = Attachment.objects.create(
            application=application,
            received=rows[0],
            caption=caption,
            is_application_file=is_application_file,
            uploaded_at=now,
            uploaded_by=actor,
        )
        note = {"sha256": incoming.sha256}
        record(FILE_ATTACHED, actor=actor, now=now, chain=edition.chain, rows=[*rows, attachment], note=note)
    return attachment


def _inspected(incoming: IncomingFile, chain: str) -> Inspected:
    try:
        return inspect(incoming)
    except BadFile as bad:
        raise refuse(
            articles.HOUSE_UPLOADS,
            bad.code,
            act=FILE_ATTACHED,
            chain=chain,
            file=one_line(incoming.name or ""),
            size=megabytes(incoming.size or 0),
            most=megabytes(settings.UPLOAD_MAX_BYTES),
            sha256=incoming.sha256,
        ) from bad


def refuse_beyond_the_caps(application: Application, incoming: IncomingFile, chain: str) -> None:
    """At most 20 files and 200 MB an application."""
    sizes = list(files_of(application).values_list("received__size", flat=True))
    if len(sizes) >= MOST_FILES:
        raise refuse(
            articles.HOUSE_UPLOADS, "files_too_many", act=FILE_ATTACHED, chain=chain, most=MOST_FILES
        )
    if sum(sizes) + (incoming.size or 0) > MOST_BYTES:
        raise refuse(
            articles.HOUSE_UPLOADS,
            "files_too_large",
            act=FILE_ATTACHED,
            chain=chain,
            most=megabytes(MOST_BYTES),
        )


@transaction.atomic
def caption_attachment(attachment: Attachment, caption: str, *, actor: Person, now: datetime) -> Attachment:
    """The file has the new caption; versions already submitted keep theirs."""
    edition, _ = locked(attachment.application, actor, now, act=FILE_CAPTIONED, names=[ATTACHMENTS])
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    attachment.caption = caption
    attachment.save()
    record(FILE_CAPTIONED, actor=actor, now=now, chain=edition.chain, rows=[attachment])
    return attachment


@transaction.atomic
def remove_attachment(attachment: Attachment, *, actor: Person, now: datetime) -> AttachmentRemoval:
    """The file is out of the working copy; versions already submitted keep it."""
    edition, _ = locked(attachment.application, actor, now, act=FILE_REMOVED, names=[ATTACHMENTS])
    if AttachmentRemoval.objects.filter(attachment=attachment).exists():
        raise Http404
    removal = AttachmentRemoval.objects.create(attachment=attachment, removed_at=now, removed_by=actor)
    record(FILE_REMOVED, actor=actor, now=now, chain=edition.chain, rows=[removal])
    return removal


def one_line(name: str) -> str:
    """A file name as it may be repeated in a sentence: one line, no direction marks, no path."""
    plain = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in plain if letter.isprintable())[-120:] or "file"


def megabytes(size: int) -> str:
    """A size in megabytes, rounded up to one."""
    return f"{max(1, round(size / 1024 / 1024))} MB"
