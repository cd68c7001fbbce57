"""What would be left of the panel if so many divisions entered: nothing is written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from laurel.editions.facts import policy_of, unit_facts_of
from laurel.editions.models import Edition
from laurel.panel.models import Member
from laurel.panel.selectors import convener_ranks, room_of
from laurel.people.models import Unit
from laurel.rulebook.depletion import Step, rehearsal_of, size_if, threshold_of
from laurel.rulebook.entrants import Category, may_enter_category
from laurel.rulebook.panel import EIGHT_DIVISIONS
from laurel.rulebook.policy import Policy
from laurel.rulebook.recusal import Seat


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One category played through: each number of divisions entering, and those that were ticked."""

    category: str
    units: tuple[str, ...]
    appointed: int
    threshold: int
    steps: tuple[Step, ...]
    chosen: tuple[str, ...]
    size: int

    @property
    def worst(self) -> int:
        """What is left when everybody who may enter does."""
        return self.steps[-1].worst


def units_that_may_enter(policy: Policy) -> dict[Category, list[str]]:
    """Which of the eight divisions may enter each category; one query."""
    units = {unit.code: unit_facts_of(unit) for unit in Unit.objects.filter(code__in=EIGHT_DIVISIONS)}
    return {
        category: [
            code
            for code in EIGHT_DIVISIONS
            if code in units and may_enter_category(units[code], category, policy).granted
        ]
        for category in Category
    }


def rehearsal_of_year(edition: Edition, chosen: Collection[str]) -> list[Rehearsal]:
    """Both categories with the seats as they are; before anyone sits, with one member a division."""
    seats = _seats(edition)
    rehearsals = []
    for category, units in units_that_may_enter(policy_of(edition)).items():
        ticked = tuple(code for code in units if code in chosen)
        rehearsals.append(
            Rehearsal(
                category.value,
                tuple(units),
                len(seats),
                threshold_of(len(seats)),
                rehearsal_of(seats, units),
                ticked,
                size_if(seats, ticked),
            )
        )
    return rehearsals


def _seats(edition: Edition) -> list[Seat]:
    room, with_convener = room_of(edition), convener_ranks(edition)
    seated = [
        room.seats[row.pk]
        for row in room.members
        if (row.seat == Member.Seat.MEMBER and not row.for_category)
        or (row.seat == Member.Seat.CONVENER and with_convener)
    ]
    return seated or [Seat(code, frozenset({code})) for code in EIGHT_DIVISIONS]
