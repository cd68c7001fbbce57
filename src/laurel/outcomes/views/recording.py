"""What came back for one entry is typed in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from laurel.kit import clock
from laurel.ledger.faces import form_page, posted, uploaded
from laurel.outcomes.forms import MinistryForm, NationalForm
from laurel.outcomes.selectors import Case, access_recommendation, case_of, standing_schemes
from laurel.outcomes.services import record_ministry_outcome, record_national_outcome
from laurel.people.permissions import opens_to
from laurel.people.roles import Role

MINISTRY = ("place", "is_shared", "disqualified", "forwarded", "announced_on", "document_no")
NATIONAL = (
    "result",
    "award_year",
    "scheme",
    "winner_of_record",
    "executing_unit",
    "line",
    "announced_on",
    "document_no",
)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def ministry(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Records the Ministry's result of one entry."""
    case = case_of(access_recommendation(request.user, nomination_id))
    recommendation, before = case.recommendation, case.ministry

    def act(typed: dict[str, Any]) -> str:
        record_ministry_outcome(recommendation, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return _recorded(request, nomination_id)

    form = MinistryForm(
        posted(request), uploaded(request), initial=_values(before, MINISTRY), corrects=before is not None
    )
    return form_page(request, "outcomes/ministry.html", form, act, {"case": case})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def national(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Records the national result of one entry."""
    case = case_of(access_recommendation(request.user, nomination_id))
    recommendation = case.recommendation

    def act(typed: dict[str, Any]) -> str:
        record_national_outcome(recommendation, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return _recorded(request, nomination_id)

    year = recommendation.nomination.edition.roc_year
    form = NationalForm(
        posted(request),
        uploaded(request),
        initial=_initial(case),
        corrects=case.national is not None,
        from_year=year,
    )
    schemes = standing_schemes().filter(award_year__gte=year)
    return form_page(
        request, "outcomes/national.html", form, act, {"case": case, "has_schemes": schemes.exists()}
    )


def _initial(case: Case) -> dict[str, Any]:
    if case.national:
        return _values(case.national, NATIONAL)
    nomination = case.recommendation.nomination
    return {"award_year": case.postponed.award_year if case.postponed else nomination.edition.roc_year}


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names} if row else {}


def _recorded(request: HttpRequest, nomination_id: str) -> str:
    messages.success(request, _("已登錄。影響到誰、有沒有矛盾，列在下面。"))
    return reverse("outcomes:show", args=[nomination_id])
