"""Asking for updates, extending them, recording what was decided where they did not come."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from laurel.forwarding.facts import case_of, cases_of
from laurel.forwarding.forms import DecideForm, ExtendForm, RequestForm
from laurel.forwarding.selectors import access_recommended, access_year
from laurel.forwarding.services import decide_update, extend_update, request_updates
from laurel.forwarding.words import STATES
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to
from laurel.people.roles import Role

FORMS = ["GET", "HEAD", "POST"]


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def request_all(request: HttpRequest, roc_year: int) -> HttpResponse:
    """All recommended entries of overall service that were not asked yet, at once; projects where wanted."""
    edition = access_year(request.user, roc_year)
    waiting = [
        case for case in cases_of(edition, clock.now()) if case.request is None and not case.is_withdrawn
    ]
    projects = [case for case in waiting if not case.owes]

    def act(typed: dict[str, Any]) -> str:
        chosen = typed.get("projects", [])
        request_updates(edition, typed["due_on"], chosen, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("forwarding:show", args=[roc_year])

    form = RequestForm(posted(request), projects=projects)
    context = {"edition": edition, "asked": [case for case in waiting if case.owes]}
    return form_page(request, "forwarding/request.html", form, act, context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def extend(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """A later day for one entry, or the same asked again, with its reason."""
    recommendation = access_recommended(request.user, nomination_id)
    year = recommendation.nomination.edition.roc_year

    def act(typed: dict[str, Any]) -> str:
        extend_update(
            recommendation,
            typed["due_on"],
            typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("forwarding:show", args=[year])

    return form_page(
        request, "forwarding/extend.html", ExtendForm(posted(request)), act, _about(recommendation)
    )


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def decide(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Next in rank, or as it was judged: what the authority decided, by which document and why."""
    recommendation = access_recommended(request.user, nomination_id)
    year = recommendation.nomination.edition.roc_year

    def act(typed: dict[str, Any]) -> str:
        decide_update(recommendation, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("forwarding:show", args=[year])

    return form_page(
        request, "forwarding/decide.html", DecideForm(posted(request)), act, _about(recommendation)
    )


def _about(recommendation: Any) -> dict[str, Any]:
    now = clock.now()
    case = case_of(recommendation, now)
    word, tone = STATES[case.state_at(now)]
    return {"case": case, "edition": recommendation.nomination.edition, "word": word, "tone": tone}
