"""Attaching files and taking them out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.applications.fields import ATTACHMENTS
from laurel.applications.models import Application, Attachment, AttachmentRemoval
from laurel.applications.services.common import locked
from laurel.applications.storage import BadFile, store
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.rulebook import articles

FILE_ATTACHED = "applications.file_attached"
FILE_REMOVED = "applications.file_removed"


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
    edition, application = locked(application, actor, now, act=FILE_ATTACHED, names=[ATTACHMENTS])
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
    edition, _ = locked(attachment.application, actor, now, act=FILE_REMOVED, names=[ATTACHMENTS])
    if AttachmentRemoval.objects.filter(attachment=attachment).exists():
        raise Http404
    removal = AttachmentRemoval.objects.create(attachment=attachment, removed_at=now, removed_by=actor)
    record(FILE_REMOVED, actor=actor, now=now, chain=edition.chain, rows=[removal])
    return removal


def _shown_name(name: str) -> str:
    """A file name as it may be shown: one line, no direction marks, no path, at most 120 characters."""
    plain = "".join(
        letter for letter in name.replace("\\", "/").rsplit("/", 1)[-1] if letter.isprintable()
    ).strip()
    return plain[-120:] or "file"
