"""Fixing the panel: what must hold, and the reading orders that are drawn."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.panel.facts import member_facts_of, strengths_of
from laurel.panel.models import PanelLock
from laurel.panel.permissions import may_build_panel
from laurel.panel.selectors import Room, room_of
from laurel.panel.services.common import refuse_once_locked
from laurel.panel.services.reading import reading_orders
from laurel.panel.services.recusing import find_recusals
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision
from laurel.rulebook.panel import is_panel_lawful
from laurel.screening.selectors import admitted_nominations, undecided_nominations

LOCKED = "panel.locked"


def lockable(edition: Edition, room: Room | None = None) -> Decision:
    """Everything that must hold before the panel is fixed: lawful, large enough where there are entries."""
    room = room or room_of(edition)
    regular = [member for member in room.members if not member.for_category]
    decision = is_panel_lawful([member_facts_of(member) for member in regular])
    for strength in strengths_of(edition, room):
        if admitted_nominations(edition, strength.category):
            decision += strength.decision
    return decision


@transaction.atomic
def lock_panel(edition: Edition, *, actor: Person, now: datetime) -> PanelLock:
    """The panel is fixed, recusals are recorded, and each member has a reading order.

    Refused while screening is open, while a point without default is undecided (A-03), while the panel is not
    lawful, empty in a category with entries, or under the threshold without a decision.
    """
    edition = lock_edition(edition.pk)
    if not may_build_panel(actor):
        raise Http404
    chain = edition.chain
    refuse_once_locked(edition, act=LOCKED)
    undecided = policy_of(edition).undecided()
    if undecided:
        raise refuse(
            undecided[0].article, "point_undecided", act=LOCKED, chain=chain, point=undecided[0].point.value
        )
    waiting = undecided_nominations(edition)
    if waiting:
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "screening_open",
            act=LOCKED,
            chain=chain,
            entries="、".join(row.code for row in waiting),
        )
    find_recusals(edition, actor=actor, now=now)
    decision = refuse_unless(lockable(edition), act=LOCKED, chain=chain)
    lock = PanelLock.objects.create(edition=edition, locked_at=now, locked_by=actor)
    rows = [lock, *reading_orders(edition, actor=actor, now=now)]
    record(LOCKED, actor=actor, now=now, chain=chain, rows=rows, grounds=decision)
    return lock
