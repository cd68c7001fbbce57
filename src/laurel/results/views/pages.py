"""Pages on results: resolution, approval, recommendation; each entrant's own result."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.editions.models import Edition
from laurel.editions.selectors import edition_of, editions
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.meeting.facts import table_of
from laurel.meeting.permissions import sees_sums_only
from laurel.meeting.selectors import count_of, meeting_of, resolution_of, resolved_categories
from laurel.people.permissions import Anyone, opens_to
from laurel.people.roles import ENTRANTS, Role
from laurel.results.facts import certified_entries, content_of
from laurel.results.forms import ApprovalForm, WithdrawRecommendationForm
from laurel.results.models import Approval
from laurel.results.permissions import READERS, may_read_results, may_record_approval
from laurel.results.selectors import (
    access_own_result,
    access_recommendation,
    approval_of,
    approvals_of,
    categories_to_write_on,
    feedback_rows,
    feedback_to,
    left_recommendations_of,
    own_results_of,
    pending_of,
    public_of,
    publications_of,
    recommendations_of,
    resolved_entries,
    results_of,
)
from laurel.results.services import approve, withdraw_recommendation
from laurel.results.views.context import known_category
from laurel.rulebook.entrants import Category

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*READERS, *ENTRANTS, Role.CONVENER)
@require_safe
def result_list(request: HttpRequest) -> HttpResponse:
    """The years: for the office how far each is, for conveners where they write feedback, for entrants their results."""
    reads_all = may_read_results(request.user)
    years = [_year(edition) for edition in editions()] if reads_all else []
    written = [] if reads_all else _years_to_write_on(request.user)
    own = own_results_of(request.user)
    context = {"years": years, "written": written, "own": own, "reads_all": reads_all}
    return render(request, "results/list.html", context)


def _year(edition: Edition) -> dict[str, Any]:
    """How far the results of a year are."""
    now, approvals, resolved = clock.now(), approvals_of(edition), resolved_categories(edition)
    return {
        "edition": edition,
        "states": [
            "approved" if category in approvals else "resolved" if category in resolved else ""
            for category in Category
        ],
        "public": public_of(edition, now),
        "pending": pending_of(edition, now),
    }


def _years_to_write_on(person: Anyone) -> list[Edition]:
    """The years with an approved category whose entries the person may write feedback to."""
    return [
        edition
        for edition in editions()
        if set(categories_to_write_on(person, edition)) & set(approvals_of(edition))
    ]


@opens_to(*READERS)
@require_safe
def desk(request: HttpRequest, roc_year: int) -> HttpResponse:
    """One year: each category's state, what is public, the feedback, the papers."""
    edition, now = edition_of(roc_year), clock.now()
    rows = [_state_of(edition, category) for category in Category]
    public, pending = public_of(edition, now), pending_of(edition, now)
    shown = pending or (public[-1] if public else None)
    written = feedback_rows(request.user, edition)
    context = {
        "edition": edition,
        "rows": rows,
        "has_papers": any(row["approval"] for row in rows),
        "publications": publications_of(edition),
        "public": public,
        "pending": pending,
        "is_stale": shown is not None and shown.content != content_of(edition, shown.scope),
        "entries": len(written),
        "released": sum(row.released is not None for row in written),
        "may_record": may_record_approval(request.user),
        "certificates": len(certified_entries(edition, now)),
    }
    return render(request, "results/desk.html", context)


def _state_of(edition: Edition, category: Category) -> dict[str, Any]:
    return {
        "category": category.value,
        "resolution": resolution_of(edition, category),
        "approval": approval_of(edition, category),
        "recommended": list(recommendations_of(edition, category)),
    }


@opens_to(*READERS)
@require_safe
def show(request: HttpRequest, roc_year: int, category: str) -> HttpResponse:
    """One category: the table as resolved, the approval, who is recommended."""
    edition, known = edition_of(roc_year), known_category(category)
    resolution = resolution_of(edition, known)
    if resolution is None:
        return render(request, "results/waiting.html", {"edition": edition, "category": known.value})
    count, approval = count_of(edition, known), approval_of(edition, known)
    sums_only = sees_sums_only(request.user, edition, known, clock.today())  # type: ignore[arg-type]
    results = results_of(edition, known)
    by_code = {row.nomination.code: row.nomination for row in results}
    otherwise = approval if approval and approval.ruling == Approval.Ruling.OTHERWISE else None
    context = {
        "edition": edition,
        "category": known.value,
        "resolution": resolution,
        "table": table_of(edition, count, sums_only=sums_only) if count else None,
        "sums_only": sums_only,
        "quota": count.tally.quota if count else 0,
        "meeting": meeting_of(edition),
        "approval": approval,
        "recommended": list(recommendations_of(edition, known)),
        "resolved": resolved_entries(otherwise) if otherwise else [],
        "decided": [by_code[code] for code in otherwise.order] if otherwise else [],
        "left": [row for row in left_recommendations_of(edition) if row.nomination.category == known],
        "results": results,
        "may_record": may_record_approval(request.user),
    }
    return render(request, "results/show.html", context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def approve_category(request: HttpRequest, roc_year: int, category: str) -> HttpResponse:
    """Records what the Director-General decided; the recommended entries follow from it."""
    edition, known = edition_of(roc_year), known_category(category)

    def act(typed: dict[str, Any]) -> str:
        approve(edition, known, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("results:show", args=[roc_year, category])

    form = ApprovalForm(posted(request), initial={"ruling": "as_resolved"})
    return form_page(
        request, "results/approve.html", form, act, {"edition": edition, "category": known.value}
    )


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def withdraw(request: HttpRequest, roc_year: int, nomination_id: str) -> HttpResponse:
    """A recommended entry leaves; the next in the order moves up."""
    recommendation = access_recommendation(request.user, edition_of(roc_year), nomination_id)

    def act(typed: dict[str, Any]) -> str:
        withdraw_recommendation(
            recommendation,
            typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("results:show", args=[roc_year, recommendation.nomination.category])

    form = WithdrawRecommendationForm(posted(request))
    return form_page(
        request,
        "results/withdraw.html",
        form,
        act,
        {"edition": recommendation.nomination.edition, "recommendation": recommendation},
    )


@opens_to(*ENTRANTS)
@require_safe
def own(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """An entrant's own result: the place, recommended or not, what comes next."""
    result = access_own_result(request.user, nomination_id)
    entry, now = result.nomination, clock.now()
    context = {
        "result": result,
        "feedback": feedback_to(entry),
        "is_public": bool(public_of(entry.edition, now)),
        "is_certified": any(row.nomination == entry for row in certified_entries(entry.edition, now)),
    }
    return render(request, "results/own.html", context)
