"""Taking an entry back, and reviving it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.nominations.facts import may_nominate_now, project_dates_of
from laurel.nominations.models import Nomination, NominationRevival, NominationWithdrawal
from laurel.nominations.permissions import may_withdraw
from laurel.people.models import Person
from laurel.rulebook import articles

WITHDRAWN = "nominations.withdrawn"
REVIVED = "nominations.revived"


@transaction.atomic
def withdraw_nomination(
    nomination: Nomination, *, reason: str, letter_no: str, actor: Person, now: datetime
) -> NominationWithdrawal:
    """The entry no longer stands; refused when it was withdrawn already."""
    edition = lock_edition(nomination.edition_id)
    if not may_withdraw(actor, nomination):
        raise Http404
    row = take_back(nomination, reason, letter_no, act=WITHDRAWN, actor=actor, now=now)
    record(WITHDRAWN, actor=actor, now=now, chain=edition.chain, rows=[row], note={"entry": nomination.code})
    return row


def take_back(
    nomination: Nomination, reason: str, letter_no: str, *, act: str, actor: Person, now: datetime
) -> NominationWithdrawal:
    """The withdrawal, for the act that records it; refused when the entry does not stand."""
    if NominationWithdrawal.objects.filter(nomination=nomination, revival=None).exists():
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "withdrawn_already",
            act=act,
            chain=nomination.edition.chain,
            entry=nomination.code,
        )
    return NominationWithdrawal.objects.create(
        nomination=nomination, reason=reason, letter_no=letter_no, withdrawn_at=now, withdrawn_by=actor
    )


@transaction.atomic
def revive_nomination(
    nomination: Nomination, *, reason: str, letter_no: str, actor: Person, now: datetime
) -> NominationRevival:
    """The entry stands again under its code; refused as a new nomination would be at this moment."""
    edition = lock_edition(nomination.edition_id)
    if not may_withdraw(actor, nomination):
        raise Http404
    withdrawal = NominationWithdrawal.objects.filter(nomination=nomination, revival=None).first()
    if withdrawal is None:
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "not_withdrawn",
            act=REVIVED,
            chain=edition.chain,
            entry=nomination.code,
        )
    decision = may_nominate_now(
        edition,
        nomination.unit,
        nomination.nominated_by_unit,
        nomination.category,
        now,
        project=project_dates_of(nomination),
    )
    refuse_unless(decision, act=REVIVED, chain=edition.chain)
    row = NominationRevival.objects.create(
        withdrawal=withdrawal,
        reason=reason,
        letter_no=letter_no,
        grounds=decision.as_record(),
        revived_at=now,
        revived_by=actor,
    )
    note = {"entry": nomination.code}
    record(REVIVED, actor=actor, now=now, chain=edition.chain, rows=[row], grounds=decision, note=note)
    return row
