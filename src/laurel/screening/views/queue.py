"""The queue: every submitted entry with its findings, filters with counts, export of what is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laurel.documents.tables import Cell, csv_of, ods_of
from laurel.editions.facts import deadline_of
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.kit.cards import in_words
from laurel.kit.dates import format_moment, format_short
from laurel.kit.sentences.facts import value_in_words
from laurel.nominations.selectors import standing_by_unit
from laurel.people.models import CATEGORY_CHOICES
from laurel.people.permissions import opens_to
from laurel.screening.facts import Line, desk_of
from laurel.screening.permissions import DESK, may_screen
from laurel.screening.words import STATES

A_PAGE = 50
TYPES = {"csv": "text/csv; charset=utf-8", "ods": "application/vnd.oasis.opendocument.spreadsheet"}
SORTS: dict[str, Callable[[Line], Any]] = {
    "urgency": lambda line: line.case.urgency,
    "code": lambda line: line.case.nomination.code,
    "received": lambda line: line.case.received_at,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter: its words, how many cases it leaves, its address, whether it is taken."""

    words: Any
    count: int
    query: str
    taken: bool


@opens_to(*DESK)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Every submitted entry with what the system found and what was decided, the most urgent first."""
    edition, now = current_edition(), clock.now()
    lines = desk_of(edition, now) if edition else []
    shown = chosen(lines, request.GET.dict(), request.user.pk)
    context = {
        "edition": edition,
        "deadline": deadline_of(edition) if edition and not lines else None,
        "page": Paginator(shown, A_PAGE).get_page(request.GET.get("page")),
        "lines": lines,
        "drafting": sum(map(len, standing_by_unit(edition).values())) if edition and not lines else 0,
        "decided": sum(line.case.is_decided for line in lines),
        "undecided": [line.case for line in sorted(lines, key=SORTS["code"]) if not line.case.is_decided],
        "filters": _filters(request.GET, lines, request.user.pk),
        "sorts": _sorts(request.GET),
        "q": request.GET.get("q", ""),
        "asked": [(key, value) for key, value in request.GET.items() if key not in ("q", "page")],
        "may_screen": may_screen(request.user),
    }
    return render(request, "screening/list.html", context)


def chosen(lines: list[Line], asked: Mapping[str, str], person: int | None) -> list[Line]:
    """The lines that the filters leave (state, category, whose, words), in the order asked for."""
    words = asked.get("q", "").strip().lower()
    left = [
        line
        for line in lines
        if asked.get("state") in (None, "", line.case.state)
        and asked.get("category") in (None, "", line.case.nomination.category)
        and _is_whose(line, asked.get("whose", ""), person)
        and (not words or words in _said(line))
    ]
    return sorted(left, key=SORTS.get(asked.get("sort", ""), SORTS["urgency"]))


def _is_whose(line: Line, whose: str, person: int | None) -> bool:
    assignee = line.case.assignee
    if whose == "mine":
        return assignee is not None and assignee.pk == person
    return whose != "nobody" or assignee is None


def _said(line: Line) -> str:
    row = line.case.nomination
    said = (row.code, row.unit.name, row.unit.short_name, row.unit.name_en, row.project_title)
    return " ".join(said).lower()


def _filters(asked: QueryDict, lines: list[Line], person: int | None) -> list[tuple[str, list[Choice]]]:
    """Each filter with its choices, and how many cases each would leave of all."""
    states = [(code, words) for code, (words, _tone, _icon) in STATES.items()]
    whose = [("mine", _("我的")), ("nobody", _("未指定"))]
    filters = []
    for name, label, values in (
        ("state", _("認定"), states),
        ("category", _("類別"), list(CATEGORY_CHOICES)),
        ("whose", _("承辦"), whose),
    ):
        choices = []
        for value, words in (("", _("全部")), *values):
            count = len(chosen(lines, {name: value}, person))
            taken = asked.get(name, "") == value
            if count or taken or name == "whose":
                choices.append(Choice(words, count, _query(asked, name, value), taken))
        filters.append((label, choices))
    return filters


def _sorts(asked: QueryDict) -> list[Choice]:
    words = {"urgency": _("先處理的在前"), "code": _("依編號"), "received": _("依收件時間")}
    taken = asked.get("sort", "urgency")
    return [Choice(label, 0, _query(asked, "sort", name), name == taken) for name, label in words.items()]


def _query(asked: QueryDict, name: str, value: str) -> str:
    query = asked.copy()
    query.pop("page", None)
    query[name] = value
    if not value:
        del query[name]
    return query.urlencode()


@opens_to(*DESK)
@require_safe
def export(request: HttpRequest, file_format: str) -> HttpResponse:
    """What the queue shows with its filters, all pages, as ODS or CSV."""
    edition = current_edition()
    if edition is None or file_format not in TYPES:
        raise Http404
    rows = [_row(line) for line in chosen(desk_of(edition, clock.now()), request.GET.dict(), request.user.pk)]
    name = f"screening-{edition.roc_year}"
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
        _("系統送出"),
        _("發文日期"),
        _("發文字號"),
        _("期限"),
        _("不得"),
        _("待人判斷"),
        _("承辦"),
        _("認定"),
        _("認定時間"),
        _("認定人"),
        _("補正期限"),
    ]


def _row(line: Line) -> list[Cell]:
    case, letter, finding = line.case, line.case.sent.letter, line.case.finding
    return [
        case.nomination.code,
        case.nomination.unit.name,
        value_in_words("", case.nomination.category),
        format_moment(case.received_at),
        format_short(letter.dispatched_on) if letter else "",
        letter.dispatch_no if letter else "",
        in_words(line.timeliness).sentence,
        line.forbidding,
        line.for_people,
        case.assignee.name if case.assignee else "",
        str(STATES[case.state][0]),
        format_moment(finding.found_at) if finding else "",
        finding.found_by.name if finding else "",
        format_moment(case.cure.request.due_at) if case.cure else "",
    ]
