"""Pages on results: resolution, approval, recommendation; each entrant's own result."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.meeting.facts import table_of
from laurel.meeting.permissions import sees_sums_only
from laurel.meeting.selectors import count_of, meeting_of, resolution_of
from laurel.people.permissions import opens_to
from laurel.people.roles import ENTRANTS, Role
from laurel.results.forms import ApprovalForm, WithdrawRecommendationForm
from laurel.results.permissions import READERS, may_read_results, may_record_approval
from laurel.results.selectors import (
    access_own_result,
    access_recommendation,
    approval_of,
    left_recommendations_of,
    recommendations_of,
    results_of,
    results_visible_to,
)
from laurel.results.services import approve, withdraw_recommendation
from laurel.results.views.context import edition_of_today, known_category
from laurel.rulebook.entrants import Category

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*READERS, *ENTRANTS)
@require_safe
def result_list(request: HttpRequest) -> HttpResponse:
    """The office sees each category's state; entrants see their own results after approval."""
    edition = current_edition()
    reads_all = may_read_results(request.user)
    rows = [_state_of(edition, category) for category in Category] if edition and reads_all else []
    own = results_visible_to(request.user, edition) if edition else []
    return render(
        request,
        "results/list.html",
        {
            "edition": edition,
            "rows": rows,
            "own": own,
            "reads_all": reads_all,
            "has_papers": any(row["approval"] for row in rows),
        },
    )


def _state_of(edition: Edition, category: Category) -> dict[str, Any]:
    return {
        "category": category.value,
        "resolution": resolution_of(edition, category),
        "approval": approval_of(edition, category),
        "recommended": list(recommendations_of(edition, category)),
    }


@opens_to(*READERS)
@require_safe
def show(request: HttpRequest, category: str) -> HttpResponse:
    """One category: the table as resolved, the approval, who is recommended."""
    edition, known = edition_of_today(), known_category(category)
    resolution = resolution_of(edition, known)
    if resolution is None:
        return render(request, "results/waiting.html", {"category": known.value})
    count = count_of(edition, known)
    sums_only = sees_sums_only(request.user, edition, known, clock.today())  # type: ignore[arg-type]
    context = {
        "category": known.value,
        "resolution": resolution,
        "table": table_of(edition, count, sums_only=sums_only) if count else None,
        "sums_only": sums_only,
        "quota": count.tally.quota if count else 0,
        "meeting": meeting_of(edition),
        "approval": approval_of(edition, known),
        "recommended": list(recommendations_of(edition, known)),
        "left": [row for row in left_recommendations_of(edition) if row.nomination.category == known],
        "results": results_of(edition, known),
        "may_record": may_record_approval(request.user),
    }
    return render(request, "results/show.html", context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def approve_category(request: HttpRequest, category: str) -> HttpResponse:
    """Records what the Director-General decided; the recommended entries follow from it."""
    edition, known = edition_of_today(), known_category(category)

    def act(typed: dict[str, Any]) -> str:
        approve(edition, known, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("results:show", args=[category])

    form = ApprovalForm(posted(request), initial={"ruling": "as_resolved"})
    return form_page(request, "results/approve.html", form, act, {"category": known.value})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def withdraw(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """A recommended entry leaves; the next in the order moves up."""
    recommendation = access_recommendation(request.user, nomination_id)

    def act(typed: dict[str, Any]) -> str:
        withdraw_recommendation(
            recommendation,
            typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("results:show", args=[recommendation.nomination.category])

    form = WithdrawRecommendationForm(posted(request))
    return form_page(request, "results/withdraw.html", form, act, {"recommendation": recommendation})


@opens_to(*ENTRANTS)
@require_safe
def own(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """An entrant's own result: the place, recommended or not, what comes next."""
    result = access_own_result(request.user, edition_of_today(), nomination_id)
    return render(request, "results/own.html", {"result": result})
