"""What every page on a round asks first, and what the order pane shows on all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from laurel.ballots.facts import rows_of
from laurel.ballots.models import Round
from laurel.ballots.selectors import access_round, closes_at, draft_of, has_declared, is_open, own_sheet
from laurel.ballots.words import reading_settings
from laurel.kit import clock
from laurel.panel.models import Member
from laurel.panel.selectors import reading_opened_at

FORMS = ["GET", "HEAD", "POST"]
Page = Callable[..., HttpResponseBase]


def in_the_reading_room(page: Page) -> Page:
    """The page gets the round and the member's seat, once the member has declared and reading is open.

    Absent to everyone who may not file in the round. An act before that time is absent, a page leads on.
    """

    @wraps(page)
    def guarded(request: HttpRequest, round_id: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        held, seat = access_round(request.user, round_id)
        opens = reading_opened_at(held.edition, held.moments)
        is_early = opens is None or clock.now() < opens
        declared = has_declared(seat, held.category)
        if request.method == "POST" and (is_early or not declared):
            raise Http404
        if not declared:
            return redirect("ballots:declaration", held.category)
        if is_early:
            return render(request, "ballots/not_yet.html", {"opens": opens, "category": held.category})
        return page(request, held, seat, *args, **kwargs)

    return guarded


def room_facts(request: HttpRequest, held: Round, seat: Member) -> dict[str, Any]:
    """The order pane: what is placed, what is left in the advised order, how far each dossier was read."""
    draft, sheet = draft_of(seat, held), own_sheet(seat, held)
    rows = rows_of(held, seat, draft["order"])
    return {
        "round": held,
        "seat": seat,
        "placed": [row for row in rows if row.place],
        "unplaced": [row for row in rows if not row.place],
        "total": len(rows),
        "may_undo": bool(draft["past"]),
        "sheet": sheet,
        "open": is_open(held, clock.now()) and sheet is None,
        "closes_at": closes_at(held),
        "reading": reading_settings(request.COOKIES.get("reading", "")),
    }
