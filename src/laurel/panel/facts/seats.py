"""Seats as the rules see them, and in the regulation's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laurel.panel.models import Member
from laurel.people.models import Unit
from laurel.rulebook.panel import EIGHT_DIVISIONS
from laurel.rulebook.panel import Member as MemberFacts


def member_facts_of(member: Member, serves_at: Unit | None = None) -> MemberFacts:
    """A seat as the rules see it; `serves_at` is the unit of the register where it is not the seat's own."""
    unit = serves_at or member.unit
    return MemberFacts(
        key=member.code,
        unit=unit.code if unit else None,
        rank_level=member.rank_level,
        is_convener=member.seat == Member.Seat.CONVENER,
        appointment_no=member.appointment_no,
        exception_authority=member.exception_authority,
        is_deputy=member.seat == Member.Seat.DEPUTY,
    )


@dataclass(frozen=True, slots=True)
class Division:
    """One of the eight divisions with who sits for it now."""

    code: str
    unit: Unit | None
    members: tuple[Member, ...]


def divisions_of(members: Sequence[Member]) -> list[Division]:
    """The eight divisions in the regulation's order, vacant ones too; one query."""
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=EIGHT_DIVISIONS)}
    return [
        Division(
            code,
            units.get(code),
            tuple(
                member
                for member in members
                if member.unit and member.unit.code == code and not member.for_category
            ),
        )
        for code in EIGHT_DIVISIONS
    ]
