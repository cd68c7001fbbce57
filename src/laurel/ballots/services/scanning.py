"""The scan of a signed sheet: looked at, locked under a key of its own, and kept in no other form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from io import BytesIO
from typing import IO

from django.conf import settings
from django.db import transaction
from django.http import Http404

from laurel.applications.services.files import megabytes
from laurel.ballots.models import PaperScan, PaperSealing
from laurel.ballots.permissions import may_handle_paper
from laurel.ballots.sealing import LOCK, lock_file, seal, unlock_file, unseal
from laurel.ballots.selectors import place_of_print
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.files.reading import DRAWN, NoPages, drawn_page
from laurel.files.receiving import IncomingFile
from laurel.files.services import BadFile, Inspected, look_at
from laurel.files.storing import NotKept, keep_bytes, open_blob
from laurel.kit.dates import in_taipei
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.rulebook import articles

SCANNED = "ballots.paper_scanned"


def attach_scan(sealing: PaperSealing, incoming: IncomingFile, *, actor: Person, now: datetime) -> PaperScan:
    """The scan of the signed sheet is kept, locked, and bound to the sealed sheet; a later one counts instead.

    It is looked at before the year is locked. Refused unless it is a PDF, JPG or PNG that may be kept, and while
    the scanner is silent: plain it waits nowhere. Absent to whoever does not handle paper here.
    """
    held = sealing.sheet.round
    edition = held.edition
    if not may_handle_paper(actor, edition, held.category, in_taipei(now).date()):
        raise Http404
    with closing(incoming):
        try:
            looked = look_at(incoming)
            _refuse_unless_scan(looked, edition)
            with incoming.path.open("rb") as plain:
                locked_sha256, key = _kept_locked(plain)
        except BadFile as bad:
            raise refuse(
                articles.HOUSE_UPLOADS,
                bad.code,
                act=SCANNED,
                chain=edition.chain,
                file=sealing.printed.serial,
                size=megabytes(incoming.size or 0),
                most=megabytes(settings.UPLOAD_MAX_BYTES),
            ) from bad
    place = place_of_print(sealing.printed, "scan")
    with transaction.atomic():
        lock_edition(edition.pk)
        scan = PaperScan.objects.create(
            sealing=sealing,
            sha256=looked.sha256,
            size=looked.size,
            media_type=looked.verdict.media_type,
            pages=looked.verdict.pages or 1,
            scanner=looked.scanned.scanner if looked.scanned else "",
            locked_sha256=locked_sha256,
            ciphertext=seal(held.wrapped_key, held.public_id, place, key, held.entries),
            scanned_at=now,
            scanned_by=actor,
        )
        note = {"round": held.public_id, "serial": sealing.printed.serial}
        record(SCANNED, actor=actor, now=now, chain=edition.chain, rows=[scan], note=note)
    return scan


def _refuse_unless_scan(looked: Inspected, edition: Edition) -> None:
    if looked.verdict.media_type not in DRAWN:
        raise refuse(articles.HOUSE_UPLOADS, "scan_of_another_kind", act=SCANNED, chain=edition.chain)
    if looked.scanned is None:
        raise refuse(articles.HOUSE_UPLOADS, "scan_while_scanner_silent", act=SCANNED, chain=edition.chain)


def _kept_locked(plain: IO[bytes]) -> tuple[str, str]:
    """The digest under which the locked scan lies, and its key."""
    locked = BytesIO()
    key = lock_file(plain, locked)
    try:
        return keep_bytes(locked.getvalue()), key
    except NotKept as error:
        raise BadFile("file_not_kept") from error


def scan_pieces(scan: PaperScan) -> Iterator[bytes]:
    """The scan as it was uploaded, piece by piece; absent when the storage does not have it.

    Broken at once under another key, and at its end when it was changed.
    """
    printed = scan.sealing.printed
    held, place = printed.round, place_of_print(printed, "scan")
    key = str(unseal(held.wrapped_key, held.public_id, place, scan.ciphertext))
    try:
        locked = open_blob(scan.locked_sha256)
    except FileNotFoundError as error:
        raise Http404 from error

    def pieces() -> Iterator[bytes]:
        with locked:
            yield from unlock_file(locked, scan.size + LOCK, key)

    return pieces()


def scan_page(scan: PaperScan, number: int, width: int) -> bytes:
    """One page of the scan as a picture, drawn in memory; absent when there is none."""
    try:
        return drawn_page(b"".join(scan_pieces(scan)), number, width)
    except NoPages as none:
        raise Http404 from none
