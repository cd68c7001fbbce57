"""Who chairs: the convener, or a deputy in the convener's place; and who rules on which challenge."""

from __future__ import annotations

from django.db.models import QuerySet

from laurel.editions.models import Edition
from laurel.panel.models import Challenge, ConvenerPresence, Member
from laurel.panel.permissions import may_build_panel
from laurel.panel.selectors.challenges import waiting_challenges
from laurel.panel.selectors.recusing import categories_open_to, room_of
from laurel.panel.selectors.seats import members_of, seat_of
from laurel.people.permissions import Anyone


def presences_of(edition: Edition) -> QuerySet[ConvenerPresence]:
    """What was noted on the convener's presence, oldest first."""
    return ConvenerPresence.objects.filter(edition=edition).select_related("noted_by").order_by("pk")


def convener_is_present(edition: Edition) -> bool:
    """True unless an absence was noted last."""
    newest = presences_of(edition).last()
    return newest is None or newest.is_present


def acting_convener(edition: Edition, category: str) -> Member | None:
    """Who chairs a category: the convener when there and not recused, else a deputy not recused, else None."""
    seated = members_of(edition)
    room = room_of(edition, seated)
    present = convener_is_present(edition)
    for seat in (Member.Seat.CONVENER, Member.Seat.DEPUTY):
        for member in seated:
            is_there = present or seat == Member.Seat.DEPUTY
            if member.seat == seat and is_there and room.decision(member, category).granted:
                return member
    return None


def needs_the_director_general(challenge: Challenge, chairing: Member | None) -> bool:
    """True when a challenge is to whoever chairs, or nobody can chair: then the Director-General rules."""
    chairs = challenge.member.seat == Member.Seat.CONVENER or challenge.member == chairing
    return chairing is None or chairs


def challenges_to_rule_on(person: Anyone, edition: Edition) -> list[Challenge]:
    """The waiting challenges that are for this person to rule on, or to record the ruling of."""
    found = []
    for row in waiting_challenges(edition, *categories_open_to(person, edition)):
        chairing = acting_convener(edition, row.category)
        is_chair = chairing is not None and chairing.person_id == person.pk
        by_letter = needs_the_director_general(row, chairing)
        if (is_chair and not by_letter) or (by_letter and may_build_panel(person)):
            found.append(row)
    return found


def stands_back(person: Anyone, edition: Edition, category: str) -> bool:
    """True for a deputy while the convener chairs the category."""
    seat = seat_of(person, edition)
    if seat is None or seat.seat != Member.Seat.DEPUTY:
        return False
    chairing = acting_convener(edition, category)
    return chairing is None or chairing.pk != seat.pk
