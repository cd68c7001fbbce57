"""Comparing: one criterion across entries, two entries in step, figures of like name in one table."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laurel.ballots.facts import Row, cards_of, like_figures, parts_of
from laurel.ballots.models import Round
from laurel.ballots.permissions import RANKERS
from laurel.ballots.selectors import contents_of
from laurel.ballots.views.common import in_the_reading_room, room_facts
from laurel.panel.models import Member
from laurel.people.permissions import opens_to
from laurel.rulebook.criteria import criterion_of, sections_of
from laurel.rulebook.entrants import Category

WAYS = ("criterion", "entries", "figures")
MOST_COLUMNS = 4


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def compare(request: HttpRequest, held: Round, seat: Member) -> HttpResponse:
    """`by` names the way; the entries stand in the member's own order, then in the advised one."""
    facts = room_facts(request, held, seat)
    rows = [*facts["placed"], *facts["unplaced"]]
    way = request.GET.get("by", "criterion")
    shown = {"entries": _two_entries, "figures": _figures}.get(way, _one_criterion)
    context = {
        **facts,
        "rows": rows,
        "way": way if way in WAYS else "criterion",
        **shown(request, held, rows),
    }
    return render(request, "ballots/compare.html", context)


def _one_criterion(request: HttpRequest, held: Round, rows: list[Row]) -> dict[str, Any]:
    category = Category(held.category)
    criteria = sections_of(category)
    criterion = criterion_of(category, request.GET.get("criterion", "")) or criteria[0]
    columns = _whole(request.GET.get("columns"), 2, 1, MOST_COLUMNS)
    first = _whole(request.GET.get("first"), 1, 1, max(1, len(rows)))
    shown = rows[first - 1 : first - 1 + columns]
    contents = contents_of(held, [row.code for row in shown])
    cells = [
        (
            row,
            next(part for part in parts_of(contents[row.code], category) if part.criterion == criterion),
            contents[row.code],
        )
        for row in shown
        if row.code in contents
    ]
    return {
        "criteria": criteria,
        "criterion": criterion,
        "columns": columns,
        "column_choices": range(1, MOST_COLUMNS + 1),
        "first": first,
        "last": first + len(shown) - 1,
        "previous": max(1, first - columns) if first > 1 else 0,
        "next": first + columns if first + columns <= len(rows) else 0,
        "cells": cells,
    }


def _two_entries(request: HttpRequest, held: Round, rows: list[Row]) -> dict[str, Any]:
    by_code = {row.code: row for row in rows}
    asked = [by_code[code] for code in (request.GET.get("a"), request.GET.get("b")) if code in by_code]
    pair = list(dict.fromkeys(row.code for row in [*asked, *rows]))[:2]
    contents = contents_of(held, pair)
    category = Category(held.category)
    sides = [(by_code[code], contents[code]) for code in pair if code in contents]
    steps = [
        (parts[0].criterion, [(part, content) for part, (_row, content) in zip(parts, sides, strict=True)])
        for parts in zip(*(parts_of(content, category) for _row, content in sides), strict=True)
    ]
    return {"pair": [by_code[code] for code in pair], "steps": steps}


def _figures(request: HttpRequest, held: Round, rows: list[Row]) -> dict[str, Any]:
    contents = contents_of(held, [row.code for row in rows])
    like = like_figures({row.code: contents[row.code] for row in rows if row.code in contents})
    return {
        "like": like,
        "lonely": [(row, len(cards_of(contents[row.code]))) for row in rows if row.code in contents],
    }


def _whole(typed: str | None, usual: int, least: int, most: int) -> int:
    number = int(typed) if typed and typed.isdecimal() and len(typed) < 6 else usual
    return min(max(number, least), most)
