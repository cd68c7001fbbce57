"""Moving an entry to the other category: taken back and entered anew, as one act."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.nominations.models import Nomination
from laurel.nominations.permissions import may_move
from laurel.nominations.services.nominating import Particulars, enter
from laurel.nominations.services.withdrawing import take_back
from laurel.people.models import Person
from laurel.rulebook import articles

MOVED = "nominations.moved"


@transaction.atomic
def move_nomination(
    nomination: Nomination,
    category: str,
    particulars: Particulars,
    *,
    reason: str,
    actor: Person,
    now: datetime,
) -> Nomination:
    """The unit stands in the other category under a code never used before; the old entry is withdrawn.

    Every rule of a new nomination is asked again, and nothing is written when one refuses. Whether an
    application was sent is for the caller to ask: that floor is above this one.
    """
    edition = lock_edition(nomination.edition_id)
    if not may_move(actor, nomination):
        raise Http404
    if category == nomination.category:
        raise refuse(
            articles.ONE_CATEGORY,
            "moved_to_same_category",
            act=MOVED,
            chain=edition.chain,
            entry=nomination.code,
            category=category,
        )
    withdrawal = take_back(nomination, reason, "", act=MOVED, actor=actor, now=now)
    entered, decision = enter(
        edition,
        nomination.unit,
        category,
        nomination.nominated_by_unit,
        particulars,
        act=MOVED,
        actor=actor,
        now=now,
    )
    note = {"from": nomination.code, "to": entered.code}
    rows = [withdrawal, entered]
    record(MOVED, actor=actor, now=now, chain=edition.chain, rows=rows, grounds=decision, note=note)
    return entered
