"""Reading the panel: seats, recusals computed anew from entries and postings, what is left of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from laurel.applications.selectors import submitted_nominations
from laurel.editions.facts import policy_of
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import moment_of
from laurel.nominations.models import Nomination
from laurel.panel.models import (
    ConflictDeclaration,
    DepletionDecision,
    Member,
    PanelLock,
    ReadingOrder,
    Recusal,
)
from laurel.people.models import Posting
from laurel.people.permissions import Anyone
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision
from laurel.rulebook.policy import Point
from laurel.rulebook.recusal import Entry, KnownRecusal, Seat, Source, recusals_of


def all_members(edition: Edition) -> QuerySet[Member]:
    """Every seat of a year, given-up ones too, in the order of appointment."""
    return Member.objects.filter(edition=edition).select_related("person", "unit", "edition", "departure")


def members_of(edition: Edition) -> list[Member]:
    """The seats that are held: the convener and the members."""
    return [member for member in all_members(edition) if not hasattr(member, "departure")]


def ranking_members(edition: Edition) -> list[Member]:
    """The seats that rank: members, and the convener where the year decided so (A-03)."""
    convener_ranks = policy_of(edition).choice_of(Point.CONVENER_RANKS) == "ranks_too"
    return [member for member in members_of(edition) if member.seat == Member.Seat.MEMBER or convener_ranks]


def seat_of(person: Anyone, edition: Edition) -> Member | None:
    """The seat that a person holds in a year, or None."""
    return next((member for member in members_of(edition) if member.person_id == person.pk), None)


def is_locked(edition: Edition) -> bool:
    """True once the panel is fixed."""
    return PanelLock.objects.filter(edition=edition).exists()


def lock_of(edition: Edition) -> PanelLock | None:
    """When and by whom the panel was fixed, or None."""
    return PanelLock.objects.filter(edition=edition).select_related("locked_by").first()


def recusals_on_record(edition: Edition) -> QuerySet[Recusal]:
    """The register of recusals."""
    return Recusal.objects.filter(member__edition=edition).select_related("member__person", "found_by")


def declarations_of(edition: Edition) -> dict[tuple[int, str], ConflictDeclaration]:
    """The newest declaration of each member and category."""
    rows = ConflictDeclaration.objects.filter(member__edition=edition).order_by("pk")
    return {(row.member_id, row.category): row for row in rows}


def decision_on_depletion(edition: Edition, category: str) -> DepletionDecision | None:
    """The newest decision that a category goes on with fewer members, or None."""
    return DepletionDecision.objects.filter(edition=edition, category=category).order_by("pk").last()


def reading_order_of(member: Member, category: str) -> list[str]:
    """The order in which the member is advised to read; empty before the panel is locked."""
    row = ReadingOrder.objects.filter(member=member, category=category).first()
    return list(row.codes) if row else []


@dataclass(frozen=True, slots=True)
class Room:
    """All that recusal rests on, read once: entries, seats, what is on record."""

    members: tuple[Member, ...]
    seats: dict[int, Seat]
    entries: tuple[Entry, ...]
    known: tuple[KnownRecusal, ...]

    def decision(self, member: Member, category: str) -> Decision:
        """三(二)2(4) for one member and category; granted means the member takes part."""
        return recusals_of(self.seats[member.pk], Category(category), self.entries, self.known)

    def effective(self, members: Iterable[Member], category: str) -> list[Member]:
        """The members left in a category."""
        return [member for member in members if self.decision(member, category).granted]


def room_of(edition: Edition, members: Sequence[Member] | None = None) -> Room:
    """The facts on recusal as they stand now; a constant number of queries."""
    seated = tuple(members_of(edition) if members is None else members)
    return Room(
        members=seated,
        seats=_seats(edition, seated),
        entries=tuple(
            Entry(row.code, Category(row.category), row.unit.code) for row in submitted_nominations(edition)
        ),
        known=tuple(
            KnownRecusal(row.member.code, Category(row.category), Source(row.source))
            for row in recusals_on_record(edition)
        ),
    )


def _seats(edition: Edition, members: Sequence[Member]) -> dict[int, Seat]:
    """A member's own units: the division of the seat, and wherever the person served since reading opened."""
    since = moment_of(edition, CalendarDate.Kind.READING_OPENS)
    postings = Posting.objects.filter(person__in=[member.person_id for member in members])
    if since:
        postings = postings.filter(Q(valid_to=None) | Q(valid_to__gte=since.date()))
    else:
        postings = postings.filter(valid_to=None)
    units: dict[int, set[str]] = {}
    for person, code in postings.values_list("person_id", "unit__code"):
        units.setdefault(person, set()).add(code)
    return {
        member.pk: Seat(
            member.code,
            frozenset(units.get(member.person_id, set()) | ({member.unit.code} if member.unit else set())),
        )
        for member in members
    }


def is_recused(member: Member, category: str) -> bool:
    """True when the member is out of a category, by the entries and postings as they stand now, or on record."""
    return not room_of(member.edition, [member]).decision(member, category).granted


def effective_members(edition: Edition, category: str) -> list[Member]:
    """The members who rank a category: seated, ranking, not recused."""
    return room_of(edition).effective(ranking_members(edition), category)


def own_entries(edition: Edition, category: str) -> list[Nomination]:
    """The submitted entries of a category whose unit a member of the panel serves."""
    units = {code for seat in room_of(edition).seats.values() for code in seat.units}
    return [row for row in submitted_nominations(edition, category) if row.unit.code in units]
