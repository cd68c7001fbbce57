"""The reader's own pace: pages left, time left, a plan to the closing day. Seen by that reader alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

PAGES_BEFORE_AN_ESTIMATE = 5
"""Fewer pages say nothing honest about a pace."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How far one dossier was read: its pages, the share read (0 to 1), the seconds spent on it."""

    code: str
    pages: int
    share: float = 0.0
    seconds: int = 0

    @property
    def pages_left(self) -> float:
        return self.pages * (1 - self.share)


def seconds_a_page(readings: Sequence[Reading]) -> float | None:
    """The reader's own seconds for a page, or None before five pages were read."""
    timed = [reading for reading in readings if reading.seconds]
    pages = sum(reading.pages * reading.share for reading in timed)
    return sum(reading.seconds for reading in timed) / pages if pages >= PAGES_BEFORE_AN_ESTIMATE else None


def seconds_left(readings: Sequence[Reading]) -> float | None:
    """How long the rest takes at that pace, or None before an estimate is honest."""
    pace = seconds_a_page(readings)
    return None if pace is None else pace * sum(reading.pages_left for reading in readings)


@dataclass(frozen=True, slots=True)
class Day:
    """What to read on one day."""

    on: date
    codes: tuple[str, ...]
    pages: int


def plan_of(
    readings: Sequence[Reading], today: date, last: date, holidays: frozenset[date]
) -> tuple[Day, ...]:
    """Whole dossiers, in the order given, spread over the working days up to and with the last one.

    Days are filled by pages as evenly as whole dossiers allow; when no working day is left, all stand on today.
    """
    left = [reading for reading in readings if reading.pages_left >= 1]
    days = _working_days(today, last, holidays) or [today]
    filled: list[Day] = []
    for place, day in enumerate(days):
        target = sum(reading.pages_left for reading in left) / (len(days) - place)
        taken: list[Reading] = []
        while left and (
            not taken or sum(row.pages_left for row in [*taken, left[0]]) <= target + left[0].pages_left / 2
        ):
            taken.append(left.pop(0))
        if taken:
            pages = round(sum(reading.pages_left for reading in taken))
            filled.append(Day(day, tuple(reading.code for reading in taken), pages))
    return tuple(filled)


def _working_days(first: date, last: date, holidays: frozenset[date]) -> list[date]:
    days = [first + timedelta(days=offset) for offset in range(max(0, (last - first).days) + 1)]
    return [day for day in days if day.weekday() < 5 and day not in holidays and day <= last]
