"""A member's word against what was typed from their paper, and what comes of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.ballots.models import ObjectionWithdrawal, PaperObjection, PaperSealing, Round, SetAsidePaper
from laurel.ballots.sealing import seal_in_sheets
from laurel.ballots.selectors import (
    is_opened,
    objection_to,
    objections_in,
    own_sheet,
    place_of_print,
    sealing_of,
    seat_in,
)
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.panel.models import Member
from laurel.people.models import Person
from laurel.rulebook import articles

OBJECTED = "ballots.paper_objected"
OBJECTION_WITHDRAWN = "ballots.objection_withdrawn"
SET_ASIDE = "ballots.paper_set_aside"


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


@transaction.atomic
def set_aside_papers(
    held: Round, members: Collection[str], reason: str, *, actor: Person, now: datetime
) -> list[SetAsidePaper]:
    """The sheets that these members (by code) object to are neither counted nor opened, by the meeting's decision.

    A member who takes the objection back before the opening, or hands in another paper, is counted all the same.
    Refused when one of them objects no more or was decided on; the caller asks who decides.
    """
    edition = lock_edition(held.edition_id)
    waiting = {row.sealing.sheet.member.code: row for row in objections_in(held) if not row.is_set_aside}
    if settled := [code for code in members if code not in waiting]:
        raise refuse(
            articles.HOUSE_PAPER,
            "no_objection_to_decide",
            act=SET_ASIDE,
            chain=edition.chain,
            members="、".join(settled),
        )
    rows = [
        SetAsidePaper.objects.create(objection=waiting[code], reason=reason, decided_at=now, decided_by=actor)
        for code in dict.fromkeys(members)
    ]
    if rows:
        note = {"round": held.public_id, "members": list(dict.fromkeys(members))}
        record(SET_ASIDE, actor=actor, now=now, chain=edition.chain, rows=rows, note=note)
    return rows


def _own_paper(held: Round, member: Member, act: str, actor: Person) -> tuple[Edition, PaperSealing]:
    """The year, locked, and the member's own sealed paper; absent to others, refused after opening."""
    edition = lock_edition(held.edition_id)
    held = Round.objects.select_related("edition", "opening").get(pk=held.pk)
    if seat_in(held, actor) != member:
        raise Http404
    sheet = own_sheet(member, held)
    sealing = sealing_of(sheet) if sheet else None
    if sealing is None:
        raise Http404
    if is_opened(held):
        raise refuse(articles.HOUSE_SEALED, "opened_already", act=act, chain=edition.chain)
    return edition, sealing
