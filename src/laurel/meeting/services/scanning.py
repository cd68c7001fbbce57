"""The scan of a paper as it was signed."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.http import Http404

from laurel.applications.services.files import megabytes
from laurel.documents.models import IssuedPaper
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.files.reading import DRAWN
from laurel.files.receiving import IncomingFile
from laurel.files.services import BadFile, Inspected, inspect, receive
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.meeting.models import SignedScan
from laurel.meeting.permissions import may_keep_the_list
from laurel.people.models import Person
from laurel.rulebook import articles

SCAN_ATTACHED = "meeting.signed_scan_attached"


def attach_signed_scan(
    edition: Edition, issued: IssuedPaper, incoming: IncomingFile, *, actor: Person, now: datetime
) -> SignedScan:
    """The scan of the signed paper is kept beside its issue; a later one counts instead.

    It is looked at before the year is locked. Refused unless it is a PDF, JPG or PNG that may be kept; absent to
    whoever does not keep the meeting's list.
    """
    if not may_keep_the_list(actor):
        raise Http404
    chain = edition.chain
    with closing(incoming):
        looked = _looked_at(issued, incoming, chain)
    with transaction.atomic():
        lock_edition(edition.pk)
        rows = receive(looked, actor=actor, now=now)
        scan = SignedScan.objects.create(issued=issued, file=rows[0], attached_at=now, attached_by=actor)
        note = {"number": issued.number, "sha256": looked.sha256}
        record(SCAN_ATTACHED, actor=actor, now=now, chain=chain, rows=[*rows, scan], note=note)
    return scan


def _looked_at(issued: IssuedPaper, incoming: IncomingFile, chain: str) -> Inspected:
    try:
        looked = inspect(incoming)
    except BadFile as bad:
        raise refuse(
            articles.HOUSE_UPLOADS,
            bad.code,
            act=SCAN_ATTACHED,
            chain=chain,
            file=issued.number,
            size=megabytes(incoming.size or 0),
            most=megabytes(settings.UPLOAD_MAX_BYTES),
        ) from bad
    if looked.verdict.media_type not in DRAWN:
        raise refuse(articles.HOUSE_UPLOADS, "scan_of_another_kind", act=SCAN_ATTACHED, chain=chain)
    return looked
