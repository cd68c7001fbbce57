"""Reading recusal: computed from entries and postings as they stand, and from what is on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from laurel.applications.selectors import submitted
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import calendar_of, is_open_to
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import standing
from laurel.panel.models import ConflictDeclaration, DepletionDecision, Member, Recusal
from laurel.panel.permissions import may_see_panel
from laurel.panel.selectors.seats import convener_ranks, members_of, seat_of
from laurel.people.models import Posting
from laurel.people.permissions import Anyone
from laurel.people.selectors import successions
from laurel.rulebook.depletion import Choice
from laurel.rulebook.entrants import Category, UnitKind
from laurel.rulebook.grounds import Decision
from laurel.rulebook.recusal import Entry, KnownRecusal, Seat, Source, recusals_of
from laurel.rulebook.roc import OFFSET


def recusals_on_record(edition: Edition) -> QuerySet[Recusal]:
    """The register of recusals, lapsed ones too."""
    return Recusal.objects.filter(member__edition=edition).select_related(
        "member__person", "member__unit", "found_by", "lapse__lapsed_by"
    )


def declarations_of(edition: Edition) -> dict[tuple[int, str], ConflictDeclaration]:
    """The newest declaration of each member and category."""
    rows = ConflictDeclaration.objects.filter(member__edition=edition).order_by("pk")
    return {(row.member_id, row.category): row for row in rows}


def decisions_on_depletion(edition: Edition) -> dict[str, DepletionDecision]:
    """The newest decision of each category on how it goes on with fewer members; one query."""
    rows = DepletionDecision.objects.filter(edition=edition).select_related("decided_by").order_by("pk")
    return {row.category: row for row in rows}


def ranking_members(
    edition: Edition, category: str = "", members: Sequence[Member] | None = None
) -> list[Member]:
    """The seats that rank: members, and the convener where the year decided so (A-03).

    With a category also its substitutes; only the convener where it was so decided for that category (A-09).
    `members` are the seats that are held, where they were read already.
    """
    seated = members_of(edition) if members is None else members
    if category and _choice_on_depletion(edition, category) == Choice.CONVENER_ALONE:
        return [member for member in seated if member.seat == Member.Seat.CONVENER]
    with_convener = any(member.seat == Member.Seat.CONVENER for member in seated) and convener_ranks(edition)
    return [
        member
        for member in seated
        if (member.seat == Member.Seat.MEMBER and member.for_category in ("", category))
        or (member.seat == Member.Seat.CONVENER and with_convener)
    ]


def _choice_on_depletion(edition: Edition, category: str) -> str | None:
    rows = DepletionDecision.objects.filter(edition=edition, category=category).order_by("pk")
    return rows.values_list("choice", flat=True).last()


@dataclass(frozen=True, slots=True)
class Room:
    """All that recusal rests on, read once: entries, seats, what is on record and has not lapsed."""

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


def room_of(
    edition: Edition,
    members: Sequence[Member] | None = None,
    moments: Mapping[str, datetime] | None = None,
) -> Room:
    """The facts on recusal as they stand now; a constant number of queries.

    `members` and `moments` are the seats and the calendar, where they were read already.
    """
    seated = tuple(members_of(edition) if members is None else members)
    followers = _followers()
    recusals = Recusal.objects.filter(member__edition=edition, lapse=None)
    names = {
        name: member.unit.code
        for member in seated
        if member.unit
        for name in (member.unit.name, member.unit.short_name)
    }
    return Room(
        members=seated,
        seats=_seats(edition, seated, followers, calendar_of(edition) if moments is None else moments),
        entries=tuple(_entries(edition, followers, names)),
        known=tuple(
            KnownRecusal(member, Category(category), Source(source), entry)
            for member, category, source, entry in recusals.order_by("pk").values_list(
                "member__code", "category", "source", "entry_code"
            )
        ),
    )


def _entries(
    edition: Edition, followers: Mapping[str, set[str]], names: Mapping[str, str]
) -> Iterator[Entry]:
    """The entries that stand and were submitted, as the rules see them; one query of the columns they ask for.

    A rehearsal repeats only entries that were submitted, without what they sent.
    """
    entries = standing(Nomination.objects.filter(edition=edition))
    rows = entries if edition.is_rehearsal else submitted(entries)
    columns = ("code", "category", "unit__code", "unit__kind", "team")
    for code, category, unit, kind, team in rows.order_by("code").values_list(*columns):
        follow = frozenset(_with_followers({unit}, followers) - {unit})
        partners = frozenset(names[part["unit"]] for part in team if part.get("unit") in names)
        yield Entry(code, Category(category), unit, follow, partners, UnitKind(kind))


def _followers() -> dict[str, set[str]]:
    """The units that directly follow each unit: renamed, merged or split."""
    followers: dict[str, set[str]] = {}
    for predecessor, successor in successions().values_list("predecessor__code", "successor__code"):
        followers.setdefault(predecessor, set()).add(successor)
    return followers


def _with_followers(codes: set[str], followers: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = set(codes), list(codes)
    while waiting:
        for follower in followers.get(waiting.pop(), ()):
            if follower not in reached:
                reached.add(follower)
                waiting.append(follower)
    return reached


def _seats(
    edition: Edition,
    members: Sequence[Member],
    followers: Mapping[str, set[str]],
    moments: Mapping[str, datetime],
) -> dict[int, Seat]:
    """A member's own units: the division of the seat, and wherever the person served since reading opened.

    A posting that begins after the year has no bearing on it.
    """
    since = moments.get(CalendarDate.Kind.READING_OPENS)
    year_ends = date(edition.roc_year + OFFSET, 12, 31)
    postings = Posting.objects.filter(
        person__in=[member.person_id for member in members], valid_from__lte=year_ends
    )
    if since:
        postings = postings.filter(Q(valid_to=None) | Q(valid_to__gte=timezone.localdate(since)))
    else:
        postings = postings.filter(valid_to=None)
    units: dict[int, set[str]] = {}
    for person, code in postings.values_list("person_id", "unit__code"):
        units.setdefault(person, set()).add(code)
    return {
        member.pk: Seat(
            member.code,
            frozenset(
                _with_followers(
                    units.get(member.person_id, set()) | ({member.unit.code} if member.unit else set()),
                    followers,
                )
            ),
            Category(member.for_category) if member.for_category else None,
        )
        for member in members
    }


def is_recused(member: Member, category: str) -> bool:
    """True when the member is out of a category, by the entries and postings as they stand now, or on record."""
    return not room_of(member.edition, [member]).decision(member, category).granted


def is_recused_on_record(member: Member, category: str) -> bool:
    """True when the register holds a recusal that has not lapsed: kept true in the act that causes one (decision 0020)."""
    return Recusal.objects.filter(member=member, category=category, lapse=None).exists()


def effective_members(
    edition: Edition,
    category: str,
    members: Sequence[Member] | None = None,
    moments: Mapping[str, datetime] | None = None,
) -> list[Member]:
    """The members who rank a category: seated, ranking, not recused; of all seats, or of these."""
    room = room_of(edition, members, moments)
    return room.effective(ranking_members(edition, category, room.members), category)


def categories_open_to(person: Anyone, edition: Edition) -> list[Category]:
    """The categories that are there for a person: all, but for a member those without a recusal."""
    seat = seat_of(person, edition)
    if seat is None:
        return list(Category)
    room = room_of(edition, [seat])
    return [category for category in Category if room.decision(seat, category).granted]


def access_member(person: Anyone, public_id: str) -> Member:
    """A seat, for those who see the panel; absent to others, and a substitute of a category that is closed to one.

    The seats of a rehearsal are absent: they are its meeting's alone.
    """
    member = (
        Member.objects.select_related("person", "unit", "edition", "departure")
        .filter(public_id=public_id, edition__rehearsal_no=0)
        .first()
    )
    if member is None or not may_see_panel(person) or not is_open_to(person, member.edition):
        raise Http404
    if member.for_category and member.for_category not in categories_open_to(person, member.edition):
        raise Http404
    return member
