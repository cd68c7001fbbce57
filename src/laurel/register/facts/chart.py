"""A unit's places by year as a picture: the geometry of a bump chart, first place at the top."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from laurel.rulebook.entrants import Category
from laurel.rulebook.parameters import STREAK_PLACE
from laurel.rulebook.years import UnitYear

STEP_X, LEFT, RIGHT, TOP, BOTTOM = 84, 64, 116, 28, 52
HEIGHT = 240
"""Of the field between first place and last."""
APART = 20
"""How far two labels stand from each other at least."""
MOST_WRITTEN = 12
"""Up to so many places are all written."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place reached in a year."""

    x: float
    y: float
    roc_year: int
    place: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one place to the next; dotted over years between in which there is none."""

    x1: float
    y1: float
    x2: float
    y2: float
    dotted: bool


@dataclass(frozen=True, slots=True)
class Series:
    """The places of one category with their label at the right."""

    category: Category
    points: tuple[Point, ...]
    stretches: tuple[Stretch, ...]
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Column:
    """One year: where it stands, how wide, and why it holds nothing, if so."""

    x: float
    left: float
    roc_year: int
    state: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole picture."""

    width: int
    height: int
    columns: tuple[Column, ...]
    series: tuple[Series, ...]
    lines: tuple[tuple[float, int], ...]
    cut_y: float
    cut_label_y: float
    bottom: float
    step: int = STEP_X
    left: int = LEFT
    top: int = TOP

    @property
    def field_right(self) -> int:
        """Where the field of years ends."""
        return self.width - RIGHT

    @property
    def field_height(self) -> float:
        """From the top of the field to its bottom."""
        return self.bottom - self.top


def chart_of(years: Sequence[UnitYear], pending: Collection[int] = ()) -> Chart | None:
    """The picture of these years, oldest first, `pending` those without places yet; None where none was ever reached."""
    places = [place.place for year in years for place in year.places.values()]
    if not places:
        return None
    lowest = max(*places, STREAK_PLACE.value + 1)
    unit = HEIGHT / lowest
    height_of = {place: round(TOP + unit * (place - 0.5), 1) for place in range(1, lowest + 1)}
    at = {year.roc_year: LEFT + STEP_X * (n + 0.5) for n, year in enumerate(years)}
    series = [_series(category, years, at, height_of) for category in Category]
    width = LEFT + STEP_X * len(years) + RIGHT
    cut_y = round(TOP + unit * STREAK_PLACE.value, 1)
    shown = [row for row in series if row.points]
    labels = set_apart([*(row.label_y for row in shown), cut_y], APART)
    return Chart(
        width,
        TOP + HEIGHT + BOTTOM,
        tuple(
            Column(at[year.roc_year], at[year.roc_year] - STEP_X / 2, year.roc_year, _state_of(year, pending))
            for year in years
        ),
        tuple(replace(row, label_y=y) for row, y in zip(shown, labels, strict=False)),
        tuple((height_of[place], place) for place in places_to_write(lowest)),
        cut_y,
        labels[-1],
        TOP + HEIGHT,
    )


def places_to_write(lowest: int) -> list[int]:
    """The places that are written beside the field: few enough to be read."""
    step = 1 if lowest <= MOST_WRITTEN else 5
    return [place for place in range(1, lowest + 1) if place == 1 or place % step == 0]


def _state_of(year: UnitYear, pending: Collection[int]) -> str:
    if year.entered:
        return "entered"
    if year.held is False:
        return "not_held"
    if year.barred:
        return "barred"
    if year.roc_year in pending:
        return "pending"
    return "absent" if year.held else "unknown"


def _series(
    category: Category, years: Sequence[UnitYear], at: dict[int, float], height_of: dict[int, float]
) -> Series:
    points = tuple(
        Point(at[year.roc_year], height_of[place.place], year.roc_year, place.place)
        for year in years
        if (place := year.places.get(category))
    )
    label_y = points[-1].y if points else 0
    return Series(category, points, stretches_between(points), LEFT + STEP_X * len(years) + 8, label_y)


def stretches_between(points: Sequence[Point]) -> tuple[Stretch, ...]:
    """The line through points, oldest first."""
    return tuple(
        Stretch(one.x, one.y, other.x, other.y, other.roc_year - one.roc_year > 1)
        for one, other in pairwise(points)
    )


def set_apart(heights: Sequence[float], least: int) -> list[float]:
    """The heights of labels, each moved down as far as it needs to stand that far from those above it."""
    placed: dict[int, float] = {}
    above = float("-inf")
    for number, height in sorted(enumerate(heights), key=lambda row: row[1]):
        above = placed[number] = max(height, above + least)
    return [placed[number] for number in range(len(heights))]
