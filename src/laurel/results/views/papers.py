"""The papers after the meeting as PDF and ODT; absent before their time."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from laurel.documents.faces import file_answer
from laurel.documents.model import Paper
from laurel.documents.services import issue_paper
from laurel.editions.models import Edition
from laurel.kit import clock
from laurel.meeting.selectors import resolution_of
from laurel.people.permissions import opens_to
from laurel.people.roles import ENTRANTS
from laurel.results.documents import recommendation_letter, recommendation_list, result_letter, result_notice
from laurel.results.models import Approval
from laurel.results.permissions import READERS
from laurel.results.selectors import access_result, approvals_of, recommendations_of
from laurel.results.views.context import edition_of_today, known_category
from laurel.rulebook.entrants import Category

FORMATS = ("pdf", "odt")


@opens_to(*READERS)
@require_safe
def letter(request: HttpRequest, category: str, file_format: str) -> HttpResponse:
    """評審結果簽 of a category, once it is resolved."""
    edition, known = edition_of_today(), known_category(category)
    resolution = resolution_of(edition, known)
    if resolution is None:
        raise Http404
    paper = result_letter(resolution, clock.now())
    return _issued(request, edition, paper, f"{edition.roc_year}/result-letter/{known}", file_format, known)


@opens_to(*READERS, *ENTRANTS)
@require_safe
def notice(request: HttpRequest, nomination_id: str, file_format: str) -> HttpResponse:
    """結果通知 of an entry after approval: for the office, and for the entrant itself."""
    edition = edition_of_today()
    result = access_result(request.user, edition, nomination_id)
    subject, category = f"{result.nomination.public_id}/result-notice", result.nomination.category
    return _issued(request, edition, result_notice(result), subject, file_format, category)


@opens_to(*READERS)
@require_safe
def upward_letter(request: HttpRequest, file_format: str) -> HttpResponse:
    """推薦函 of the year, once a category is approved."""
    edition = edition_of_today()
    paper = recommendation_letter(edition, _approved(edition), list(recommendations_of(edition)))
    return _issued(request, edition, paper, f"{edition.roc_year}/recommendation-letter", file_format)


@opens_to(*READERS)
@require_safe
def upward_list(request: HttpRequest, file_format: str) -> HttpResponse:
    """推薦名單 of the year, once a category is approved."""
    edition = edition_of_today()
    _approved(edition)
    paper = recommendation_list(edition, list(recommendations_of(edition)))
    return _issued(request, edition, paper, f"{edition.roc_year}/recommendation-list", file_format)


def _approved(edition: Edition) -> list[Approval]:
    """The approvals of a year in the order of the categories; absent before the first."""
    approvals = approvals_of(edition)
    if not approvals:
        raise Http404
    return [approvals[category] for category in Category if category in approvals]


def _issued(
    request: HttpRequest, edition: Edition, paper: Paper, subject: str, file_format: str, category: str = ""
) -> HttpResponse:
    if file_format not in FORMATS:
        raise Http404
    return file_answer(
        issue_paper(
            paper,
            subject=subject,
            chain=edition.chain,
            category=category,
            file_format=file_format,
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
    )
