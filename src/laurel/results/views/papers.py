"""The papers after the meeting as PDF and ODT; absent before their time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.documents.faces import paper_answer
from laurel.documents.model import Paper
from laurel.editions.models import Edition
from laurel.editions.selectors import edition_of
from laurel.files.answers import attachment_answer
from laurel.kit import clock
from laurel.kit.forms import ScanForm
from laurel.ledger.faces import form_page, posted, uploaded
from laurel.meeting.facts import paper_rows
from laurel.meeting.selectors import resolution_of
from laurel.meeting.services import attach_signed_scan
from laurel.people.permissions import opens_to
from laurel.people.roles import ENTRANTS, Role
from laurel.results.documents import (
    printables,
    recommendation_letter,
    recommendation_list,
    result_letter,
    result_notice,
    subject_of,
)
from laurel.results.models import Approval
from laurel.results.permissions import READERS, may_record_approval
from laurel.results.selectors import (
    access_issue,
    access_result,
    access_scan,
    approvals_of,
    recommendations_of,
)
from laurel.results.views.context import known_category
from laurel.rulebook.entrants import Category


@opens_to(*READERS)
@require_safe
def papers(request: HttpRequest, roc_year: int) -> HttpResponse:
    """Every paper after the meeting, with what became of each."""
    edition = edition_of(roc_year)
    rows = paper_rows(printables(edition, clock.now()))
    may_keep = may_record_approval(request.user)
    return render(request, "results/papers.html", {"edition": edition, "rows": rows, "may_keep": may_keep})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def attach_scan(request: HttpRequest, roc_year: int, number: str) -> HttpResponse:
    """The scan of a paper as it was signed."""
    edition = edition_of(roc_year)
    issued = access_issue(request.user, edition, number)

    def act(typed: dict[str, Any]) -> str:
        attach_signed_scan(edition, issued, typed["scan"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("掃描檔已附上。"))
        return reverse("results:papers", args=[roc_year])

    form = ScanForm(posted(request), uploaded(request))
    return form_page(request, "results/attach_scan.html", form, act, {"edition": edition, "issued": issued})


@opens_to(*READERS)
@require_safe
def signed_scan(request: HttpRequest, roc_year: int, scan_id: str) -> FileResponse:
    """The scan as a file; absent while it waits for the scanner."""
    scan = access_scan(request.user, edition_of(roc_year), scan_id)
    if not scan.file.is_usable:
        raise Http404
    return attachment_answer(scan.file.sha256, scan.file.name, scan.file.media_type)


@opens_to(*READERS)
@require_safe
def letter(request: HttpRequest, roc_year: int, category: str, file_format: str) -> HttpResponse:
    """評審結果簽 of a category, once it is resolved."""
    edition, known = edition_of(roc_year), known_category(category)
    resolution = resolution_of(edition, known)
    if resolution is None:
        raise Http404
    paper = result_letter(resolution, clock.now())
    return _issued(request, edition, paper, subject_of(edition, "letter", known), file_format, known)


@opens_to(*READERS, *ENTRANTS)
@require_safe
def notice(request: HttpRequest, nomination_id: str, file_format: str) -> HttpResponse:
    """結果通知 of an entry after approval: for the office, and for the entrant itself."""
    result = access_result(request.user, nomination_id)
    edition, category = result.nomination.edition, result.nomination.category
    subject = subject_of(edition, "notice", nomination_id)
    return _issued(request, edition, result_notice(result), subject, file_format, category)


@opens_to(*READERS)
@require_safe
def upward_letter(request: HttpRequest, roc_year: int, file_format: str) -> HttpResponse:
    """推薦函 of the year, once a category is approved."""
    edition = edition_of(roc_year)
    paper = recommendation_letter(edition, _approved(edition), list(recommendations_of(edition)))
    return _issued(request, edition, paper, subject_of(edition, "upward_letter"), file_format)


@opens_to(*READERS)
@require_safe
def upward_list(request: HttpRequest, roc_year: int, file_format: str) -> HttpResponse:
    """推薦名單 of the year, once a category is approved."""
    edition = edition_of(roc_year)
    _approved(edition)
    paper = recommendation_list(edition, list(recommendations_of(edition)))
    return _issued(request, edition, paper, subject_of(edition, "upward_list"), file_format)


def _approved(edition: Edition) -> list[Approval]:
    """The approvals of a year in the order of the categories; absent before the first."""
    approvals = approvals_of(edition)
    if not approvals:
        raise Http404
    return [approvals[category] for category in Category if category in approvals]


def _issued(
    request: HttpRequest, edition: Edition, paper: Paper, subject: str, file_format: str, category: str = ""
) -> HttpResponse:
    return paper_answer(
        request, paper, subject=subject, chain=edition.chain, file_format=file_format, category=category
    )
