"""Rehearsing the meeting: begin one, go into one, have its sheets made up."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from laurel.ballots.selectors import categories_under_review
from laurel.editions.selectors import current_edition, is_open_to
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.meeting.forms import ScenarioForm
from laurel.meeting.permissions import DESK
from laurel.meeting.selectors.rehearsals import judged_before, rehearsals_of
from laurel.meeting.services.rehearsing import begin_rehearsal
from laurel.meeting.services.rehearsing import make_up as make_up_sheets
from laurel.meeting.views.context import enter, room_url
from laurel.people.permissions import opens_to

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*DESK)
@require_http_methods(FORMS)
def rehearse(request: HttpRequest) -> HttpResponse:
    """Begins a rehearsal of the year's meeting, and lists those that were begun."""
    edition = current_edition()
    if edition is None or not is_open_to(request.user, edition):
        raise Http404

    borrowed = None if categories_under_review(edition) else judged_before(edition)

    def act(typed: dict[str, Any]) -> str:
        begun = begin_rehearsal(
            edition,
            typed["scenario"],
            borrowed=borrowed,
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("meeting:show", args=[begun.public_id])

    context = {
        "edition": edition,
        "rehearsals": rehearsals_of(edition),
        "borrowed": borrowed,
        "may_begin": bool(borrowed or categories_under_review(edition)),
    }
    return form_page(request, "meeting/rehearse.html", ScenarioForm(posted(request)), act, context)


@opens_to(*DESK)
@require_POST
def make_up(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Has the sheets that are missing in a rehearsal's round made up and sealed."""
    meeting, known = enter(request, public_id, category)
    form = ScenarioForm(posted(request))
    if not form.is_valid():
        raise Http404
    make_up_sheets(
        meeting.edition,
        known,
        form.cleaned_data["scenario"],
        actor=request.user,  # type: ignore[arg-type]
        now=clock.now(),
    )
    return redirect(room_url(public_id, category))
