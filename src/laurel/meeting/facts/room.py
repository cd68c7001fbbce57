"""Who is in the meeting and who is out of a category, whose sheet has come, who may rank again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from laurel.ballots.selectors import objections_in, sealed_members, voters_of
from laurel.editions.models import Edition
from laurel.kit.cards import GroundInWords, in_words
from laurel.meeting.models import Attendance, PanelMeeting
from laurel.meeting.selectors import Count, attendance_of
from laurel.panel.models import Member
from laurel.panel.selectors import members_of, ranking_members, room_of
from laurel.rulebook.grounds import Decision
from laurel.rulebook.meeting import is_meeting_quorate


def missing_members(held: Any) -> list[Member]:
    """The members who may file in a round and have no sealed sheet."""
    sealed = sealed_members(held)
    return [member for member in voters_of(held) if member.pk not in sealed]


def sheet_states(held: Any) -> list[tuple[Member, str]]:
    """Of each member who may file: sealed, missing, objected, or set_aside. Nothing of what a sheet says."""
    sealed = sealed_members(held)
    objected = {
        row.sealing.sheet.member_id: "set_aside" if row.is_set_aside else "objected"
        for row in objections_in(held)
    }
    return [
        (member, objected.get(member.pk, "sealed") if member.pk in sealed else "missing")
        for member in voters_of(held)
    ]


def voters_again(edition: Edition, count: Count) -> list[int]:
    """The keys of the members whose sheets counted in the first round: they alone rank again (A-14)."""
    return [member.pk for member in members_of(edition) if member.code in count.tally.members]


@dataclass(frozen=True, slots=True)
class Presence:
    """Who of the panel was noted, and whether those there are enough to meet."""

    rows: tuple[tuple[Member, Attendance | None], ...]
    decision: Decision

    @property
    def is_noted(self) -> bool:
        """True once anybody wrote down who came."""
        return any(row for _, row in self.rows)

    @property
    def present(self) -> tuple[Member, ...]:
        return tuple(member for member, row in self.rows if row and row.present)

    @property
    def absent(self) -> tuple[Member, ...]:
        return tuple(member for member, row in self.rows if row and not row.present)

    def is_absent(self, member: Member) -> bool:
        """True for a member who was noted as absent."""
        return member in self.absent


def presence_in(
    meeting: PanelMeeting, categories: Collection[str] = (), members: Sequence[Member] | None = None
) -> Presence:
    """The attendance of the regular seats, and of substitutes for the categories given; two queries.

    Those appointed are the convener and the members; a deputy and a substitute are nobody's quorum. `members` are
    the seats that are held, where they were read already.
    """
    noted = attendance_of(meeting)
    rows = tuple(
        (member, noted.get(member.pk))
        for member in (members_of(meeting.edition) if members is None else members)
        if not member.for_category or member.for_category in categories
    )
    appointed = [row for member, row in rows if not member.for_category and member.seat != Member.Seat.DEPUTY]
    present = sum(bool(row and row.present) for row in appointed)
    return Presence(rows, is_meeting_quorate(present, len(appointed)))


def recused_in(
    edition: Edition, category: str, members: Sequence[Member] | None = None
) -> list[tuple[Member, GroundInWords]]:
    """Who is out of the category, with the ground in words; `members` as in `presence_in`."""
    seated = members_of(edition) if members is None else members
    facts = room_of(edition, seated)
    decisions = [
        (member, facts.decision(member, category)) for member in ranking_members(edition, category, seated)
    ]
    return [(member, in_words(found.refusals[0])) for member, found in decisions if not found.granted]
