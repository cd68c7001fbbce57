"""The papers of the meeting: each as PDF and ODT, what became of them, and the scans of those that were signed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.documents.faces import file_answer, paper_answer
from laurel.documents.model import Paper
from laurel.documents.services import IssuedFile
from laurel.files.answers import attachment_answer
from laurel.kit import clock
from laurel.kit.forms import ScanForm
from laurel.ledger.faces import form_page, posted, uploaded
from laurel.meeting.documents import (
    category_papers,
    count_as,
    meeting_papers,
    paper_of,
    printables,
    subject_of,
    title_of,
)
from laurel.meeting.facts import Printable, paper_rows, table_of
from laurel.meeting.models import PanelMeeting
from laurel.meeting.permissions import DESK, ROOM, may_keep_the_list, sees_sums_only
from laurel.meeting.selectors import (
    Happened,
    access_issue,
    access_meeting,
    access_scan,
    count_from,
    count_of,
    happened_in,
)
from laurel.meeting.services import attach_signed_scan
from laurel.meeting.views.context import enter
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category

FORMS = ["GET", "HEAD", "POST"]
COUNT_FORMATS = {
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def papers_on(happened: Happened, *, sums_only: bool) -> list[tuple[str, str]]:
    """The papers of a category that there are now: each with its name."""
    return [(kind, title_of(kind)) for kind in category_papers(happened, sums_only=sums_only)]


def _sums_only(request: HttpRequest, meeting: PanelMeeting, category: Category) -> bool:
    return sees_sums_only(request.user, meeting.edition, category, clock.today())  # type: ignore[arg-type]


@opens_to(*DESK, Role.AUDITOR)
@require_safe
def papers(request: HttpRequest, public_id: str) -> HttpResponse:
    """The papers of the meeting as a whole, with what became of each."""
    meeting = access_meeting(request.user, public_id)
    return _listed(request, meeting, printables(meeting, meeting_papers()), {})


@opens_to(*DESK, Role.AUDITOR)
@require_safe
def category_list(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """The papers of a category, with what became of each."""
    meeting, known = enter(request, public_id, category)
    happened, sums_only = happened_in(meeting.edition, known), _sums_only(request, meeting, known)
    count, kinds = count_from(happened), category_papers(happened, sums_only=sums_only)
    found = printables(meeting, kinds, count=count, sums_only=sums_only)
    return _listed(request, meeting, found, {"category": category, "sums_only": sums_only})


def _listed(
    request: HttpRequest, meeting: PanelMeeting, found: list[Printable], context: dict[str, Any]
) -> HttpResponse:
    shown = {"meeting": meeting, "rows": paper_rows(found), "may_keep": may_keep_the_list(request.user)}
    return render(request, "meeting/papers.html", {**shown, **context})


@opens_to(*DESK)
@require_safe
def paper(request: HttpRequest, public_id: str, kind: str, file_format: str) -> HttpResponse:
    """開會通知單 or 簽到表."""
    meeting = access_meeting(request.user, public_id)
    return _issued(request, meeting, paper_of(meeting, kind), kind, file_format)


@opens_to(*ROOM)
@require_safe
def category_paper(
    request: HttpRequest, public_id: str, category: str, kind: str, file_format: str
) -> HttpResponse:
    """A paper of a category as it stands; absent where there is none for this person."""
    meeting, known = enter(request, public_id, category)
    count, sums_only = count_of(meeting.edition, known), _sums_only(request, meeting, known)
    found = paper_of(meeting, kind, count=count, sums_only=sums_only) if count else None
    return _issued(request, meeting, found, kind, file_format, known.value)


@opens_to(*ROOM)
@require_safe
def count_file(request: HttpRequest, public_id: str, category: str, file_format: str) -> HttpResponse:
    """The count as a table, or as `laurel tally --json` says it; without single ranks for whoever may not see them."""
    meeting, known = enter(request, public_id, category)
    count, sums_only = count_of(meeting.edition, known), _sums_only(request, meeting, known)
    if count is None or file_format not in COUNT_FORMATS:
        raise Http404
    content = count_as(file_format, table_of(meeting.edition, count, sums_only=sums_only))
    name = f"{meeting.edition.roc_year}-{known.value}.{file_format}"
    return file_answer(IssuedFile(content, COUNT_FORMATS[file_format], name))


def _issued(
    request: HttpRequest,
    meeting: PanelMeeting,
    found: Paper | None,
    kind: str,
    file_format: str,
    category: str = "",
) -> HttpResponse:
    return paper_answer(
        request,
        found,
        subject=subject_of(meeting, kind, category),
        chain=meeting.edition.chain,
        file_format=file_format,
        category=category,
    )


@opens_to(*DESK)
@require_http_methods(FORMS)
def attach_scan(request: HttpRequest, public_id: str, number: str) -> HttpResponse:
    """The scan of a paper as it was signed."""
    meeting = access_meeting(request.user, public_id)
    issued = access_issue(request.user, meeting, number, clock.today())  # type: ignore[arg-type]

    def act(typed: dict[str, Any]) -> str:
        attach_signed_scan(meeting.edition, issued, typed["scan"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("掃描檔已附上。"))
        if issued.category:
            return reverse("meeting:category_papers", args=[public_id, issued.category])
        return reverse("meeting:papers", args=[public_id])

    context = {"meeting": meeting, "issued": issued, "category": issued.category}
    return form_page(
        request, "meeting/attach_scan.html", ScanForm(posted(request), uploaded(request)), act, context
    )


@opens_to(*DESK, Role.AUDITOR)
@require_safe
def signed_scan(request: HttpRequest, public_id: str, scan_id: str) -> FileResponse:
    """The scan as a file; absent while it waits for the scanner."""
    meeting = access_meeting(request.user, public_id)
    scan = access_scan(request.user, meeting, scan_id, clock.today())  # type: ignore[arg-type]
    if not scan.file.is_usable:
        raise Http404
    return attachment_answer(scan.file.sha256, scan.file.name, scan.file.media_type)
