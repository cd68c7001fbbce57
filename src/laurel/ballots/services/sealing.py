"""Sealing a sheet, and taking it back before closing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.ballots.models import (
    Round,
    SealedSheet,
    SheetWithdrawal,
)
from laurel.ballots.selectors import (
    draft_of,
    own_sheet,
    sealing_of,
)
from laurel.ballots.services.common import refuse_unless_filing
from laurel.ballots.services.sheets import put_under_seal
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.panel.models import Member
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.sheets import is_sheet_valid

SEALED = "ballots.sheet_sealed"


WITHDRAWN = "ballots.sheet_withdrawn"


@transaction.atomic
def seal_sheet(
    held: Round, member: Member, *, idempotency_key: str, actor: Person, now: datetime
) -> SealedSheet:
    """The member's order is sealed as a sheet that never changes; the receipt's code is on it.

    Refused incomplete, after closing, and when the member was recused in the meantime. The same key pressed
    again gives the same sheet.
    """
    edition = refuse_unless_filing(held, member, act=SEALED, actor=actor, now=now, but_sealed=True)
    pressed = SealedSheet.objects.filter(round=held, member=member, idempotency_key=idempotency_key).first()
    if pressed is not None:
        return pressed
    if own_sheet(member, held) is not None:
        raise refuse(articles.HOUSE_SEALED, "sheet_sealed_already", act=SEALED, chain=edition.chain)
    order = draft_of(member, held)["order"]
    ranks = {code: rank for rank, code in enumerate(order, start=1)}
    decision = is_sheet_valid(ranks, held.entries)
    if not decision.granted:
        # Others read the record before opening: it never says which entries have no place yet.
        raise refuse(articles.RANK_SUM, "order_not_complete", act=SEALED, chain=edition.chain)
    sheet = put_under_seal(held, member, order, idempotency_key=idempotency_key, now=now)
    note = {"round": held.public_id, "member": member.code}
    record(SEALED, actor=actor, now=now, chain=edition.chain, rows=[sheet], grounds=decision, note=note)
    return sheet


@transaction.atomic
def withdraw_sheet(held: Round, member: Member, *, actor: Person, now: datetime) -> SheetWithdrawal:
    """The sealed sheet no longer counts; the member may change the order and seal again until closing.

    Refused where it was sealed from paper: then the member objects.
    """
    edition = refuse_unless_filing(held, member, act=WITHDRAWN, actor=actor, now=now, but_sealed=True)
    sheet = own_sheet(member, held)
    if sheet is None:
        raise Http404
    if sealing_of(sheet) is not None:
        raise refuse(articles.HOUSE_PAPER, "paper_not_taken_back", act=WITHDRAWN, chain=edition.chain)
    row = SheetWithdrawal.objects.create(sheet=sheet, withdrawn_at=now)
    note = {"round": held.public_id, "member": member.code}
    record(WITHDRAWN, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row
