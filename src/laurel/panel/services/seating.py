"""Taking a seat, giving it up, taking another's place; the convener's absence."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.panel.facts import member_facts_of
from laurel.panel.models import ConvenerPresence, Member, MemberDeparture
from laurel.panel.permissions import may_build_panel
from laurel.panel.selectors import is_locked, members_of
from laurel.panel.services.common import (
    Appointment,
    new_seat,
    next_code,
    refuse_once_locked,
    refuse_to_seat,
)
from laurel.panel.services.following import follow_changes
from laurel.people.models import Person, Unit
from laurel.people.selectors import unit_of
from laurel.rulebook import articles
from laurel.rulebook.panel import is_member_lawful, is_stand_in_lawful

APPOINTED = "panel.member_appointed"
REPLACED = "panel.member_replaced"
DEPARTED = "panel.member_departed"
STAND_IN_APPOINTED = "panel.stand_in_appointed"
PRESENCE_NOTED = "panel.convener_presence_noted"
CODES = {Member.Seat.CONVENER: "召集人", Member.Seat.DEPUTY: "副召集人", Member.Seat.MEMBER: "委員"}


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
    document_on: date | None = None,
    term_from: date | None = None,
    term_to: date | None = None,
    actor: Person,
    now: datetime,
) -> Member:
    """The person holds a seat; refused outside the eight divisions, below 簡任, to officers, and twice.

    Recusals that the rule finds are recorded at once.
    """
    edition = _open_panel(edition, actor, act=APPOINTED)
    appointment = Appointment(appointment_no, document_on, term_from, term_to, exception_authority)
    member = _lawful_seat(
        edition, person, appointment, seat, unit, rank_level, None, act=APPOINTED, actor=actor, now=now
    )
    member.save(force_insert=True)
    decision = is_member_lawful(member_facts_of(member))
    record(APPOINTED, actor=actor, now=now, chain=edition.chain, rows=[member], grounds=decision)
    follow_changes(edition, actor=actor, now=now)
    return member


@transaction.atomic
def replace_member(
    member: Member,
    person: Person,
    *,
    rank_level: int | None,
    appointment_no: str,
    reason: str,
    exception_authority: str = "",
    document_on: date | None = None,
    term_from: date | None = None,
    term_to: date | None = None,
    actor: Person,
    now: datetime,
) -> Member:
    """Before the panel is locked: one act in which a seat is given up and another person takes it."""
    edition = _open_panel(member.edition, actor, act=REPLACED)
    _refuse_given_up(member)
    appointment = Appointment(appointment_no, document_on, term_from, term_to, exception_authority)
    departure = MemberDeparture.objects.create(
        member=member, reason=reason, document_no=appointment_no, departed_at=now, recorded_by=actor
    )
    new = _lawful_seat(
        edition,
        person,
        appointment,
        member.seat,
        member.unit,
        rank_level,
        member,
        act=REPLACED,
        actor=actor,
        now=now,
    )
    new.save(force_insert=True)
    note = {"from": member.code, "to": new.code}
    grounds = is_member_lawful(member_facts_of(new))
    record(
        REPLACED, actor=actor, now=now, chain=edition.chain, rows=[departure, new], grounds=grounds, note=note
    )
    follow_changes(edition, actor=actor, now=now)
    return new


def _open_panel(edition: Edition, actor: Person, *, act: str) -> Edition:
    edition = lock_edition(edition.pk)
    if not may_build_panel(actor):
        raise Http404
    refuse_once_locked(edition, act=act)
    return edition


def _refuse_given_up(member: Member) -> None:
    if MemberDeparture.objects.filter(member=member).exists():
        raise Http404


def _lawful_seat(
    edition: Edition,
    person: Person,
    appointment: Appointment,
    seat: str,
    unit: Unit | None,
    rank_level: int | None,
    replaces: Member | None,
    *,
    act: str,
    actor: Person,
    now: datetime,
) -> Member:
    refuse_to_seat(edition, person, act=act)
    chairs = seat != Member.Seat.MEMBER
    if seat == Member.Seat.CONVENER and any(member.seat == seat for member in members_of(edition)):
        raise refuse(articles.CONVENER, "two_conveners", act=act, chain=edition.chain, conveners=2)
    member = new_seat(
        edition,
        person,
        appointment,
        seat=seat,
        code=next_code(edition, CODES[Member.Seat(seat)]),
        unit=None if chairs else unit,
        rank_level=rank_level,
        replaces=replaces,
        actor=actor,
        now=now,
    )
    refuse_unless(is_member_lawful(member_facts_of(member)), act=act, chain=edition.chain)
    return member


@transaction.atomic
def depart_member(
    member: Member, reason: str, *, document_no: str = "", actor: Person, now: datetime
) -> MemberDeparture:
    """The seat is given up; after locking nobody takes it over, unless the year decided otherwise (A-14)."""
    edition = lock_edition(member.edition_id)
    if not may_build_panel(actor):
        raise Http404
    _refuse_given_up(member)
    row = MemberDeparture.objects.create(
        member=member, reason=reason, document_no=document_no, departed_at=now, recorded_by=actor
    )
    record(DEPARTED, actor=actor, now=now, chain=edition.chain, rows=[row], note={"member": member.code})
    return row


@transaction.atomic
def appoint_stand_in(
    departed: Member,
    person: Person,
    *,
    rank_level: int | None,
    appointment_no: str,
    document_on: date | None = None,
    actor: Person,
    now: datetime,
) -> Member:
    """After locking: a 簡任 of the same unit takes the place of a member who left, in a year that decided so (A-14)."""
    edition = lock_edition(departed.edition_id)
    if not may_build_panel(actor) or not is_locked(edition):
        raise Http404
    if not MemberDeparture.objects.filter(member=departed, member__replaced_by=None).exists():
        raise Http404
    refuse_to_seat(edition, person, act=STAND_IN_APPOINTED)
    member = new_seat(
        edition,
        person,
        Appointment(appointment_no, document_on),
        seat=Member.Seat.MEMBER,
        code=next_code(edition, CODES[Member.Seat.MEMBER]),
        unit=departed.unit,
        rank_level=rank_level,
        replaces=departed,
        actor=actor,
        now=now,
    )
    decision = refuse_unless(
        is_stand_in_lawful(
            member_facts_of(member, unit_of(person, timezone.localdate(now))),
            departed.unit.code if departed.unit else None,
            policy_of(edition),
        ),
        act=STAND_IN_APPOINTED,
        chain=edition.chain,
    )
    member.save(force_insert=True)
    note = {"from": departed.code, "to": member.code}
    record(
        STAND_IN_APPOINTED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[member],
        grounds=decision,
        note=note,
    )
    follow_changes(edition, actor=actor, now=now)
    return member


@transaction.atomic
def note_convener_presence(
    edition: Edition, is_present: bool, reason: str, *, document_no: str = "", actor: Person, now: datetime
) -> ConvenerPresence:
    """The convener is noted absent, or back; while absent a deputy chairs. Refused where no deputy is named."""
    edition = lock_edition(edition.pk)
    if not may_build_panel(actor):
        raise Http404
    if not is_present and not any(member.seat == Member.Seat.DEPUTY for member in members_of(edition)):
        raise refuse(articles.CONVENER, "no_deputy_named", act=PRESENCE_NOTED, chain=edition.chain)
    row = ConvenerPresence.objects.create(
        edition=edition,
        is_present=is_present,
        reason=reason,
        document_no=document_no,
        noted_at=now,
        noted_by=actor,
    )
    note = {"present": is_present}
    record(PRESENCE_NOTED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row
