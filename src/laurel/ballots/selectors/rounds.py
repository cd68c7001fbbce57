"""Reading rounds: which are open, who may file, what is under review."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404

from laurel.ballots.models import Round
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import is_open_to
from laurel.nominations.models import Nomination
from laurel.panel.models import ConflictDeclaration, Member
from laurel.panel.selectors import (
    effective_members,
    is_recused_on_record,
    ranking_members,
    seat_of,
)
from laurel.people.models import Person
from laurel.people.permissions import Anyone


def rounds_of(edition: Edition, category: str) -> list[Round]:
    """The evaluations of a category, first to last."""
    return list(Round.objects.filter(edition=edition, category=category).select_related("edition", "opening"))


def categories_under_review(edition: Edition) -> set[str]:
    """The categories whose evaluation has begun; one query."""
    return set(Round.objects.filter(edition=edition).values_list("category", flat=True))


def is_opened(held: Round) -> bool:
    """True once both words were given and the sheets are rows."""
    return hasattr(held, "opening")


def voters_of(held: Round) -> list[Member]:
    """Who may file: the members left in the category; in a tie round those of them who filed in the first."""
    able = effective_members(held.edition, held.category)
    return able if held.voters is None else [member for member in able if member.pk in held.voters]


def closes_at(held: Round) -> datetime | None:
    """When sheets close: for the first evaluation the year's calendar as it stands, later ones at opening."""
    return held.moments.get(CalendarDate.Kind.SHEETS_CLOSE) if held.is_first else None


def is_open(held: Round, now: datetime) -> bool:
    """True while sheets may be sealed and taken back."""
    closing = closes_at(held)
    return not is_opened(held) and (closing is None or now < closing)


def access_round(person: Anyone, public_id: str, *, own_only: bool = False) -> tuple[Round, Member]:
    """A round and the person's seat in it; absent to everyone who may not file there.

    In a closed year absent to them too, but where a page shows one's own sheet only (`own_only`).
    """
    held = Round.objects.filter(public_id=public_id).select_related("edition", "opening").first()
    seat = seat_in(held, person) if held and isinstance(person, Person) else None
    if held is None or seat is None or not (own_only or is_open_to(person, held.edition)):
        raise Http404
    return held, seat


def seat_in(held: Round, person: Person) -> Member | None:
    """The seat with which a person may file in a round, or None: nothing of other members is read."""
    seat = _voting_seat(held, person)
    if seat is None:
        return None
    return next(iter(effective_members(held.edition, held.category, [seat], held.moments)), None)


def drafting_seat_in(held: Round, person: Person) -> Member | None:
    """The same by the register of recusals alone: enough for what stays private and unsealed, and asked at every move."""
    seat = _voting_seat(held, person)
    if seat is None or is_recused_on_record(seat, held.category):
        return None
    return next(iter(ranking_members(held.edition, held.category, [seat])), None)


def _voting_seat(held: Round, person: Person) -> Member | None:
    """None in a rehearsal too: its sheets are made up, nobody files."""
    if held.edition.is_rehearsal:
        return None
    seat = seat_of(person, held.edition)
    return seat if seat and (held.voters is None or seat.pk in held.voters) else None


def has_declared(member: Member, category: str) -> bool:
    """True when the member has stated whether another conflict exists."""
    return ConflictDeclaration.objects.filter(member=member, category=category).exists()


def entries_of(held: Round) -> dict[str, Nomination]:
    """The entries under review by code, in the order of the sheet."""
    entries = Nomination.objects.filter(edition=held.edition, code__in=held.entries).select_related("unit")
    rows = {row.code: row for row in entries}
    return {code: rows[code] for code in held.entries}
