"""Charts of our own: bars, as SVG for the screen and the print alike."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.template.loader import render_to_string

WIDTH, HEIGHT, FOOT, HEAD = 480, 200, 28, 22
"""The drawing in its own units: the whole, the room for labels below and for values above."""
IN_PRINT = (12.0, 5.0)
"""Width and height in centimetres."""

Point = tuple[str, str, Decimal]
"""The label of a bar, its value as typed, its value as a number."""


def bars(points: Sequence[Point], alt: str) -> str:
    """The chart as SVG."""
    return render_to_string("documents/bars.svg", drawing_of(points, alt))


def drawing_of(points: Sequence[Point], alt: str) -> dict[str, Any]:
    """A bar for each point, labelled with its value; bars begin at nought, so that lengths compare."""
    most = max([abs(value) for _, _, value in points] or [Decimal(0)]) or Decimal(1)
    slot = WIDTH / max(len(points), 1)
    room = HEIGHT - FOOT - HEAD
    drawn = [
        {
            "label": label,
            "value": typed,
            "x": round(slot * (place + 0.2), 1),
            "middle": round(slot * (place + 0.5), 1),
            "width": round(slot * 0.6, 1),
            "height": round(float(abs(value) / most) * room, 1),
            "top": round(HEAD + room - float(abs(value) / most) * room, 1),
            "is_last": place == len(points) - 1,
        }
        for place, (label, typed, value) in enumerate(points)
    ]
    lines = {"base": HEIGHT - FOOT, "foot": HEIGHT - 8, "width": WIDTH, "height": HEIGHT}
    return {"bars": drawn, "alt": alt, **lines}
