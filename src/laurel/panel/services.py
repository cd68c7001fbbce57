"""Appointing, recusing, deciding on depletion, locking."""

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
from laurel.panel.models import (
    ConflictDeclaration,
    DepletionDecision,
    Member,
    MemberDeparture,
    PanelLock,
    ReadingOrder,
    Recusal,
)
from laurel.panel.permissions import may_build_panel, may_order_recusal
from laurel.panel.selectors import all_members, is_locked, members_of, ranking_members, room_of
from laurel.people.models import Person, Unit
from laurel.people.permissions import holds
from laurel.people.roles import Role
from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision
from laurel.rulebook.panel import is_member_lawful, is_panel_lawful
from laurel.screening.selectors import admitted_nominations, undecided_nominations

APPOINTED = "panel.member_appointed"
DEPARTED = "panel.member_departed"
RECUSALS_FOUND = "panel.recusals_found"
CONFLICT_DECLARED = "panel.conflict_declared"
RECUSAL_ORDERED = "panel.recusal_ordered"
DEPLETION_DECIDED = "panel.depletion_decided"
LOCKED = "panel.locked"


@transaction.atomic
def appoint_member(
    edition: Edition,
    person: Person,
    *,
    seat: str,
    unit: Unit | None,
    rank_level: int | None,
    appointment_no: str,
    exception_authority: str = "",
    actor: Person,
    now: datetime,
) -> Member:
    """The person holds a seat; refused outside the eight divisions, below 簡任, to officers, and twice.

    Recusals that the rule finds are recorded at once.
    """
    edition = lock_edition(edition.pk)
    if not may_build_panel(actor):
        raise Http404
    if is_locked(edition):
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES, "panel_locked_already", act=APPOINTED, chain=edition.chain
        )
    if holds(person, Role.PROGRAMME_OFFICER):
        raise refuse(articles.HOUSE_ROLES, "officer_may_not_judge", act=APPOINTED, chain=edition.chain)
    seated = list(all_members(edition))
    if any(member.person_id == person.pk for member in seated):
        raise refuse(
            articles.PANEL, "person_seated_already", act=APPOINTED, chain=edition.chain, member=person.name
        )
    is_convener = seat == Member.Seat.CONVENER
    if is_convener and any(member.seat == seat for member in members_of(edition)):
        raise refuse(articles.CONVENER, "two_conveners", act=APPOINTED, chain=edition.chain, conveners=2)
    number = sum(member.seat == Member.Seat.MEMBER for member in seated) + 1
    earlier = sum(member.seat == Member.Seat.CONVENER for member in seated)
    code = (f"召集人{earlier + 1}" if earlier else "召集人") if is_convener else f"委員{number}"
    member = Member(
        edition=edition,
        person=person,
        seat=seat,
        code=code,
        unit=None if is_convener else unit,
        rank_level=rank_level,
        appointment_no=appointment_no,
        exception_authority=exception_authority,
        appointed_at=now,
        appointed_by=actor,
    )
    decision = refuse_unless(is_member_lawful(member_facts_of(member)), act=APPOINTED, chain=edition.chain)
    member.save(force_insert=True)
    record(APPOINTED, actor=actor, now=now, chain=edition.chain, rows=[member], grounds=decision)
    find_recusals(edition, actor=actor, now=now)
    return member


@transaction.atomic
def depart_member(member: Member, reason: str, *, actor: Person, now: datetime) -> MemberDeparture:
    """The seat is given up; nobody takes it over after locking (A-14)."""
    edition = lock_edition(member.edition_id)
    if not may_build_panel(actor):
        raise Http404
    if MemberDeparture.objects.filter(member=member).exists():
        raise Http404
    row = MemberDeparture.objects.create(member=member, reason=reason, departed_at=now, recorded_by=actor)
    record(DEPARTED, actor=actor, now=now, chain=edition.chain, rows=[row], note={"member": member.code})
    return row


@transaction.atomic
def find_recusals(edition: Edition, *, actor: Person, now: datetime) -> list[Recusal]:
    """Every recusal that the rule finds now and that is not on record yet is recorded, with its grounds."""
    edition = lock_edition(edition.pk)
    room = room_of(edition)
    on_record = {(row.member, row.category, row.source.value) for row in room.known}
    found = []
    for member in room.members:
        for category in Category:
            decision = room.decision(member, category)
            own = [ground for ground in decision.refusals if ground.code == "own_unit_entered"]
            key = (member.code, category, Recusal.Source.OWN_UNIT.value)
            if own and key not in on_record:
                found.append(
                    Recusal.objects.create(
                        member=member,
                        category=category,
                        source=Recusal.Source.OWN_UNIT,
                        reason=str(own[0].seen["entries"]),
                        grounds=decision.as_record(),
                        found_at=now,
                        found_by=actor,
                    )
                )
    if found:
        note = {"members": [f"{row.member.code} {row.category}" for row in found]}
        record(RECUSALS_FOUND, actor=actor, now=now, chain=edition.chain, rows=found, note=note)
    return found


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
        rows += _recuse(member, category, Recusal.Source.DECLARED, reason, actor=actor, now=now)
    record(
        CONFLICT_DECLARED, actor=actor, now=now, chain=edition.chain, rows=rows, note={"member": member.code}
    )
    return declaration


@transaction.atomic
def order_recusal(member: Member, category: str, reason: str, *, actor: Person, now: datetime) -> None:
    """The convener takes a member out of a whole category, with the reason."""
    edition = lock_edition(member.edition_id)
    if not may_order_recusal(actor):
        raise Http404
    rows = _recuse(member, category, Recusal.Source.ORDERED, reason, actor=actor, now=now)
    note = {"member": member.code, "category": category}
    record(RECUSAL_ORDERED, actor=actor, now=now, chain=edition.chain, rows=rows, note=note)


def _recuse(
    member: Member, category: str, source: Recusal.Source, reason: str, *, actor: Person, now: datetime
) -> list[Recusal]:
    row, created = Recusal.objects.get_or_create(
        member=member,
        category=category,
        source=source,
        defaults={"reason": reason, "found_at": now, "found_by": actor},
    )
    return [row] if created else []


@transaction.atomic
def decide_depletion(
    edition: Edition, category: str, *, authority: str, reason: str, actor: Person, now: datetime
) -> DepletionDecision:
    """A category goes on under the threshold, by a document; nobody left cannot be decided away (A-09)."""
    edition = lock_edition(edition.pk)
    if not may_build_panel(actor):
        raise Http404
    strength = next(row for row in strengths_of(edition) if row.category == category)
    if strength.effective == 0:
        refuse_unless(strength.decision, act=DEPLETION_DECIDED, chain=edition.chain)
    row = DepletionDecision.objects.create(
        edition=edition,
        category=category,
        choice="continue_by_decision",
        authority=authority,
        reason=reason,
        decided_at=now,
        decided_by=actor,
    )
    record(
        DEPLETION_DECIDED, actor=actor, now=now, chain=edition.chain, rows=[row], note={"category": category}
    )
    return row


def lockable(edition: Edition) -> Decision:
    """Everything that must hold before the panel is fixed: lawful, large enough where there are entries."""
    decision = is_panel_lawful([member_facts_of(member) for member in members_of(edition)])
    for strength in strengths_of(edition):
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
    if is_locked(edition):
        raise refuse(articles.HOUSE_ORDER_OF_STAGES, "panel_locked_already", act=LOCKED, chain=chain)
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
    rows = [lock, *_reading_orders(edition)]
    record(LOCKED, actor=actor, now=now, chain=chain, rows=rows, grounds=decision)
    return lock


def _reading_orders(edition: Edition) -> list[ReadingOrder]:
    """Balanced orders: member j of m starts at place j·n/m, every second member reads backwards."""
    room, ranking, rows = room_of(edition), ranking_members(edition), []
    for category in Category:
        codes = [row.code for row in admitted_nominations(edition, category)]
        readers = room.effective(ranking, category) if codes else []
        for place, member in enumerate(readers):
            start = place * len(codes) // len(readers)
            order = codes[start:] + codes[:start]
            rows.append(
                ReadingOrder.objects.create(
                    member=member, category=category, codes=order[::-1] if place % 2 else order
                )
            )
    return rows
