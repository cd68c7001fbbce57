"""The letter behind an outcome as a file: looked at before anything is locked, kept beside the row that rests on it."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import Any

from django.conf import settings

from laurel.applications.services.files import megabytes
from laurel.files.models import ReceivedFile
from laurel.files.receiving import IncomingFile
from laurel.files.services import BadFile, Inspected, inspect, receive
from laurel.kit.refusals import refuse
from laurel.outcomes.models import MinistryOutcome, NationalOutcome, Sending
from laurel.people.models import Person
from laurel.rulebook import articles

TAKEN = (
    "application/pdf",
    "application/vnd.oasis.opendocument.text",
    "image/jpeg",
    "image/png",
)
Row = MinistryOutcome | NationalOutcome | Sending


def looked_at(incoming: IncomingFile | None, *, act: str, chain: str) -> Inspected | None:
    """The upload examined and put away, None where nothing was sent; refused by its content, and other kinds of file."""
    if incoming is None:
        return None
    with closing(incoming):
        seen = {"size": megabytes(incoming.size or 0), "most": megabytes(settings.UPLOAD_MAX_BYTES)}
        try:
            looked = inspect(incoming)
        except BadFile as bad:
            name = incoming.name or ""
            raise refuse(articles.HOUSE_UPLOADS, bad.code, act=act, chain=chain, file=name, **seen) from bad
    if looked.verdict.media_type not in TAKEN:
        raise refuse(articles.HOUSE_UPLOADS, "evidence_of_another_kind", act=act, chain=chain)
    return looked


def kept(
    looked: Inspected | None, before: Row | None, document_no: str, *, actor: Person, now: datetime
) -> tuple[ReceivedFile | None, list[Any]]:
    """The file of a new row with the rows written for it.

    Without an upload the file of the row before is kept where the letter is the same.
    """
    if looked is None:
        same = before is not None and before.document_no == document_no
        return (before.file if before is not None and same else None), []
    rows = list(receive(looked, actor=actor, now=now))
    return rows[0], rows  # type: ignore[return-value]
