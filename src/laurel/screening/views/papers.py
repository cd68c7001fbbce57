"""The papers of the desk as PDF and ODT."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from laurel.documents.faces import paper_answer
from laurel.documents.model import Paper
from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.people.permissions import opens_to
from laurel.screening.documents import (
    case_sheet,
    correction_letter,
    ineligible_letter,
    receipt_register,
    year_sheet,
)
from laurel.screening.facts import Line, desk_of, line_of
from laurel.screening.models import Finding
from laurel.screening.permissions import DESK
from laurel.screening.selectors import access_screening, exemptions_of


@opens_to(*DESK)
@require_safe
def register_paper(request: HttpRequest, file_format: str) -> HttpResponse:
    """收件登記簿 of the year."""
    edition, lines = _year()
    return _issued(request, edition, receipt_register(edition, lines), f"{edition.roc_year}", file_format)


@opens_to(*DESK)
@require_safe
def year_paper(request: HttpRequest, file_format: str) -> HttpResponse:
    """資格審查表 of the whole year."""
    edition, lines = _year()
    paper = year_sheet(edition, lines, exemptions_of([line.case.nomination for line in lines]))
    return _issued(request, edition, paper, f"{edition.roc_year}", file_format)


def _year() -> tuple[Edition, list[Line]]:
    edition = current_edition()
    if edition is None:
        raise Http404
    return edition, sorted(desk_of(edition, clock.now()), key=lambda line: line.case.nomination.code)


@opens_to(*DESK)
@require_safe
def case_paper(request: HttpRequest, public_id: str, what: str, file_format: str) -> HttpResponse:
    """資格審查表, 補正通知 or 不合格通知 of one entry; absent where there is nothing to notify."""
    nomination = access_screening(request.user, public_id)
    line, _year_read = line_of(nomination, clock.now())
    paper = _paper_of(line, what)
    if paper is None:
        raise Http404
    return _issued(request, nomination.edition, paper, nomination.public_id, file_format, nomination.category)


def _paper_of(line: Line, what: str) -> Paper | None:
    case, nomination = line.case, line.case.nomination
    if what == "sheet":
        return case_sheet(line, exemptions_of([nomination]).get(nomination.pk, ()))
    if what == "correction" and case.cure:
        return correction_letter(case.cure.request, nomination)
    finding = case.finding
    if what == "ineligible" and finding and case.state == Finding.Outcome.INELIGIBLE:
        return ineligible_letter(finding, nomination)
    return None


def _issued(
    request: HttpRequest, edition: Edition, paper: Paper, subject: str, file_format: str, category: str = ""
) -> HttpResponse:
    return paper_answer(
        request, paper, subject=subject, chain=edition.chain, file_format=file_format, category=category
    )
