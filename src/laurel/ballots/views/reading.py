"""Reading a dossier."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from laurel.ballots.permissions import RANKERS
from laurel.ballots.selectors import (
    access_dossier,
    access_dossier_file,
    access_round,
    draft_of,
    has_declared,
    is_open,
    own_sheet,
)
from laurel.files.answers import attachment_answer
from laurel.kit import clock
from laurel.people.permissions import opens_to
from laurel.rulebook.criteria import sections_of
from laurel.rulebook.entrants import Category


@opens_to(*RANKERS)
@require_safe
def read(request: HttpRequest, round_id: str, code: str) -> HttpResponse:
    """One dossier as it was submitted, each criterion with what to look at beside it."""
    held, nomination, submission = access_dossier(request.user, round_id, code)
    _, seat = access_round(request.user, round_id)
    if not has_declared(seat, held.category):
        return redirect("ballots:declaration", held.category)
    texts = {row["criterion"]: row["text"] for row in submission.content["sections"]}
    order = draft_of(seat, held)["order"]
    context = {
        "round": held,
        "nomination": nomination,
        "submission": submission,
        "content": submission.content,
        "sections": [
            (criterion, texts.get(criterion.code)) for criterion in sections_of(Category(held.category))
        ],
        "place": order.index(code) + 1 if code in order else None,
        "open": is_open(held, clock.now()) and own_sheet(seat, held) is None,
        "next_place": len(order) + 1,
    }
    return render(request, "ballots/read.html", context)


@opens_to(*RANKERS)
@require_safe
def dossier_file(request: HttpRequest, round_id: str, code: str, file_id: str) -> FileResponse:
    """A file of a dossier, always as an attachment."""
    row = access_dossier_file(request.user, round_id, code, file_id)
    return attachment_answer(row["sha256"], row["name"], row["media_type"])
