"""Places by year as a picture: the geometry of a bump chart, first place at the top, several lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from laurel.register.facts.chart import Point, Stretch, places_to_write, set_apart, stretches_between

LEFT, TOP, FOOT = 56, 28, 56
NARROWEST, WIDEST, USUAL_WIDTH = 88, 160, 640
"""Of the column of a year, and of the field while few years stand in it."""
SHORTEST = 220
"""Of the field between first place and last."""
ROW = 24
"""The least height of a place."""
APART = 22
"""How far two labels stand from each other at least."""
NUDGE = 16
"""How far two marks on one place of one year stand from each other."""
BESIDE = 28
"""Between the field and its labels, and after them."""
DASHED_FROM = 6
"""As many lines are drawn through; further ones are dashed, so that hues repeat with another stroke."""


@dataclass(frozen=True, slots=True)
class Track:
    """One line to be drawn: what it is called, the sign in its marks, its place in each year."""

    name: str
    sign: str
    places: Mapping[int, int]
    tone: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line with its marks and its label at the right, to which a thin line leads from where nothing is between."""

    track: Track
    marks: tuple[Point, ...]
    stretches: tuple[Stretch, ...]
    label_y: float
    has_lead: bool

    @property
    def end(self) -> Point:
        """The newest mark."""
        return self.marks[-1]

    @property
    def dashed(self) -> bool:
        """True where the hue has been used by another line."""
        return self.track.tone > DASHED_FROM

    @property
    def hue(self) -> int:
        """Which of the hues, from 1."""
        return (self.track.tone - 1) % DASHED_FROM + 1


@dataclass(frozen=True, slots=True)
class Cut:
    """A line under the last place that is recommended."""

    y: float
    label_y: float
    place: int
    words: str


@dataclass(frozen=True, slots=True)
class Column:
    """One year: where it stands, and what is said below it when it holds nothing."""

    x: float
    left: float
    roc_year: int
    state: str


@dataclass(frozen=True, slots=True)
class Bump:
    """The whole picture."""

    width: int
    height: float
    right: float
    bottom: float
    columns: tuple[Column, ...]
    lines: tuple[Drawn, ...]
    grid: tuple[tuple[float, int], ...]
    cuts: tuple[Cut, ...]
    step: int
    left: int = LEFT
    top: int = TOP

    @property
    def field_height(self) -> float:
        """From the top of the field to its bottom."""
        return self.bottom - self.top


def bump_of(years: Mapping[int, str], tracks: Sequence[Track], cuts: Mapping[int, str]) -> Bump | None:
    """The picture of these years (each with its state, oldest first) and lines; None where no line has a place.

    `cuts` names the last recommended place of each quota with its words. Lengths are in the picture's own units.
    """
    inside = (
        replace(track, places={year: place for year, place in track.places.items() if year in years})
        for track in tracks
    )
    shown = [track for track in inside if track.places]
    reached = [place for track in shown for place in track.places.values()]
    if not reached:
        return None
    lowest = max(*reached, *(place + 1 for place in cuts), 2)
    height = max(SHORTEST, ROW * lowest, APART * (len(shown) + len(cuts)))
    unit = height / lowest
    step = min(WIDEST, max(NARROWEST, USUAL_WIDTH // len(years)))
    at = {year: LEFT + step * (number + 0.5) for number, year in enumerate(years)}
    right = LEFT + step * len(years)
    marks = _marks(shown, at, unit)
    cut_heights = [round(TOP + unit * place, 1) for place in cuts]
    labels = set_apart([*(row[-1].y for row in marks), *cut_heights], APART)
    bottom = TOP + height
    return Bump(
        right
        + BESIDE
        + max(map(_width_of, [*(f"{track.sign} {track.name}" for track in shown), *cuts.values()])),
        max([bottom + FOOT, *(label + APART for label in labels)]),
        right,
        bottom,
        tuple(Column(at[year], at[year] - step / 2, year, state) for year, state in years.items()),
        tuple(
            Drawn(track, row, stretches_between(row), label, not track.sign or row[-1].roc_year == max(years))
            for track, row, label in zip(shown, marks, labels, strict=False)
        ),
        tuple((round(TOP + unit * (place - 0.5), 1), place) for place in places_to_write(lowest)),
        tuple(
            Cut(y, label, place, words)
            for (place, words), y, label in zip(cuts.items(), cut_heights, labels[len(marks) :], strict=True)
        ),
        step,
    )


def _width_of(words: str) -> int:
    """About how wide a label is: a Han character takes a square of the type, a Latin letter a little over half of it."""
    return sum(17 if ord(letter) > 0x2E7F else 10 for letter in words)


def _marks(tracks: Sequence[Track], at: Mapping[int, float], unit: float) -> list[tuple[Point, ...]]:
    """The marks of each line; those on one place of one year stand side by side."""
    spots = Counter((year, place) for track in tracks for year, place in track.places.items())
    taken: Counter[tuple[int, int]] = Counter()
    rows = []
    for track in tracks:
        row = []
        for year, place in sorted(track.places.items()):
            spot = (year, place)
            aside = NUDGE * (taken[spot] - (spots[spot] - 1) / 2)
            taken[spot] += 1
            row.append(Point(at[year] + aside, round(TOP + unit * (place - 0.5), 1), year, place))
        rows.append(tuple(row))
    return rows
