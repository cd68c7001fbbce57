"""The recusal matrix: members by categories, a word and a reason in every cell."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise

from laurel.editions.models import Edition
from laurel.panel.models import Challenge, ConflictDeclaration, Member
from laurel.panel.selectors import Room, challenges_of, convener_ranks, declarations_of
from laurel.panel.words import REASONS, STATES
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Ground
from laurel.rulebook.recusal import ties_for_people

FEW = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One member in one category: the state, each reason with the entries behind it, what is for people."""

    category: str
    state: str
    reasons: tuple[tuple[str | Promise, str], ...] = ()
    for_people: tuple[tuple[str | Promise, str], ...] = ()
    challenge: Challenge | None = None

    @property
    def word(self) -> str | Promise:
        """The state as people read it."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Line:
    """One member with a cell for each category."""

    member: Member
    cells: tuple[Cell, ...]


def matrix_of(edition: Edition, room: Room, categories: Collection[Category] = tuple(Category)) -> list[Line]:
    """The whole matrix; a constant number of queries."""
    declared = declarations_of(edition)
    waiting = {
        (row.member_id, row.category): row for row in challenges_of(edition) if not hasattr(row, "ruling")
    }
    with_convener = convener_ranks(edition)
    return [
        Line(
            member,
            tuple(_cell(room, member, category, declared, waiting, with_convener) for category in categories),
        )
        for member in room.members
        if not member.for_category or member.for_category in categories
    ]


def _short(ground: Ground) -> tuple[str | Promise, str]:
    """A tie that is for people: its word, and the entries, the first few of many."""
    codes = str(ground.seen["entries"]).split("、")
    named = "、".join(codes[:FEW])
    return REASONS[ground.code], f"{named} … {len(codes)}" if len(codes) > FEW else named


def _cell(
    room: Room,
    member: Member,
    category: Category,
    declared: dict[tuple[int, str], ConflictDeclaration],
    waiting: dict[tuple[int, str], Challenge],
    with_convener: bool,
) -> Cell:
    decision, seat = room.decision(member, category), room.seats[member.pk]
    tied = tuple(_short(ground) for ground in ties_for_people(seat, category, room.entries))
    key = (member.pk, category.value)
    if any(ground.code == "substitute_elsewhere" for ground in decision):
        return Cell(category, "elsewhere")
    if not decision.granted:
        reasons = [(REASONS[row.code], str(row.seen.get("entries", ""))) for row in decision.refusals]
        return Cell(category, "recused", tuple(reasons))
    if key in waiting:
        return Cell(category, "challenged", for_people=tied, challenge=waiting[key])
    ranks = member.seat == Member.Seat.MEMBER or (member.seat == Member.Seat.CONVENER and with_convener)
    if not ranks:
        return Cell(category, "chairing", for_people=tied)
    return Cell(category, "taking-part" if key in declared else "undeclared", for_people=tied)
