"""Pages on the panel."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words, in_words
from laurel.ledger.faces import form_page, posted
from laurel.panel.facts import strengths_of
from laurel.panel.forms import AppointForm, DepartForm, DepletionForm, RecuseForm
from laurel.panel.models import Member
from laurel.panel.permissions import SEES_PANEL
from laurel.panel.selectors import declarations_of, lock_of, recusals_on_record, room_of
from laurel.panel.services import (
    appoint_member,
    decide_depletion,
    depart_member,
    find_recusals,
    lock_panel,
    lockable,
    order_recusal,
)
from laurel.people.models import Unit
from laurel.people.permissions import holds, opens_to
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category
from laurel.rulebook.panel import EIGHT_DIVISIONS

FORMS = ["GET", "HEAD", "POST"]


def _edition() -> Edition:
    edition = current_edition()
    if edition is None:
        raise Http404
    return edition


@opens_to(*SEES_PANEL)
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Seats in the regulation's order with vacancies, the recusal matrix, what is left of the panel."""
    edition = current_edition()
    if edition is None:
        return render(request, "panel/none.html")
    room = room_of(edition)
    declared = declarations_of(edition)
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=EIGHT_DIVISIONS)}
    seats = [
        (units.get(code), [member for member in room.members if member.unit and member.unit.code == code])
        for code in EIGHT_DIVISIONS
    ]
    matrix = [
        (member, [_cell(room, declared, member, category) for category in Category])
        for member in room.members
    ]
    lock = lock_of(edition)
    context = {
        "edition": edition,
        "convener": next((member for member in room.members if member.seat == Member.Seat.CONVENER), None),
        "seats": seats,
        "categories": [category.value for category in Category],
        "matrix": matrix,
        "strengths": [(row, in_words(row.decision.grounds[0])) for row in strengths_of(edition)],
        "lock": lock,
        "open_grounds": [] if lock else grounds_in_words(lockable(edition).refusals),
        "may_build": holds(request.user, Role.PROGRAMME_OFFICER),
        "may_order": holds(request.user, Role.CONVENER),
    }
    return render(request, "panel/show.html", context)


def _cell(
    room: Any, declared: dict[tuple[int, str], Any], member: Member, category: Category
) -> dict[str, Any]:
    decision = room.decision(member, category)
    if not decision.granted:
        return {"state": "recused", "words": in_words(decision.refusals[0]).sentence}
    if member.seat == Member.Seat.MEMBER and (member.pk, category.value) not in declared:
        return {"state": "undeclared", "words": ""}
    return {"state": "taking-part", "words": ""}


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def appoint(request: HttpRequest) -> HttpResponse:
    """Fills a seat by a document."""
    edition = _edition()

    def act(typed: dict[str, Any]) -> str:
        person = typed.pop("person")
        appoint_member(edition, person, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("panel:show")

    return form_page(request, "panel/appoint.html", AppointForm(posted(request)), act, {"edition": edition})


@opens_to(*SEES_PANEL)
@require_http_methods(FORMS)
def recusals(request: HttpRequest) -> HttpResponse:
    """The register, printable for the minutes; the officer brings it up to date."""
    edition = _edition()
    if request.method == "POST":
        if not holds(request.user, Role.PROGRAMME_OFFICER):
            raise Http404
        find_recusals(edition, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return redirect("panel:recusals")
    rows = recusals_on_record(edition)
    may_build = holds(request.user, Role.PROGRAMME_OFFICER)
    return render(request, "panel/recusals.html", {"edition": edition, "rows": rows, "may_build": may_build})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def depletion(request: HttpRequest, category: str) -> HttpResponse:
    """Records that a category goes on under the threshold."""
    edition = _edition()
    if category not in list(Category):
        raise Http404

    def act(typed: dict[str, Any]) -> str:
        decide_depletion(edition, category, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("panel:show")

    context = {"edition": edition, "category": category}
    return form_page(request, "panel/depletion.html", DepletionForm(posted(request)), act, context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Fixes the panel."""
    lock_panel(_edition(), actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("panel:show")


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def depart(request: HttpRequest, public_id: str) -> HttpResponse:
    """Records that a seat is given up."""
    member = get_object_or_404(Member.objects.select_related("person"), public_id=public_id)

    def act(typed: dict[str, Any]) -> str:
        depart_member(member, typed["reason"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("panel:show")

    return form_page(request, "panel/depart.html", DepartForm(posted(request)), act, {"member": member})


@opens_to(Role.CONVENER)
@require_http_methods(FORMS)
def recuse(request: HttpRequest, public_id: str) -> HttpResponse:
    """The convener orders a recusal."""
    member = get_object_or_404(Member.objects.select_related("person"), public_id=public_id)

    def act(typed: dict[str, Any]) -> str:
        order_recusal(
            member,
            typed["category"],
            typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("panel:show")

    return form_page(request, "panel/recuse.html", RecuseForm(posted(request)), act, {"member": member})
