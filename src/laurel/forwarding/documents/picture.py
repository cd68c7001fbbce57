"""How far each figure moved, in per cent of what it was: bars to both sides of nought, on the screen and in print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from laurel.forwarding.facts import FigureChange, signed

WIDTH, LABELS, VALUES, ROW, HEAD = 400, 130, 56, 28, 8
"""The drawing in its own units: the whole, the room for names and for values, the height of a row, the margin."""
LONGEST_NAME = 9
LEAST_SCALE = 10.0
"""A change of that many per cent fills its side at least: small changes look small."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure in the picture: its name, its change in words, and where it is drawn."""

    name: str
    change: str
    x: float
    y: int
    width: float
    is_up: bool

    @property
    def end(self) -> float:
        """Where the bar ends to the right."""
        return round(self.x + self.width, 1)


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars, the line of nought, and the height of the whole."""

    bars: tuple[Bar, ...]
    nought: float
    height: int
    width: int = WIDTH

    def svg(self, alt: str) -> str:
        """The picture as SVG."""
        return render_to_string("forwarding/changes.svg", {"picture": self, "alt": alt})


def picture_of(changes: Sequence[FigureChange]) -> Picture | None:
    """The figures that have a change in per cent, in their order; None where none has."""
    shown = [(row.card.indicator or row.card.key, row.percent) for row in changes if row.percent is not None]
    if not shown:
        return None
    most = max(LEAST_SCALE, *(abs(float(percent)) for _, percent in shown))
    half = (WIDTH - LABELS - 2 * VALUES) / 2
    nought = LABELS + VALUES + half
    bars = []
    for place, (name, percent) in enumerate(shown):
        long = round(abs(float(percent)) / most * half, 1)
        up = percent >= 0
        x = nought if up else round(nought - long, 1)
        bars.append(Bar(_short(name), signed(percent, "%"), x, HEAD + place * ROW, long, up))
    return Picture(tuple(bars), nought, HEAD * 2 + len(bars) * ROW)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
