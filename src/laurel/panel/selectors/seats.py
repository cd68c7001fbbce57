"""Reading seats: who sits, who sat, and whether the panel is fixed."""

from __future__ import annotations

from django.db.models import QuerySet

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.panel.models import Member, PanelLock
from laurel.people.permissions import Anyone
from laurel.rulebook.policy import Point


def all_members(edition: Edition) -> QuerySet[Member]:
    """Every seat of a year, given-up ones too, in the order of appointment."""
    return Member.objects.filter(edition=edition).select_related(
        "person", "unit", "edition", "departure", "replaces"
    )


def members_of(edition: Edition) -> list[Member]:
    """The seats that are held: the convener, a deputy, the members and substitutes."""
    seats = list(Member.objects.filter(edition=edition, departure=None).select_related("person", "unit"))
    for seat in seats:
        seat.edition = edition
    return seats


def seat_of(person: Anyone, edition: Edition) -> Member | None:
    """The seat that a person holds in a year, or None."""
    seats = Member.objects.filter(edition=edition, person=person.pk, departure=None).order_by("pk")
    seat = seats.select_related("person", "unit").first()
    if seat is not None:
        seat.edition = edition
    return seat


def convener_ranks(edition: Edition) -> bool:
    """True where the year decided that the convener ranks too (A-03)."""
    return policy_of(edition).choice_of(Point.CONVENER_RANKS) == "ranks_too"


def is_locked(edition: Edition) -> bool:
    """True once the panel is fixed."""
    return PanelLock.objects.filter(edition=edition).exists()


def lock_of(edition: Edition) -> PanelLock | None:
    """When and by whom the panel was fixed, or None."""
    return PanelLock.objects.filter(edition=edition).select_related("locked_by").first()
