"""Pictures of rewards: a ceiling with what is used of it, and the three months of every order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from laurel.rewards.facts.clocks import Clock
from laurel.rewards.words import month_in_words
from laurel.rulebook.rewards import UNITS, Budget, RewardKind

WIDTH, CELL_TOP, CELL_HEIGHT, NARROW, GAP = 480.0, 4.0, 36.0, 20.0, 2.0
"""The drawing of a ceiling in its own units; a cell narrower than `NARROW` has no room for its units."""
LEFT, RIGHT, ROW, HEAD = 64.0, 16.0, 34.0, 30.0
"""The drawing of orders: the room for the number of a line, at the right, for a row, above the first."""
TIMELINE_WIDTH, MARK = 640.0, 6.0
"""How wide the drawing is, and the mark of an order whose three months do not run."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One reward, or one free unit, in the drawing of a ceiling."""

    kind: str
    """A kind of reward, or `free`."""
    x: float
    width: float
    units: int
    is_over: bool = False

    @property
    def left(self) -> float:
        """Where its box begins, with a gap to the one before."""
        return round(self.x + GAP, 1)

    @property
    def inner(self) -> float:
        """How wide its box is between the gaps."""
        return round(max(self.width - 2 * GAP, 1), 1)

    @property
    def middle(self) -> float:
        """Where its units are written."""
        return round(self.x + self.width / 2, 1)

    @property
    def has_room(self) -> bool:
        """True when its units can be written into it."""
        return self.width >= NARROW and self.kind != "free"


@dataclass(frozen=True, slots=True)
class Picture:
    """A ceiling as cells, with the ticks below it."""

    cells: tuple[Cell, ...]
    ticks: tuple[tuple[float, int], ...]
    ceiling_x: float
    width: float = WIDTH
    top: float = CELL_TOP
    height: float = CELL_HEIGHT
    whole: float = field(default=CELL_TOP + CELL_HEIGHT + 24)


def picture_of(budget: Budget) -> Picture:
    """The ceiling drawn to scale in commendation units: the greatest rewards first, then what is free, then what is over."""
    most = max(budget.ceiling, budget.used, 1)
    unit = WIDTH / most
    cells, at = [], 0
    for kind, times in parts_of(budget):
        for _ in range(times):
            is_over = at + UNITS[kind] > budget.ceiling
            cells.append(Cell(kind.value, at * unit, UNITS[kind] * unit, UNITS[kind], is_over))
            at += UNITS[kind]
    cells += [Cell("free", place * unit, unit, 1) for place in range(at, budget.ceiling)]
    step = 1 if most <= 12 else 3
    ticks = tuple((round(place * unit, 1), place) for place in range(0, most + 1, step))
    return Picture(tuple(cells), ticks, round(budget.ceiling * unit, 1))


def parts_of(budget: Budget) -> list[tuple[RewardKind, int]]:
    """What is used of a ceiling, kind by kind from the greatest: how often."""
    counts = {
        kind: sum(line.times for line in budget.counted if line.kind is kind)
        for kind in sorted(RewardKind, key=UNITS.__getitem__, reverse=True)
    }
    return [(kind, times) for kind, times in counts.items() if times]


@dataclass(frozen=True, slots=True)
class Span:
    """One order on the line of time: from its day to its last day, and the day of the committee."""

    number: int
    y: float
    start: float
    end: float
    review: float | None
    state: str
    clock: Clock

    @property
    def length(self) -> float:
        """How long the three months are drawn."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Timeline:
    """Orders below one another on one line of time."""

    spans: tuple[Span, ...]
    months: tuple[tuple[float, str], ...]
    today: float
    width: float
    height: float
    head: float = HEAD


def timeline_of(clocks: Sequence[Clock], today: date) -> Timeline | None:
    """The orders on one line of time, with today; None where nothing was ordered."""
    if not clocks:
        return None
    days = [today, *(day for clock in clocks for day in _days_of(clock))]
    first, last = min(days).replace(day=1), max(days) + timedelta(days=7)
    scale = (TIMELINE_WIDTH - LEFT - RIGHT) / max((last - first).days, 1)

    def at(day: date) -> float:
        return round(LEFT + (day - first).days * scale, 1)

    spans = tuple(
        Span(
            number,
            HEAD + ROW * (number - 1),
            at(clock.order.ordered_on),
            at(clock.due) if clock.has_term else at(clock.order.ordered_on) + MARK,
            at(clock.review.met_on) if clock.review else None,
            clock.code,
            clock,
        )
        for number, clock in enumerate(clocks, start=1)
    )
    months = tuple((at(day), month_in_words(day)) for day in _months_between(first, last))
    return Timeline(spans, months, at(today), TIMELINE_WIDTH, HEAD + ROW * len(clocks) + 8)


def _days_of(clock: Clock) -> list[date]:
    days = [clock.order.ordered_on]
    days += [clock.due] if clock.has_term else []
    return days + ([clock.review.met_on] if clock.review else [])


def _months_between(first: date, last: date) -> list[date]:
    """The first days of months, at most about six of them."""
    days, day = [], first
    while day <= last:
        days.append(day)
        day = (day.replace(day=28) + timedelta(days=7)).replace(day=1)
    return days[:: len(days) // 7 + 1]
