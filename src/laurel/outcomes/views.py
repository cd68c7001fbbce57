"""Pages on what came back from above."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.outcomes.forms import MinistryForm, NationalForm
from laurel.outcomes.selectors import access_recommendation, case_of, cases_by_year
from laurel.outcomes.services import record_ministry_outcome, record_national_outcome
from laurel.people.permissions import opens_to
from laurel.people.roles import Role


@opens_to(Role.PROGRAMME_OFFICER)
@require_safe
def outcome_list(request: HttpRequest) -> HttpResponse:
    """Every recommended entry of the years that wait, with what came back so far."""
    return render(request, "outcomes/list.html", {"years": cases_by_year()})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def ministry(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Records the Ministry's result of one entry."""
    recommendation = access_recommendation(request.user, nomination_id)
    before = case_of(recommendation).ministry
    initial = (
        {name: getattr(before, name) for name in ("place", "forwarded", "announced_on", "document_no")}
        if before
        else None
    )

    def act(typed: dict[str, object]) -> str:
        record_ministry_outcome(recommendation, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("outcomes:list")

    form = MinistryForm(posted(request), initial=initial)
    return form_page(request, "outcomes/ministry.html", form, act, {"recommendation": recommendation})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def national(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Records the national result of one entry."""
    recommendation = access_recommendation(request.user, nomination_id)

    def act(typed: dict[str, object]) -> str:
        record_national_outcome(recommendation, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("outcomes:list")

    form = NationalForm(posted(request), initial={"award_year": recommendation.nomination.edition.roc_year})
    return form_page(request, "outcomes/national.html", form, act, {"recommendation": recommendation})
