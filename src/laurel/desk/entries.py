"""The list of entries for branches, units and the office: filters, order, export of what is shown."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laurel.applications.selectors import people_in
from laurel.desk.cases import STATES, Case, cases_of, chosen
from laurel.desk.years import asked_edition
from laurel.documents.tables import Cell, csv_of, ods_of
from laurel.editions.selectors import calendar_of, editions
from laurel.kit import clock
from laurel.kit.dates import format_moment
from laurel.kit.sentences.facts import value_in_words
from laurel.nominations.permissions import ENTRANTS, OFFICE, may_nominate_anything, sees_all_entries
from laurel.nominations.selectors import drafts_of
from laurel.people.models import CATEGORY_CHOICES
from laurel.people.permissions import holds, opens_to
from laurel.people.roles import Role

A_PAGE = 50
TYPES = {"csv": "text/csv; charset=utf-8", "ods": "application/vnd.oasis.opendocument.spreadsheet"}


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """The entries that this person may see, with their state; fifty a page."""
    edition, now = asked_edition(request), clock.now()
    newest = editions().first()
    cases = cases_of(request.user, edition, now) if edition else []
    page = Paginator(chosen(cases, request.GET.dict(), request.user), A_PAGE).get_page(
        request.GET.get("page")
    )
    here = people_in([case.progress.key for case in page if case.progress], now)
    context = {
        "edition": edition,
        "is_newest": edition == newest,
        "years": list(editions()),
        "page": page,
        "any": bool(cases),
        "rows": [(case, here.get(case.progress.key, []) if case.progress else []) for case in page],
        "filters": _filters(request, cases),
        "q": request.GET.get("q", ""),
        "sort": request.GET.get("sort", "code"),
        "asked": [(key, value) for key, value in request.GET.items() if key not in ("q", "page")],
        "drafts": list(drafts_of(request.user, edition)) if edition else [],
        "may_nominate": may_nominate_anything(request.user),
        "may_see_duties": holds(request.user, Role.PROGRAMME_OFFICER, Role.BRANCH_COORDINATOR),
        "close": calendar_of(edition).get("nominations_close") if edition else None,
    }
    return render(request, "desk/entries.html", context)


def _filters(request: HttpRequest, cases: list[Case]) -> list[dict[str, Any]]:
    """The filters as links: each choice that some case has, and which is taken."""
    found = {case.state for case in cases}
    branches = {case.entry.branch_code: case.entry.branch_short_name for case in cases}
    choices: list[tuple[str, Any, list[tuple[str, Any]]]] = [
        ("category", _("類別"), list(CATEGORY_CHOICES)),
        ("branch", _("推薦單位"), sorted(branches.items())),
        ("state", _("狀態"), [(code, words) for code, (words, tone) in STATES.items() if code in found]),
    ]
    if not sees_all_entries(request.user):
        choices.append(("mine", _("範圍"), [("1", _("我的"))]))
    return [
        {
            "name": name,
            "label": label,
            "taken": request.GET.get(name, ""),
            "choices": [
                {"value": value, "words": words, "query": _query(request, name, value)}
                for value, words in (("", _("全部")), *values)
            ],
        }
        for name, label, values in choices
        if len(values) > 1 or name == "mine"
    ]


def _query(request: HttpRequest, name: str, value: str) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    asked[name] = value
    if not value:
        del asked[name]
    return asked.urlencode()


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def export(request: HttpRequest, file_format: str) -> HttpResponse:
    """What the list shows with its filters, all pages, as ODS or CSV."""
    edition = asked_edition(request)
    if edition is None or file_format not in TYPES:
        raise Http404
    cases = chosen(cases_of(request.user, edition, clock.now()), request.GET.dict(), request.user)
    rows = [_row(case) for case in cases]
    name = f"entries-{edition.roc_year}"
    content = csv_of(_header(), rows) if file_format == "csv" else ods_of(name, _header(), rows)
    answer = HttpResponse(content, content_type=TYPES[file_format])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _header() -> list[str]:
    return [
        _("編號"),
        _("單位"),
        _("類別"),
        _("推薦單位"),
        _("專案名稱"),
        _("狀態"),
        _("已寫項目"),
        _("全部項目"),
        _("推薦時間"),
        _("聯絡人"),
        _("電話"),
    ]


def _row(case: Case) -> list[Cell]:
    row = case.entry
    return [
        row.code,
        row.unit_name,
        value_in_words("", row.category),
        row.branch_name,
        row.project_title,
        str(case.word),
        case.written,
        case.sections,
        format_moment(row.nominated_at),
        row.contact_name,
        row.contact_phone,
    ]
