"""年度辦理情形報告 as a page, as a paper, as a table; its words."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from laurel.archive.documents import report_paper, report_table
from laurel.archive.facts import report_of
from laurel.archive.forms import ReportForm
from laurel.archive.permissions import KEEPERS, READERS, may_keep_archive
from laurel.archive.selectors import access_year, newest_text_of, texts_of
from laurel.archive.services import write_report
from laurel.archive.views.common import FORMS, spreadsheet_answer
from laurel.documents.faces import paper_answer
from laurel.documents.tables import ods_of
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to

TABLE_HEADER = ("部分", "項目", "整體服務類／開始", "專案規劃類／結束", "合計／預定結束")


@opens_to(*READERS)
@require_safe
def report(request: HttpRequest, roc_year: int) -> HttpResponse:
    """The report as it stands."""
    edition = access_year(request.user, roc_year)
    context = {
        "edition": edition,
        "report": report_of(edition),
        "keeps": may_keep_archive(request.user),
    }
    return render(request, "archive/report.html", context)


@opens_to(*READERS)
@require_safe
def report_file(request: HttpRequest, roc_year: int, file_format: str) -> HttpResponse:
    """The report as PDF, ODT or ODS, in Chinese."""
    edition = access_year(request.user, roc_year)
    if file_format == "ods":
        with override("zh-hant"):
            rows = report_table(report_of(edition))
        return spreadsheet_answer(ods_of("年度辦理情形", TABLE_HEADER, rows), f"{roc_year}-year-report")
    paper = report_paper(lambda: report_of(edition))
    subject = f"{roc_year}/year-report"
    return paper_answer(request, paper, subject=subject, chain=edition.chain, file_format=file_format)


@opens_to(*KEEPERS)
@require_http_methods(FORMS)
def lessons(request: HttpRequest, roc_year: int) -> HttpResponse:
    """Writes 檢討與建議; earlier versions stay below."""
    edition = access_year(request.user, roc_year)
    newest = newest_text_of(edition)

    def act(typed: dict[str, str]) -> str:
        write_report(edition, typed["words"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("已儲存。"))
        return reverse("archive:report", args=[roc_year])

    form = ReportForm(posted(request), initial={"words": newest.words if newest else ""})
    context = {"edition": edition, "earlier": texts_of(edition)}
    return form_page(request, "archive/lessons.html", form, act, context)
