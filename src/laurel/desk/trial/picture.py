"""The trial as a picture: a line for each entry from its place last year to its place this year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from laurel.desk.trial.facts import Tried

LEFT, RIGHT, WIDTH, HEAD, STEP, FOOT = 110, 370, 480, 36, 24, 14


@dataclass(frozen=True, slots=True)
class Slope:
    """The line of one entry: its heights on both sides, its places there."""

    code: str
    start: int
    end: int
    was: int | None
    now: int | None
    is_changed: bool
    is_recommended: bool


def slopes_of(entries: Sequence[Tried], labels: tuple[str, str]) -> dict[str, Any]:
    """What is drawn: entries that are ranked by their places, those that are not below the line."""
    ranked = [row for row in entries if row.was.place or row.now.place]
    below = HEAD + STEP * (len(ranked) + 1)
    start, end = _heights(ranked, "was", below), _heights(ranked, "now", below)
    slopes = [
        Slope(
            row.code,
            start[row.code],
            end[row.code],
            row.was.place,
            row.now.place,
            row.is_changed,
            row.now.is_recommended,
        )
        for row in ranked
    ]
    lowest = max((max(line.start, line.end) for line in slopes), default=HEAD)
    return {
        "lines": slopes,
        "labels": labels,
        "left": LEFT,
        "right": RIGHT,
        "width": WIDTH,
        "height": lowest + FOOT,
        "out": below - STEP // 2,
        "has_out": any(line.was is None or line.now is None for line in slopes),
    }


def _heights(rows: Sequence[Tried], year: str, below: int) -> dict[str, int]:
    """The height of each entry's end: its place, equal places one under the other; without a place below the line."""
    heights: dict[str, int] = {}
    ordered = sorted(rows, key=lambda row: (getattr(row, year).place or 10**6, row.code))
    for position, row in enumerate(ordered):
        out = getattr(row, year).place is None
        outside = sum(getattr(other, year).place is None for other in ordered[:position])
        heights[row.code] = below + STEP * outside if out else HEAD + STEP * position
    return heights
