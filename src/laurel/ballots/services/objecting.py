"""The scan of a signed sheet, and its member's word against what was typed from it."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.http import Http404

from laurel.applications.services.files import megabytes
from laurel.ballots.models import ObjectionWithdrawal, PaperObjection, PaperScan, PaperSealing, Round
from laurel.ballots.permissions import may_handle_paper
from laurel.ballots.sealing import seal_in_sheets
from laurel.ballots.selectors import (
    is_opened,
    objection_to,
    own_sheet,
    place_of_print,
    sealing_of,
    voters_of,
)
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.files.reading import DRAWN
from laurel.files.receiving import IncomingFile
from laurel.files.services import BadFile, inspect, receive
from laurel.kit.dates import in_taipei
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.panel.models import Member
from laurel.people.models import Person
from laurel.rulebook import articles

SCANNED = "ballots.paper_scanned"
OBJECTED = "ballots.paper_objected"
OBJECTION_WITHDRAWN = "ballots.objection_withdrawn"


def attach_scan(sealing: PaperSealing, incoming: IncomingFile, *, actor: Person, now: datetime) -> PaperScan:
    """The scan of the signed sheet is kept and bound to the sealed sheet; a later one counts instead.

    It is looked at before the year is locked. Refused unless it is a PDF, JPG or PNG that may be kept; absent
    to whoever does not handle paper here.
    """
    held = sealing.sheet.round
    edition = held.edition
    if not may_handle_paper(actor, edition, held.category, in_taipei(now).date()):
        raise Http404
    with closing(incoming):
        try:
            inspected = inspect(incoming)
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
    if inspected.verdict.media_type not in DRAWN:
        raise refuse(articles.HOUSE_UPLOADS, "scan_of_another_kind", act=SCANNED, chain=edition.chain)
    with transaction.atomic():
        lock_edition(edition.pk)
        rows = receive(inspected, actor=actor, now=now)
        scan = PaperScan.objects.create(sealing=sealing, received=rows[0], scanned_at=now, scanned_by=actor)
        note = {"round": held.public_id, "serial": sealing.printed.serial}
        record(SCANNED, actor=actor, now=now, chain=edition.chain, rows=[*rows, scan], note=note)
    return scan


@transaction.atomic
def object_to_paper(
    held: Round, member: Member, reason: str, *, actor: Person, now: datetime
) -> PaperObjection:
    """The member says that what was sealed from their paper is wrong: no sheet is opened until it is settled.

    Refused after opening; absent to others, and without a sheet from paper. A second word is the first one.
    """
    edition, sealing = _own_paper(held, member, OBJECTED, actor)
    standing = objection_to(sealing)
    if standing is not None:
        return standing
    place = place_of_print(sealing.printed, "objection")
    row = PaperObjection.objects.create(
        sealing=sealing,
        objected_at=now,
        ciphertext=seal_in_sheets(held.wrapped_key, held.public_id, place, reason),
    )
    note = {"round": held.public_id, "member": member.code, "serial": sealing.printed.serial}
    record(OBJECTED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row


@transaction.atomic
def withdraw_objection(held: Round, member: Member, *, actor: Person, now: datetime) -> ObjectionWithdrawal:
    """The member takes the objection back; absent when none stands."""
    edition, sealing = _own_paper(held, member, OBJECTION_WITHDRAWN, actor)
    objection = objection_to(sealing)
    if objection is None:
        raise Http404
    row = ObjectionWithdrawal.objects.create(objection=objection, withdrawn_at=now)
    note = {"round": held.public_id, "member": member.code, "serial": sealing.printed.serial}
    record(OBJECTION_WITHDRAWN, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row


def _own_paper(held: Round, member: Member, act: str, actor: Person) -> tuple[Edition, PaperSealing]:
    """The year, locked, and the member's own sealed paper; absent to others, refused after opening."""
    edition = lock_edition(held.edition_id)
    held = Round.objects.select_related("edition", "opening").get(pk=held.pk)
    if member.person_id != actor.pk or member.pk not in {voter.pk for voter in voters_of(held)}:
        raise Http404
    sheet = own_sheet(member, held)
    sealing = sealing_of(sheet) if sheet else None
    if sealing is None:
        raise Http404
    if is_opened(held):
        raise refuse(articles.HOUSE_SEALED, "opened_already", act=act, chain=edition.chain)
    return edition, sealing
