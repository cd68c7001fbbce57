"""The panel at a glance: what is left of it, who sits, the matrix, what changed; locking it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition, is_open_to
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words, in_words
from laurel.panel.facts import changes_of, divisions_of, matrix_of, strengths_of
from laurel.panel.models import Member
from laurel.panel.permissions import SEES_PANEL
from laurel.panel.selectors import (
    Room,
    all_members,
    categories_open_to,
    challenges_of,
    convener_is_present,
    lock_of,
    looked_at,
    room_of,
)
from laurel.panel.services import lock_panel, lockable, mark_looked
from laurel.panel.views.answers import edition_of_today
from laurel.people.permissions import holds, opens_to
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category

MOST_CHANGES = 8


@opens_to(*SEES_PANEL)
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Seats in the regulation's order with vacancies, the recusal matrix, what is left of the panel."""
    edition = current_edition()
    if edition is None:
        return render(request, "panel/none.html")
    if not is_open_to(request.user, edition):
        return render(request, "editions/closed.html", {"edition": edition})
    categories = categories_open_to(request.user, edition)
    room, lock = room_of(edition), lock_of(edition)
    seats = list(all_members(edition))
    held = [member for member in seats if not hasattr(member, "departure")]
    visible = [member for member in held if not member.for_category or member.for_category in categories]
    changes = changes_of(edition, looked_at(request.user, edition), categories)
    context = {
        "edition": edition,
        "conveners": [member for member in held if member.seat != Member.Seat.MEMBER],
        "convener_away": not convener_is_present(edition),
        "divisions": divisions_of(held),
        "substitutes": [member for member in visible if member.for_category],
        "departed": [member for member in seats if hasattr(member, "departure")],
        "categories": categories,
        "closed": [category for category in Category if category not in categories],
        "matrix": matrix_of(edition, room, categories),
        "strengths": _strengths(edition, room, categories),
        "challenges": [row for row in challenges_of(edition, categories) if not hasattr(row, "ruling")],
        "changes": changes[:MOST_CHANGES],
        "more_changes": len(changes) - MOST_CHANGES,
        "lock": lock,
        "open_grounds": [] if lock else _open_grounds(edition, room),
        "may_build": holds(request.user, Role.PROGRAMME_OFFICER),
        "may_order": holds(request.user, Role.CONVENER),
        "now": clock.now(),
    }
    return render(request, "panel/show.html", context)


def _strengths(edition: Edition, room: Room, categories: list[Category]) -> list[dict[str, Any]]:
    """Each category with its ground in words; the warning first where a decision is missing."""
    return [
        {"row": row, "ground": in_words(row.decision.grounds[0])}
        for row in strengths_of(edition, room)
        if row.category in categories
    ]


def _open_grounds(edition: Edition, room: Room) -> Any:
    decision = lockable(edition, room)
    return grounds_in_words([*decision.refusals, *decision.open_questions])


@opens_to(*SEES_PANEL)
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Every change of the panel with its date, document and who recorded it."""
    edition = edition_of_today(request.user)
    changes = changes_of(edition, categories=categories_open_to(request.user, edition))
    return render(request, "panel/history.html", {"edition": edition, "changes": changes})


@opens_to(*SEES_PANEL)
@require_POST
def looked(request: HttpRequest) -> HttpResponse:
    """The changes so far have been seen."""
    mark_looked(edition_of_today(request.user), actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("panel:show")


@opens_to(Role.PROGRAMME_OFFICER)
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Fixes the panel."""
    lock_panel(edition_of_today(request.user), actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("panel:show")
