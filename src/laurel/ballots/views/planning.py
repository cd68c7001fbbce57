"""The member's own pace, a plan to the closing day, the criteria, the private worksheet."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.ballots.facts import Row
from laurel.ballots.models import Round
from laurel.ballots.notebook import Notebook
from laurel.ballots.pace import plan_of, seconds_a_page, seconds_left
from laurel.ballots.permissions import RANKERS
from laurel.ballots.services import write_notebook
from laurel.ballots.views.common import FORMS, in_the_reading_room, room_facts
from laurel.editions.facts import non_working_days
from laurel.kit import clock
from laurel.kit.dates import in_taipei
from laurel.panel.models import Member
from laurel.people.permissions import opens_to
from laurel.rulebook.criteria import dimensions_of, sections_of
from laurel.rulebook.entrants import Category

MOST_POINTS = 100


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def plan(request: HttpRequest, held: Round, seat: Member) -> HttpResponse:
    """Pages left, an honest estimate, what to read on which day. Nobody else sees it."""
    facts = room_facts(request, held, seat)
    rows: list[Row] = [*facts["unplaced"], *facts["placed"]]
    readings = [row.reading for row in rows]
    today = clock.today()
    last = in_taipei(facts["closes_at"]).date() if facts["closes_at"] else today
    names = {row.code: row for row in rows}
    pace, left = seconds_a_page(readings), seconds_left(readings)
    context = {
        **facts,
        "pages": sum(row.pages for row in rows),
        "pages_left": round(sum(reading.pages_left for reading in readings)),
        "read": sum(row.percent >= 90 for row in rows),
        "minutes_a_page": round(pace / 60, 1) if pace else None,
        "minutes_left": round(left / 60) if left is not None else None,
        "days": [
            (day, [names[code] for code in day.codes])
            for day in plan_of(readings, today, last, non_working_days(today.year))
        ],
        "today": today,
    }
    return render(request, "ballots/plan.html", context)


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def criteria(request: HttpRequest, held: Round, seat: Member) -> HttpResponse:
    """What the category is judged on, all criteria on one page."""
    context = {
        "round": held,
        "dimensions": dimensions_of(Category(held.category)),
        "at": request.GET.get("at", ""),
    }
    return render(request, "ballots/criteria.html", context)


@opens_to(*RANKERS)
@require_http_methods(FORMS)
@in_the_reading_room
def worksheet(request: HttpRequest, held: Round, seat: Member) -> HttpResponse:
    """Private points by criterion. They suggest an order, entry by entry; they never are part of a result."""
    facts = room_facts(request, held, seat)
    rows: list[Row] = sorted(
        [*facts["placed"], *facts["unplaced"]], key=lambda row: held.entries.index(row.code)
    )
    names = [criterion.code for criterion in sections_of(Category(held.category))]
    faults: list[str] = []
    if request.method == "POST":
        faults = _keep_points(request, held, seat, rows, names)
        if not faults:
            messages.success(request, _("評分草稿已儲存。"))
            return redirect("ballots:worksheet", held.public_id)
    suggested = sorted(
        (row for row in rows if row.book.points), key=lambda row: -sum(row.book.points.values())
    )
    context = {
        **facts,
        "criteria": sections_of(Category(held.category)),
        "lines": [(row, [_typed(request, row, name) for name in names]) for row in rows],
        "suggested": [(row, sum(row.book.points.values()), _is_shared(row, suggested)) for row in suggested],
        "faults": faults,
        "most": MOST_POINTS,
    }
    return render(request, "ballots/worksheet.html", context, status=422 if faults else 200)


def _keep_points(
    request: HttpRequest, held: Round, seat: Member, rows: list[Row], names: list[str]
) -> list[str]:
    typed = {row.code: {name: _typed(request, row, name)[1] for name in names} for row in rows}
    faults = [
        f"points-{code}-{name}"
        for code, points in typed.items()
        for name, value in points.items()
        if value and not (value.isdecimal() and len(value) < 4 and int(value) <= MOST_POINTS)
    ]
    for row in rows if not faults else []:
        points = {name: int(value) for name, value in typed[row.code].items() if value}
        if points != row.book.points:

            def change(book: Notebook, kept: dict[str, int] = points) -> Notebook:
                return replace(book, points=kept)

            write_notebook(held, seat, row.code, row.version, change, actor=request.user)  # type: ignore[arg-type]
    return faults


def _typed(request: HttpRequest, row: Row, name: str) -> tuple[str, str]:
    """The name of a field of points, and what stands in it."""
    field = f"points-{row.code}-{name}"
    kept = row.book.points.get(name)
    return field, request.POST.get(field, "" if kept is None else str(kept)).strip()


def _is_shared(row: Row, rows: list[Row]) -> bool:
    total = sum(row.book.points.values())
    return sum(sum(other.book.points.values()) == total for other in rows) > 1
