"""Recusals found by the rule, declared by the member, ordered by the convener."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.ledger.services import record
from laurel.panel.models import ConflictDeclaration, Member, Recusal, RecusalLapse
from laurel.panel.permissions import may_order_recusal
from laurel.panel.selectors import (
    Room,
    categories_open_to,
    is_reading_opened,
    recusals_on_record,
    room_of,
    stands_back,
)
from laurel.people.models import Person
from laurel.rulebook.entrants import Category
from laurel.rulebook.recusal import KnownRecusal, Source, lapses, to_record

RECUSALS_FOUND = "panel.recusals_found"
RECUSALS_LAPSED = "panel.recusals_lapsed"
CONFLICT_DECLARED = "panel.conflict_declared"
RECUSAL_ORDERED = "panel.recusal_ordered"


@transaction.atomic
def find_recusals(edition: Edition, *, actor: Person, now: datetime) -> list[Recusal]:
    """The register says what the rule finds now: new recusals with their grounds, and those that lapsed."""
    edition = lock_edition(edition.pk)
    room = room_of(edition)
    _lapse(edition, room, actor=actor, now=now)
    found = [
        _new(member, category, entry.code, room, actor=actor, now=now)
        for member in room.members
        for category in Category
        for entry in to_record(room.seats[member.pk], category, room.entries, room.known)
    ]
    if found:
        note = {"members": [f"{row.member.code} {row.category}" for row in found]}
        record(RECUSALS_FOUND, actor=actor, now=now, chain=edition.chain, rows=found, note=note)
    return found


def _new(
    member: Member, category: Category, code: str, room: Room, *, actor: Person, now: datetime
) -> Recusal:
    cause = {
        "member": member,
        "category": category.value,
        "source": Recusal.Source.OWN_UNIT,
        "entry_code": code,
    }
    return Recusal.objects.create(
        **cause,
        number=Recusal.objects.filter(**cause).count() + 1,
        reason=code,
        grounds=room.decision(member, category).as_record(),
        found_at=now,
        found_by=actor,
    )


def _lapse(edition: Edition, room: Room, *, actor: Person, now: datetime) -> list[RecusalLapse]:
    opened = is_reading_opened(edition, now)
    ended = [
        RecusalLapse.objects.create(recusal=row, lapsed_at=now, lapsed_by=actor)
        for row in recusals_on_record(edition).filter(lapse=None)
        if lapses(_known(row), room.entries, reading_opened=opened)
    ]
    if ended:
        note = {"members": [f"{row.recusal.member.code} {row.recusal.category}" for row in ended]}
        record(RECUSALS_LAPSED, actor=actor, now=now, chain=edition.chain, rows=ended, note=note)
    return ended


def _known(row: Recusal) -> KnownRecusal:
    return KnownRecusal(row.member.code, Category(row.category), Source(row.source), row.entry_code)


@transaction.atomic
def declare_conflict(
    member: Member, category: str, has_conflict: bool, reason: str, *, actor: Person, now: datetime
) -> ConflictDeclaration:
    """The member's word on other conflicts stands; a conflict takes the member out of the whole category."""
    edition = lock_edition(member.edition_id)
    if member.person_id != actor.pk:
        raise Http404
    declaration = ConflictDeclaration.objects.create(
        member=member, category=category, has_conflict=has_conflict, reason=reason, declared_at=now
    )
    rows: list[ConflictDeclaration | Recusal] = [declaration]
    if has_conflict:
        rows += recuse(member, category, Recusal.Source.DECLARED, reason, actor=actor, now=now)
    record(
        CONFLICT_DECLARED, actor=actor, now=now, chain=edition.chain, rows=rows, note={"member": member.code}
    )
    return declaration


@transaction.atomic
def order_recusal(member: Member, category: str, reason: str, *, actor: Person, now: datetime) -> None:
    """The convener takes a member out of a whole category, with the reason."""
    edition = lock_edition(member.edition_id)
    if not may_order_recusal(actor) or stands_back(actor, edition, category):
        raise Http404
    if category not in categories_open_to(actor, edition):
        raise Http404
    rows = recuse(member, category, Recusal.Source.ORDERED, reason, actor=actor, now=now)
    note = {"member": member.code, "category": category}
    record(RECUSAL_ORDERED, actor=actor, now=now, chain=edition.chain, rows=rows, note=note)


def recuse(
    member: Member, category: str, source: Recusal.Source, reason: str, *, actor: Person, now: datetime
) -> list[Recusal]:
    """The recusal of a whole category, for the act that records it; nothing when it is on record."""
    row, created = Recusal.objects.get_or_create(
        member=member,
        category=category,
        source=source,
        entry_code="",
        defaults={"reason": reason, "found_at": now, "found_by": actor},
    )
    return [row] if created else []
