"""Placing entries in the order, and taking moves back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.ballots.models import (
    DraftOrder,
    Round,
)
from laurel.ballots.sealing import ORDERS_KEPT, seal
from laurel.ballots.selectors import (
    draft_of,
)
from laurel.ballots.services.common import refuse_unless_filing
from laurel.panel.models import Member
from laurel.people.models import Person

PLACED = "ballots.entry_placed"


@transaction.atomic
def place_entry(
    held: Round, member: Member, code: str, position: int | None, *, actor: Person, now: datetime
) -> list[str]:
    """The entry stands at that position (from 1), the others move; None takes it out of the order.

    The draft is encrypted and leaves no line in the record: nobody can tell that or when it moved.
    """
    refuse_unless_filing(held, member, act=PLACED, actor=actor, now=now)
    if code not in held.entries:
        raise Http404
    draft = draft_of(member, held)
    order = [other for other in draft["order"] if other != code]
    if position is not None:
        order.insert(min(max(position, 1), len(order) + 1) - 1, code)
    _keep(held, member, order, [draft["order"], *draft["past"]])
    return order


@transaction.atomic
def undo_placing(held: Round, member: Member, *, actor: Person, now: datetime) -> list[str]:
    """The order is as it was before the last move; up to twenty moves back."""
    refuse_unless_filing(held, member, act=PLACED, actor=actor, now=now)
    draft = draft_of(member, held)
    if not draft["past"]:
        return list(draft["order"])
    order, *past = draft["past"]
    _keep(held, member, order, past)
    return list(order)


def _keep(held: Round, member: Member, order: list[str], past: list[list[str]]) -> None:
    content = {"order": order, "past": past[: ORDERS_KEPT - 1]}
    ciphertext = seal(held.wrapped_key, held.public_id, f"draft|{member.pk}", content, held.entries)
    DraftOrder.objects.update_or_create(round=held, member=member, defaults={"ciphertext": ciphertext})
