"""The timeline of a year as a picture: a bar from the first to the last act of each step, a mark where it was planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.template.loader import render_to_string

from laurel.archive.facts.timeline import Step
from laurel.kit.dates import roc_year

LEFT, RIGHT, ROW, TOP, WIDTH = 132, 16, 30, 34, 720
"""The drawing in its own units: room for the names, for the rows, for the months."""
IN_PRINT = (17.0, 9.5)
LEAST = 6
"""The least length of a bar, so that one day is seen."""


def timeline_svg(steps: Sequence[Step], alt: str) -> str:
    """The picture as SVG; empty where nothing is dated."""
    days = [day for step in steps for day in (step.first, step.last, step.planned) if day]
    if not days:
        return ""
    first, last = min(days).replace(day=1), _next_month(max(days))
    scale = (WIDTH - LEFT - RIGHT) / (last - first).days

    def x(day: date) -> float:
        return round(LEFT + (day - first).days * scale, 1)

    rows = [
        {
            "label": step.label,
            "middle": TOP + ROW * (place + 0.5),
            "x": x(step.first) if step.first else None,
            "width": max(x(step.last) - x(step.first), LEAST) if step.first and step.last else 0,
            "planned": x(step.planned) if step.planned else None,
        }
        for place, step in enumerate(steps)
    ]
    months = [{"x": x(day), "label": _label(day)} for day in _months(first, last)]
    height = TOP + ROW * len(steps) + 8
    drawn = {"rows": rows, "months": months, "alt": alt, "width": WIDTH, "height": height, "left": LEFT}
    return render_to_string("archive/timeline.svg", {**drawn, "right": WIDTH - RIGHT})


def _label(day: date) -> str:
    return f"{roc_year(day)}/{day.month}" if day.month == 1 else str(day.month)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _months(first: date, last: date) -> list[date]:
    found = [first]
    while found[-1] < last:
        found.append(_next_month(found[-1]))
    every = 1 + len(found) // 20
    return found[:-1:every]
