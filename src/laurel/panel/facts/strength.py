"""What recusal leaves of the panel in each category, what would change it, and the lawful ways out."""

from __future__ import annotations

from dataclasses import dataclass

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.panel.facts.rehearsal import units_that_may_enter
from laurel.panel.models import DepletionDecision, Member
from laurel.panel.selectors import (
    Room,
    convener_ranks,
    decisions_on_depletion,
    reading_opened_at,
    room_of,
)
from laurel.rulebook.depletion import (
    Choice,
    is_panel_large_enough,
    may_go_on,
    sizes_with,
    sizes_without,
    threshold_of,
)
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision
from laurel.rulebook.policy import Policy


@dataclass(frozen=True, slots=True)
class Strength:
    """What is left of the panel in a category, and what would be left if an entry went or another came.

    `appointed` counts the regular seats: a substitute stands in for one of them and adds to what is left only.
    """

    category: str
    effective: int
    appointed: int
    substitutes: int
    threshold: int
    decision: Decision
    decided: DepletionDecision | None
    if_withdrawn: tuple[tuple[str, int], ...]
    if_entering: tuple[tuple[str, int], ...]
    reading_opened: bool

    @property
    def is_below(self) -> bool:
        """True under the threshold."""
        return self.effective < self.threshold


def strengths_of(edition: Edition, room: Room | None = None) -> list[Strength]:
    """The effective size of both categories with the forecast; a constant number of queries."""
    room, policy = room or room_of(edition), policy_of(edition)
    decided, with_convener = decisions_on_depletion(edition), convener_ranks(edition)
    opened = reading_opened_at(edition) is not None
    may_enter = units_that_may_enter(policy)
    return [
        _strength(room, category, policy, decided.get(category), with_convener, may_enter[category], opened)
        for category in Category
    ]


def _strength(
    room: Room,
    category: Category,
    policy: Policy,
    decided: DepletionDecision | None,
    with_convener: bool,
    may_enter: list[str],
    opened: bool,
) -> Strength:
    chairs = [row for row in room.members if row.seat == Member.Seat.CONVENER]
    regular = [row for row in room.members if row.seat == Member.Seat.MEMBER and not row.for_category]
    regular += chairs if with_convener else []
    substitutes = [row for row in room.members if row.for_category == category]
    alone = decided is not None and decided.choice == Choice.CONVENER_ALONE
    ranking = chairs if alone else [*regular, *substitutes]
    effective = len(room.effective(ranking, category))
    seats = [room.seats[row.pk] for row in ranking]
    return Strength(
        category.value,
        effective,
        len(regular),
        len(substitutes),
        threshold_of(len(regular)),
        is_panel_large_enough(
            category, effective, len(regular), policy, decided.authority if decided else ""
        ),
        decided,
        tuple(sizes_without(seats, category, room.entries, room.known, reading_opened=opened).items()),
        tuple(sizes_with(seats, category, room.entries, room.known, may_enter).items()),
        opened,
    )


@dataclass(frozen=True, slots=True)
class WayOut:
    """One thing that might be done under the threshold, and whether it may, with which record."""

    choice: Choice
    decision: Decision


def ways_out_of(edition: Edition, strength: Strength) -> list[WayOut]:
    """Every way out of A-09 with what the rules say to it; the document is yet to be named."""
    policy = policy_of(edition)
    return [
        WayOut(choice, may_go_on(choice, strength.effective, policy, "（待填文號）")) for choice in Choice
    ]
