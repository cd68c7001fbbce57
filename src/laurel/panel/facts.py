"""The panel as the rules see it."""

from __future__ import annotations

from dataclasses import dataclass

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.panel.models import Member
from laurel.panel.selectors import decision_on_depletion, ranking_members, room_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision
from laurel.rulebook.panel import Member as MemberFacts
from laurel.rulebook.recusal import forecast, is_panel_large_enough, threshold_of


def member_facts_of(member: Member) -> MemberFacts:
    """A seat as the rules see it."""
    return MemberFacts(
        key=member.code,
        unit=member.unit.code if member.unit else None,
        rank_level=member.rank_level,
        is_convener=member.seat == Member.Seat.CONVENER,
        appointment_no=member.appointment_no,
        exception_authority=member.exception_authority,
    )


@dataclass(frozen=True, slots=True)
class Strength:
    """What is left of the panel in a category, and what would be left if an entry went."""

    category: str
    effective: int
    appointed: int
    threshold: int
    decision: Decision
    if_withdrawn: tuple[tuple[str, int], ...]


def strengths_of(edition: Edition) -> list[Strength]:
    """The effective size of both categories with the forecast; a constant number of queries."""
    room, ranking, policy = room_of(edition), ranking_members(edition), policy_of(edition)
    strengths = []
    for category in Category:
        effective = len(room.effective(ranking, category))
        recorded = decision_on_depletion(edition, category)
        decision = is_panel_large_enough(
            category, effective, len(ranking), policy, recorded.authority if recorded else ""
        )
        if_withdrawn = forecast(
            [room.seats[member.pk] for member in ranking], category, room.entries, room.known
        )
        strengths.append(
            Strength(
                category.value,
                effective,
                len(ranking),
                threshold_of(len(ranking)),
                decision,
                tuple(if_withdrawn.items()),
            )
        )
    return strengths
