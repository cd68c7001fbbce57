"""Taking a seat, giving it up, taking it over; the convener's absence."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.panel.forms import AppointForm, DepartForm, PresenceForm, ReplaceForm, StandInForm
from laurel.panel.selectors import access_member, is_locked, members_of, presences_of
from laurel.panel.services import (
    appoint_member,
    appoint_stand_in,
    depart_member,
    note_convener_presence,
    replace_member,
)
from laurel.panel.views.answers import FORMS, edition_of_today
from laurel.people.permissions import opens_to
from laurel.people.roles import Role


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def appoint(request: HttpRequest) -> HttpResponse:
    """Fills a seat by a document."""
    edition = edition_of_today(request.user)

    def act(typed: dict[str, Any]) -> str:
        person = typed.pop("person")
        appoint_member(edition, person, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("panel:show")

    initial = {"unit": request.GET.get("unit"), "seat": request.GET.get("seat")}
    form = AppointForm(posted(request), initial=initial)
    return form_page(request, "panel/appoint.html", form, act, {"edition": edition})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def replace(request: HttpRequest, public_id: str) -> HttpResponse:
    """Before locking: another person takes the seat, in one act."""
    member = access_member(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        person = typed.pop("person")
        replace_member(member, person, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("panel:show")

    return form_page(request, "panel/replace.html", ReplaceForm(posted(request)), act, {"member": member})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def depart(request: HttpRequest, public_id: str) -> HttpResponse:
    """Records that a seat is given up."""
    member = access_member(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        depart_member(
            member,
            typed["reason"],
            document_no=typed["document_no"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("panel:show")

    context = {"member": member, "locked": is_locked(member.edition)}
    return form_page(request, "panel/depart.html", DepartForm(posted(request)), act, context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def stand_in(request: HttpRequest, public_id: str) -> HttpResponse:
    """After locking: somebody of the same unit takes the place of a member who left (A-14)."""
    member = access_member(request.user, public_id)
    if not hasattr(member, "departure"):
        raise Http404

    def act(typed: dict[str, Any]) -> str:
        person = typed.pop("person")
        appoint_stand_in(member, person, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("panel:show")

    return form_page(request, "panel/stand_in.html", StandInForm(posted(request)), act, {"member": member})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def presence(request: HttpRequest) -> HttpResponse:
    """Notes that the convener is away, or back: a deputy chairs meanwhile."""
    edition = edition_of_today(request.user)

    def act(typed: dict[str, Any]) -> str:
        note_convener_presence(edition, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("panel:show")

    chairs = [member for member in members_of(edition) if member.seat != "member"]
    context = {"chairs": chairs, "noted": presences_of(edition)}
    form = PresenceForm(posted(request), initial={"is_present": "no"})
    return form_page(request, "panel/presence.html", form, act, context)
