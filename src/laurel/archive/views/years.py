"""The years, the list of one year for the archive, closing it, and its files in one zip."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.archive.documents import LIST_HEADER, list_paper, list_rows
from laurel.archive.facts import clocks_in, groups_of, pending_in
from laurel.archive.forms import CloseForm
from laurel.archive.models import Kind
from laurel.archive.permissions import KEEPERS, OF_DESTRUCTION, READERS, may_keep_archive, may_read_archive
from laurel.archive.selectors import access_year, acts_after, waiting_lists, years_to_keep
from laurel.archive.services import close_year, export_files
from laurel.archive.views.common import FORMS, spreadsheet_answer
from laurel.documents.faces import paper_answer
from laurel.documents.tables import ods_of
from laurel.editions.selectors import closings_of
from laurel.files.answers import pieces_answer
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to
from laurel.rulebook.retention import may_close

ITEMS_PER_PAGE = 200
WHERE = {
    "pending_findings": "screening:list",
    "pending_challenges": "panel:show",
    "pending_resolutions": "meeting:list",
    "pending_minutes": "meeting:list",
    "pending_approvals": "results:list",
    "pending_package": "forwarding:list",
    "pending_outcomes": "outcomes:list",
    "pending_rewards": "rewards:list",
    "pending_confirmations": "rewards:list",
}
"""The page on which each pending thing is done."""


@opens_to(*OF_DESTRUCTION)
@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """All years with their closing, and the lists of destruction that wait."""
    kept = years_to_keep()
    closings = closings_of(kept)
    context = {
        "years": [(year, closings.get(year.pk)) for year in kept],
        "waiting": waiting_lists(),
        "reads": may_read_archive(request.user),
        "keeps": may_keep_archive(request.user),
    }
    return render(request, "archive/years.html", context)


@opens_to(*READERS)
@require_safe
def show(request: HttpRequest, roc_year: int) -> HttpResponse:
    """The list of one year for the archive, kind by kind."""
    edition = access_year(request.user, roc_year)
    closing = closings_of([edition]).get(edition.pk)
    clocks = clocks_in([edition], clock.today())
    kind = request.GET.get("kind", "")
    shown = [row for row in clocks if row.item.kind == kind] if kind in Kind.values else clocks
    context = {
        "edition": edition,
        "closing": closing,
        "late_acts": acts_after(closing) if closing else [],
        "groups": sorted(groups_of(clocks), key=lambda row: list(Kind).index(row.kind)),
        "page": Paginator(shown, ITEMS_PER_PAGE).get_page(request.GET.get("page")),
        "kind": kind if kind in Kind.values else "",
        "files": sum(row.item.is_file for row in clocks),
        "keeps": may_keep_archive(request.user),
    }
    return render(request, "archive/show.html", context)


@opens_to(*READERS)
@require_safe
def list_file(request: HttpRequest, roc_year: int, file_format: str) -> HttpResponse:
    """歸檔清單 as PDF, ODT or ODS."""
    edition = access_year(request.user, roc_year)
    clocks = clocks_in([edition], clock.today())
    if file_format == "ods":
        table = ods_of("歸檔清單", LIST_HEADER, list_rows(clocks))
        return spreadsheet_answer(table, f"{roc_year}-archive-list")
    paper = list_paper(edition, closings_of([edition]).get(edition.pk), clocks)
    subject = f"{roc_year}/archive-list"
    return paper_answer(request, paper, subject=subject, chain=edition.chain, file_format=file_format)


@opens_to(*KEEPERS)
@require_POST
def files(request: HttpRequest, roc_year: int) -> StreamingHttpResponse:
    """The files of the year in one zip; the export stands in the record."""
    edition = access_year(request.user, roc_year)
    pieces = export_files(edition, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return pieces_answer(pieces, f"{roc_year}-archive.zip", "application/zip")


@opens_to(*KEEPERS)
@require_http_methods(FORMS)
def close(request: HttpRequest, roc_year: int) -> HttpResponse:
    """What is pending, each with where it is done; and the day on which the year is closed."""
    edition = access_year(request.user, roc_year)
    pending = pending_in(edition, clock.today())
    grounds = grounds_in_words(may_close(pending, "").refusals)
    context = {
        "edition": edition,
        "pending": [(ground, reverse(WHERE[ground.code])) for ground in grounds],
        "closing": closings_of([edition]).get(edition.pk),
    }

    def act(typed: dict[str, Any]) -> str:
        close_year(edition, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("已結案；保存年限自結案日的次日起算。"))
        return reverse("archive:show", args=[roc_year])

    form = CloseForm(posted(request), initial={"closed_on": clock.today()})
    return form_page(request, "archive/close.html", form, act, context)
