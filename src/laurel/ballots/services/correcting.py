"""Correcting an opened sheet: one of the two who open proposes, the other answers, and both versions stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.ballots.models import CorrectionRuling, Round, SheetCorrection
from laurel.ballots.permissions import OPENERS
from laurel.ballots.selectors import opened_ranks, opened_sheet_of, waiting_correction_of
from laurel.ballots.services.rows import order_of
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.panel.models import Member
from laurel.people.models import Person
from laurel.people.permissions import holds
from laurel.rulebook import articles

PROPOSED = "ballots.correction_proposed"
AGREED = "ballots.correction_agreed"
DECLINED = "ballots.correction_declined"


@transaction.atomic
def propose_correction(
    held: Round, member: Member, written: Mapping[str, str], reason: str, *, actor: Person, now: datetime
) -> SheetCorrection:
    """What a member's opened sheet should say waits for the other person's answer; nothing is counted anew yet.

    Raises NotAnOrder where the ranks typed are no complete order. Refused when they are those that count already,
    and while another correction of the sheet waits. Absent where the member has no opened sheet.
    """
    edition = lock_edition(held.edition_id)
    sheet = opened_sheet_of(held, member)
    if sheet is None or not holds(actor, *OPENERS):
        raise Http404
    ranks = {code: rank for rank, code in enumerate(order_of(written, held.entries), start=1)}
    if waiting_correction_of(sheet) is not None:
        raise refuse(
            articles.HOUSE_RECORD,
            "correction_waits",
            act=PROPOSED,
            chain=edition.chain,
            members=member.code,
        )
    if opened_ranks(held)[member.code] == ranks:
        raise refuse(
            articles.HOUSE_RECORD,
            "correction_changes_nothing",
            act=PROPOSED,
            chain=edition.chain,
            member=member.code,
        )
    row = SheetCorrection.objects.create(
        sheet=sheet, ranks=ranks, reason=reason, proposed_at=now, proposed_by=actor
    )
    note = {"round": held.public_id, "member": member.code}
    record(PROPOSED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row


@transaction.atomic
def rule_on_correction(
    correction: SheetCorrection, *, agreed: bool, actor: Person, now: datetime
) -> CorrectionRuling:
    """The other person agrees, and the corrected ranks count from now on; or does not, and nothing changes.

    Refused to whoever proposed it, and when it was answered already.
    """
    held = correction.sheet.round
    edition = lock_edition(held.edition_id)
    if not holds(actor, *OPENERS):
        raise Http404
    act = AGREED if agreed else DECLINED
    if CorrectionRuling.objects.filter(correction=correction).exists():
        raise refuse(articles.HOUSE_RECORD, "correction_answered", act=act, chain=edition.chain)
    if correction.proposed_by_id == actor.pk:
        raise refuse(articles.HOUSE_TWO_PERSONS, "second_person_corrects", act=act, chain=edition.chain)
    ruling = CorrectionRuling.objects.create(
        correction=correction, agreed=agreed, ruled_at=now, ruled_by=actor
    )
    note = {"round": held.public_id, "member": correction.sheet.member.code}
    record(act, actor=actor, now=now, chain=edition.chain, rows=[ruling], note=note)
    return ruling
