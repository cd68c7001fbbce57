"""Placing: the order page, one move, help in comparing, taking moves back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from laurel.ballots import ordering
from laurel.ballots.models import Round
from laurel.ballots.permissions import RANKERS
from laurel.ballots.selectors import dossier_in, draft_of, edges_of
from laurel.ballots.services import place_beside, place_entry, undo_placing, write_notebook
from laurel.ballots.views.common import in_the_reading_room, room_facts
from laurel.kit import clock
from laurel.panel.models import Member
from laurel.people.permissions import opens_to


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def workspace(request: HttpRequest, held: Round, seat: Member) -> HttpResponse:
    """The list and the member's own order; everything can be done without JavaScript."""
    return render(request, "ballots/workspace.html", room_facts(request, held, seat))


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def placing(request: HttpRequest, held: Round, seat: Member, code: str) -> HttpResponse:
    """Ways to place one entry: by number, before or after another, by comparing."""
    nomination, _submission = dossier_in(held, code)
    order = draft_of(seat, held)["order"]
    others = ordering.without(order, code)
    answers = _answers(request.GET)
    facts = room_facts(request, held, seat)
    names = {row.code: row.entry for row in facts["placed"]}
    first, _last = ordering.span_of(order, code, answers)
    rival = ordering.next_to_compare(order, code, answers)
    context = {
        **facts,
        "nomination": nomination,
        "code": code,
        "here": order.index(code) + 1 if code in order else None,
        "last_place": len(others) + 1,
        "others": [names[other] for other in others],
        "asking": "compare" in request.GET,
        "answers": [f"{other}:{'better' if is_better else 'worse'}" for other, is_better in answers],
        "asked": len(answers) + 1,
        "most": ordering.most_questions(len(others)),
        "rival": names[rival] if rival else None,
        "found": first,
        "moving": others[first - 1 :],
    }
    return render(request, "ballots/placing.html", context)


def _answers(sent: QueryDict) -> list[tuple[str, bool]]:
    """What was answered so far: `answer=A07:better` for each question, in the order asked."""
    said = [answer.partition(":") for answer in sent.getlist("answer")]
    return [(other, word == "better") for other, _colon, word in said if word in ("better", "worse")]


@opens_to(*RANKERS)
@require_POST
@in_the_reading_room
def place(request: HttpRequest, held: Round, seat: Member) -> HttpResponse:
    """One move: to a position, beside another entry, one up, one down, or out of the order."""
    code = request.POST.get("code", "")
    try:
        order = _moved(request, held, seat, code)
    except ValueError:
        words = _("%(code)s 的序位請填 1 到 %(most)d 的數字。") % {"code": code, "most": len(held.entries)}
        return _answer(request, held, seat, code, words, is_error=True)
    _remember_comparing(request, held, seat, code)
    if code in order:
        words = _("%(code)s 在第 %(place)d 位，共 %(total)d 位。") % {
            "code": code,
            "place": order.index(code) + 1,
            "total": len(order),
        }
    else:
        words = _("%(code)s 已移出序位。") % {"code": code}
    return _answer(request, held, seat, code, words)


def _moved(request: HttpRequest, held: Round, seat: Member, code: str) -> list[str]:
    by: dict[str, Any] = {"actor": request.user, "now": clock.now()}
    move = request.POST.get("move", "to")
    if move in ("before", "after"):
        return place_beside(held, seat, code, request.POST.get("other", ""), after=move == "after", **by)
    return place_entry(held, seat, code, _position(request, held, seat, code), **by)


def _remember_comparing(request: HttpRequest, held: Round, seat: Member, code: str) -> None:
    """Beside whom the entry was laid: before sealing, neighbours that never were compared are named."""
    rivals = {other for other, _is_better in _answers(request.POST)} | {request.POST.get("other", "")}
    rivals &= set(held.entries) - {code}
    if rivals:
        version = edges_of(held)[code].version
        write_notebook(
            held,
            seat,
            code,
            version,
            lambda book: replace(book, compared=book.compared | rivals),
            actor=request.user,  # type: ignore[arg-type]
        )


def _position(request: HttpRequest, held: Round, seat: Member, code: str) -> int | None:
    """Where the entry goes, None for out of the order; ValueError when what was typed is no place."""
    move = request.POST.get("move", "to")
    if move == "out":
        return None
    typed = request.POST.get("position", "").strip()
    if move == "to" and typed:
        if not 1 <= int(typed) <= len(held.entries):
            raise ValueError(typed)
        return int(typed)
    order = draft_of(seat, held)["order"]
    here = order.index(code) + 1 if code in order else len(order) + 1
    last = len(order) + (code not in order)
    return {"up": here - 1, "down": here + 1}.get(move, last)


def _answer(
    request: HttpRequest, held: Round, seat: Member, code: str, words: str, *, is_error: bool = False
) -> HttpResponse:
    """The order anew with one sentence: as a part of the page for a script, as a page otherwise."""
    if request.headers.get("HX-Request"):
        answer = render(request, "ballots/order.html", {**room_facts(request, held, seat), "moved": code})
        answer["HX-Trigger"] = json.dumps({"announce": {"words": words}})
        return answer
    (messages.error if is_error else messages.success)(request, words)
    back = "ballots:read" if request.POST.get("from") == "read" else "ballots:workspace"
    if back == "ballots:read" and code in held.entries:
        return redirect(reverse(back, args=[held.public_id, code]))
    return redirect(f"{reverse('ballots:workspace', args=[held.public_id])}#entry-{code}")


@opens_to(*RANKERS)
@require_POST
@in_the_reading_room
def undo(request: HttpRequest, held: Round, seat: Member) -> HttpResponse:
    """Takes the last move back."""
    undo_placing(held, seat, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return _answer(request, held, seat, "", _("已復原上一步。"))
