"""Reading challenges: those waiting, those of one's own entries, and whom one may challenge."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet
from django.http import Http404

from laurel.applications.selectors import submitted_nominations
from laurel.editions.models import Edition
from laurel.editions.selectors import is_closed, is_open_to
from laurel.nominations.models import Nomination
from laurel.panel.models import Challenge, Member
from laurel.panel.permissions import may_challenge_for, may_see_panel
from laurel.panel.selectors.recusing import ranking_members, room_of
from laurel.panel.selectors.seats import is_locked, members_of, seat_of
from laurel.people.permissions import Anyone
from laurel.rulebook.entrants import Category


def challenges_of(edition: Edition, categories: Collection[str] = tuple(Category)) -> QuerySet[Challenge]:
    """The challenges of a year in the order in which they came."""
    return Challenge.objects.filter(member__edition=edition, category__in=list(categories)).select_related(
        "member__person", "member__unit", "nomination__unit", "made_by", "ruling__ruled_by"
    )


def waiting_challenges(edition: Edition, *categories: str) -> list[Challenge]:
    """The challenges in these categories on which nobody has ruled; of a member who still sits."""
    return list(challenges_of(edition, categories).filter(ruling=None, member__departure=None))


def access_challenge(person: Anyone, public_id: str) -> Challenge:
    """A challenge, for those who see the panel; absent to others, and to whoever is recused from its category."""
    challenge = (
        Challenge.objects.filter(public_id=public_id)
        .select_related("member__person", "member__edition", "nomination__unit", "ruling", "made_by")
        .first()
    )
    if challenge is None or not may_see_panel(person):
        raise Http404
    if not is_open_to(person, challenge.member.edition):
        raise Http404
    seat = seat_of(person, challenge.member.edition)
    if seat and not room_of(seat.edition, [seat]).decision(seat, challenge.category).granted:
        raise Http404
    return challenge


def entries_that_may_challenge(person: Anyone, edition: Edition) -> list[Nomination]:
    """The person's standing, submitted entries, once the panel is locked; none for who sits on it."""
    if not is_locked(edition) or seat_of(person, edition) is not None:
        return []
    return [row for row in submitted_nominations(edition) if may_challenge_for(person, row)]


def members_to_challenge(edition: Edition, category: str) -> list[Member]:
    """Who takes part in a category, and the convener who chairs it: name and division are told to entrants.

    Nobody any more once the year is closed.
    """
    if is_closed(edition):
        return []
    ranking = {member.pk for member in ranking_members(edition, category)}
    room = room_of(edition)
    chairs = (Member.Seat.CONVENER, Member.Seat.DEPUTY)
    asked = [member for member in members_of(edition) if member.pk in ranking or member.seat in chairs]
    return room.effective(asked, category)
