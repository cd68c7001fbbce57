"""Placing entries in the order, taking over a whole order, and taking moves back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.ballots import ordering
from laurel.ballots.models import DraftOrder, Round
from laurel.ballots.sealing import ORDERS_KEPT, seal
from laurel.ballots.selectors import draft_of, drafting_seat_in
from laurel.ballots.services.common import refuse_unless_filing
from laurel.panel.models import Member
from laurel.people.models import Person

PLACED = "ballots.entry_placed"


def place_entry(
    held: Round, member: Member, code: str, position: int | None, *, actor: Person, now: datetime
) -> list[str]:
    """The entry stands at that position (from 1), the others move; None takes it out of the order."""

    def move(order: list[str]) -> list[str]:
        if position is None:
            return ordering.without(order, code)
        return ordering.placed_at(order, code, position)

    return _move(held, member, [code], move, actor=actor, now=now)


def place_beside(
    held: Round, member: Member, code: str, other: str, *, after: bool, actor: Person, now: datetime
) -> list[str]:
    """The entry stands right before or right after another one that is placed; absent when that one is not."""

    def move(order: list[str]) -> list[str]:
        if other == code or other not in order:
            raise Http404
        return ordering.placed_beside(order, code, other, after=after)

    return _move(held, member, [code, other], move, actor=actor, now=now)


def take_over_order(
    held: Round, member: Member, codes: Sequence[str], *, actor: Person, now: datetime
) -> list[str]:
    """These entries stand in that order, as one move; entries not named leave the order. Absent with a code twice."""
    if len(set(codes)) != len(codes):
        raise Http404
    return _move(held, member, codes, lambda order: list(codes), actor=actor, now=now)


@transaction.atomic
def _move(
    held: Round,
    member: Member,
    codes: Sequence[str],
    move: Callable[[list[str]], list[str]],
    *,
    actor: Person,
    now: datetime,
) -> list[str]:
    """The draft is encrypted and leaves no line in the record: nobody can tell that or when it moved."""
    refuse_unless_filing(held, member, act=PLACED, actor=actor, now=now, seat=drafting_seat_in)
    if not set(codes) <= set(held.entries):
        raise Http404
    draft = draft_of(member, held)
    order = move(list(draft["order"]))
    if order != draft["order"]:
        _keep(held, member, order, [draft["order"], *draft["past"]])
    return order


@transaction.atomic
def undo_placing(held: Round, member: Member, *, actor: Person, now: datetime) -> list[str]:
    """The order is as it was before the last move; up to twenty moves back."""
    refuse_unless_filing(held, member, act=PLACED, actor=actor, now=now, seat=drafting_seat_in)
    draft = draft_of(member, held)
    if not draft["past"]:
        return list(draft["order"])
    order, *past = draft["past"]
    _keep(held, member, order, past)
    return list(order)


def _keep(held: Round, member: Member, order: list[str], past: list[list[str]]) -> None:
    content = {"order": order, "past": past[: ORDERS_KEPT - 1]}
    ciphertext = seal(held.wrapped_key, held.public_id, f"draft|{member.pk}", content, held.entries)
    if not DraftOrder.objects.filter(round=held, member=member).update(ciphertext=ciphertext):
        DraftOrder.objects.create(round=held, member=member, ciphertext=ciphertext)
