"""Two years side by side as they stand."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laurel.documents.faces import file_answer, paper_answer
from laurel.documents.services import IssuedFile
from laurel.documents.tables import ods_of
from laurel.editions.documents import TITLE, comparison_paper, table_of
from laurel.editions.facts import lines_between
from laurel.editions.models import Edition
from laurel.editions.selectors import edition_of, editions
from laurel.editions.words import GROUPS
from laurel.people.permissions import opens_to
from laurel.people.roles import Role

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
READERS = (Role.PROGRAMME_OFFICER, Role.AUDITOR)


@opens_to(*READERS)
@require_safe
def compare(request: HttpRequest, roc_year: int, other: int) -> HttpResponse:
    """Every parameter of a year beside the same of another, with who decided it when by which document."""
    new, old = _pair(roc_year, other)
    lines = lines_between(old, new)
    only = request.GET.get("only") == "changes"
    shown = [line for line in lines if line.is_changed or not only]
    context = {
        "new": new,
        "old": old,
        "others": [row for row in editions() if row.roc_year not in (new.roc_year, old.roc_year)],
        "groups": [
            {"key": key, "words": GROUPS[key], "lines": list(rows)}
            for key, rows in groupby(shown, key=lambda line: line.group)
        ],
        "only_changes": only,
        "changed": sum(line.is_changed for line in lines),
        "total": len(lines),
    }
    return render(request, "editions/compare.html", context)


@opens_to(*READERS)
@require_safe
def compare_file(request: HttpRequest, roc_year: int, other: int, file_format: str) -> HttpResponse:
    """年度設定差異表 as PDF or ODT, issued with its number; or as ODS."""
    new, old = _pair(roc_year, other)
    if file_format == "ods":
        header, rows = table_of(old.roc_year, new.roc_year, lines_between(old, new))
        name = f"{TITLE}-{new.roc_year}-{old.roc_year}.ods"
        return file_answer(IssuedFile(ods_of(TITLE, header, rows), ODS_TYPE, name))
    return paper_answer(
        request,
        comparison_paper(old, new),
        subject=f"{new.roc_year}/compare/{old.roc_year}",
        chain=new.chain,
        file_format=file_format,
    )


def _pair(roc_year: int, other: int) -> tuple[Edition, Edition]:
    """The two years; absent when one is not opened, or they are the same."""
    if roc_year == other:
        raise Http404
    return edition_of(roc_year), edition_of(other)
