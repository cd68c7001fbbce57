"""The workspace: reading list and own order."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from laurel.ballots.permissions import RANKERS
from laurel.ballots.selectors import (
    access_round,
    closes_at,
    draft_of,
    entries_of,
    has_declared,
    is_open,
    own_sheet,
)
from laurel.ballots.services import place_entry, undo_placing
from laurel.editions.models import CalendarDate
from laurel.editions.selectors import moment_of
from laurel.kit import clock
from laurel.panel.selectors import reading_order_of
from laurel.people.permissions import opens_to


@opens_to(*RANKERS)
@require_safe
def workspace(request: HttpRequest, round_id: str) -> HttpResponse:
    """Reading list and own order; everything can be done without JavaScript."""
    held, seat = access_round(request.user, round_id)
    if not has_declared(seat, held.category):
        return redirect("ballots:declaration", held.category)
    opens = moment_of(held.edition, CalendarDate.Kind.READING_OPENS)
    if opens and clock.now() < opens:
        return render(request, "ballots/not_yet.html", {"opens": opens, "category": held.category})
    return render(request, "ballots/workspace.html", workspace_facts(held, seat))


def workspace_facts(held: Any, seat: Any) -> dict[str, Any]:
    entries = entries_of(held)
    draft = draft_of(seat, held)
    advised = [code for code in reading_order_of(seat, held.category) if code in entries]
    advised += [code for code in entries if code not in advised]
    sheet = own_sheet(seat, held)
    return {
        "round": held,
        "seat": seat,
        "placed": [entries[code] for code in draft["order"]],
        "unplaced": [entries[code] for code in advised if code not in draft["order"]],
        "total": len(entries),
        "may_undo": bool(draft["past"]),
        "sheet": sheet,
        "open": is_open(held, clock.now()) and sheet is None,
        "closes_at": closes_at(held),
    }


@opens_to(*RANKERS)
@require_POST
def place(request: HttpRequest, round_id: str) -> HttpResponse:
    """One move: to a position, one up, one down, or out of the order."""
    held, seat = access_round(request.user, round_id)
    code = request.POST.get("code", "")
    order = draft_of(seat, held)["order"]
    try:
        position = _position(request, code, order)
    except ValueError:
        messages.error(
            request,
            _("%(code)s 的序位請填 1 到 %(most)d 的數字。") % {"code": code, "most": len(held.entries)},
        )
        return redirect(f"{reverse('ballots:workspace', args=[round_id])}#entry-{code}")
    order = place_entry(held, seat, code, position, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    if code in order:
        words = _("%(code)s 在第 %(place)d 位，共 %(total)d 位。") % {
            "code": code,
            "place": order.index(code) + 1,
            "total": len(order),
        }
    else:
        words = _("%(code)s 已移出序位。") % {"code": code}
    messages.success(request, words)
    return redirect(f"{reverse('ballots:workspace', args=[round_id])}#entry-{code}")


def _position(request: HttpRequest, code: str, order: list[str]) -> int | None:
    move = request.POST.get("move", "to")
    here = order.index(code) + 1 if code in order else len(order) + 1
    if move == "out":
        return None
    if move == "up":
        return here - 1
    if move == "down":
        return here + 1
    typed = request.POST.get("position", "").strip()
    return int(typed) if typed else len(order) + (code not in order)


@opens_to(*RANKERS)
@require_POST
def undo(request: HttpRequest, round_id: str) -> HttpResponse:
    """Takes the last move back."""
    held, seat = access_round(request.user, round_id)
    undo_placing(held, seat, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    messages.success(request, _("已復原上一步。"))
    return redirect("ballots:workspace", round_id)
