"""What convener and clerk do in a category."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from laurel.ballots.selectors import is_opened, objecting_members, rounds_of
from laurel.editions.facts import policy_of
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.meeting.facts import missing_members, state_of
from laurel.meeting.forms import (
    LateRecusalForm,
    LotForm,
    MissingSheetsForm,
    OpenForm,
    ResolveForm,
    StrikeForm,
    TieForm,
)
from laurel.meeting.models import PanelMeeting
from laurel.meeting.permissions import (
    CHAIR,
)
from laurel.meeting.selectors import (
    count_of,
    unsettled_of,
)
from laurel.meeting.services import (
    consent_to_open,
    decide_missing_sheets,
    record_convener_order,
    record_lot,
    recuse_late,
    resolve_category,
    start_tie_round,
    strike_entry,
)
from laurel.meeting.views.context import counted_for, enter, room_url
from laurel.panel.selectors import ranking_members
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category
from laurel.rulebook.policy import Point

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def missing(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Goes on without the sheets that have not come or are objected to, named one by one."""
    meeting, known = enter(request, public_id, category)
    sealed = [row for row in rounds_of(meeting.edition, known) if not is_opened(row)]
    members = missing_members(sealed[-1]) if sealed else []
    objecting = objecting_members(sealed[-1]) if sealed else []

    def act(typed: dict[str, Any]) -> str:
        decide_missing_sheets(
            meeting.edition,
            known,
            typed["reason"],
            set_aside=typed.get("set_aside", ()),
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return room_url(public_id, category)

    form = MissingSheetsForm(posted(request), objecting=objecting, is_one_missing=bool(members))
    context = {"meeting": meeting, "category": category, "members": members, "objecting": objecting}
    return form_page(request, "meeting/missing.html", form, act, context)


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def open_sheets(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """One person's word that exactly so many sheets be opened; with the other's they are."""
    answer: HttpResponse = _open_sheets(request, *enter(request, public_id, category))
    return answer


@reauthentication_required  # type: ignore[untyped-decorator]
def _open_sheets(request: HttpRequest, meeting: PanelMeeting, known: Category) -> HttpResponse:
    """Opening asks again who opens."""
    public_id, category = meeting.public_id, known.value
    state = state_of(meeting, known, keeps_list=True)
    if state.sealed_round is None or state.desk is None:
        return redirect("meeting:room", public_id, category)
    desk = state.desk

    def act(typed: dict[str, Any]) -> str:
        consent_to_open(
            meeting.edition,
            known,
            typed["sheets"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return room_url(public_id, category)

    form = OpenForm(posted(request), initial={"sheets": desk.to_open})
    context = {
        "meeting": meeting,
        "category": category,
        "presence": state.presence,
        "reading": state.reading,
        "desk": desk,
    }
    return form_page(request, "meeting/open.html", form, act, context)


@opens_to(*CHAIR)
@require_POST
def tie_round(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Starts an evaluation of the tied entries only."""
    meeting, known = enter(request, public_id, category)
    form = TieForm(posted(request))
    codes = form.cleaned_data["entries"] if form.is_valid() else []
    start_tie_round(meeting.edition, known, codes, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("meeting:room", public_id, category)


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def lot(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Records a lot among entries still equal, or the convener's order where the year decided so."""
    meeting, known = enter(request, public_id, category)
    count = count_of(meeting.edition, known)
    ties = count.tally.open_ties if count else ()
    by_convener = policy_of(meeting.edition).choice_of(Point.TIE_LADDER) == "convener_decides"

    def act(typed: dict[str, Any]) -> str:
        acting = {"actor": request.user, "now": clock.now()}
        if by_convener:
            record_convener_order(meeting.edition, known, typed["drawn"], reason=typed["method"], **acting)  # type: ignore[arg-type]
        else:
            record_lot(meeting.edition, known, **typed, **acting)  # type: ignore[arg-type]
        return room_url(public_id, category)

    context = {"meeting": meeting, "category": category, "ties": ties, "by_convener": by_convener}
    return form_page(request, "meeting/lot.html", LotForm(posted(request)), act, context)


@opens_to(Role.CONVENER)
@require_http_methods(FORMS)
def recuse(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """A recusal found after opening: the member's sheet no longer counts."""
    meeting, known = enter(request, public_id, category)
    members = {member.code: member for member in ranking_members(meeting.edition, known)}
    form = LateRecusalForm(posted(request), codes=list(members))

    def act(typed: dict[str, Any]) -> str:
        recuse_late(
            meeting.edition,
            known,
            members[typed["member"]],
            typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return room_url(public_id, category)

    return form_page(request, "meeting/recuse.html", form, act, {"meeting": meeting, "category": category})


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def strike(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Takes an entry that was withdrawn or found ineligible out of the count."""
    meeting, known = enter(request, public_id, category)
    count = count_of(meeting.edition, known)
    codes = unsettled_of(meeting.edition, known, count.order).left if count else []
    form = StrikeForm(posted(request), codes=codes)

    def act(typed: dict[str, Any]) -> str:
        strike_entry(meeting.edition, known, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return room_url(public_id, category)

    return form_page(request, "meeting/strike.html", form, act, {"meeting": meeting, "category": category})


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def resolve(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Resolves the category as it is counted."""
    meeting, known = enter(request, public_id, category)

    def act(typed: dict[str, Any]) -> str:
        resolve_category(
            meeting.edition,
            known,
            typed["remarks"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return room_url(public_id, category)

    context = {"meeting": meeting, "category": category, **counted_for(request, meeting, known)}
    return form_page(request, "meeting/resolve.html", ResolveForm(posted(request)), act, context)
