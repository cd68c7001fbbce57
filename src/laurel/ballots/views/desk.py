"""What this member ranks, and the declaration before it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.ballots.forms import DeclarationForm
from laurel.ballots.permissions import RANKERS
from laurel.ballots.selectors import (
    closes_at,
    draft_of,
    entries_of,
    has_declared,
    is_opened,
    own_sheet,
    rounds_of,
    seat_in,
)
from laurel.editions.selectors import current_edition, is_open_to
from laurel.kit import clock
from laurel.kit.cards import in_words
from laurel.ledger.faces import form_page, posted
from laurel.panel.selectors import room_of, seat_of
from laurel.panel.services import declare_conflict
from laurel.people.permissions import opens_to
from laurel.rulebook.entrants import Category

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*RANKERS)
@require_safe
def judging(request: HttpRequest) -> HttpResponse:
    """What this member ranks; a recused category is one line and nothing else."""
    edition = current_edition()
    seat = seat_of(request.user, edition) if edition else None
    rows: list[dict[str, Any]] = []
    if edition and seat:
        room = room_of(edition, [seat])
        for category in Category:
            decision = room.decision(seat, category)
            if not decision.granted:
                rows.append({"category": category.value, "recusal": in_words(decision.refusals[0])})
                continue
            rounds = [held for held in rounds_of(edition, category) if seat_in(held, seat.person)]
            rows.append(
                {
                    "category": category.value,
                    "declared": has_declared(seat, category),
                    "rounds": [_round_facts(held, seat) for held in rounds],
                }
            )
    return render(request, "ballots/list.html", {"edition": edition, "seat": seat, "rows": rows})


def _round_facts(held: Any, seat: Any) -> dict[str, Any]:
    return {
        "round": held,
        "placed": len(draft_of(seat, held)["order"]),
        "total": len(held.entries),
        "sheet": own_sheet(seat, held),
        "opened": is_opened(held),
        "closes_at": closes_at(held),
    }


@opens_to(*RANKERS)
@require_http_methods(FORMS)
def declaration(request: HttpRequest, category: str) -> HttpResponse:
    """Before any dossier: does another conflict exist? A conflict closes the whole category."""
    edition = current_edition()
    seat = seat_of(request.user, edition) if edition else None
    if (
        edition is None
        or seat is None
        or not is_open_to(request.user, edition)
        or category not in list(Category)
        or not room_of(edition, [seat]).decision(seat, category).granted
    ):
        raise Http404

    def act(typed: dict[str, str]) -> str:
        declare_conflict(
            seat,
            category,
            typed["has_conflict"] == "yes",
            typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("ballots:list")

    rounds = rounds_of(edition, category)
    entries = list(entries_of(rounds[0]).values()) if rounds else []
    context = {"category": category, "entries": entries}
    return form_page(request, "ballots/declaration.html", DeclarationForm(posted(request)), act, context)
