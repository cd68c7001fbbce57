"""What every act of the sample year needs: its moments, its accounts, the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition
from laurel.people.models import Person

TAIPEI = ZoneInfo("Asia/Taipei")


YEAR = 115


def at(month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of the sample year in Taipei."""
    return datetime(2026, month, day, hour, minute, tzinfo=TAIPEI)


def minutes_from(start: datetime) -> Iterator[datetime]:
    """One moment after another, a minute apart."""
    while True:
        yield start
        start += timedelta(minutes=1)


def person(username: str) -> Person:
    """A sample account."""
    return Person.objects.get(username=username)


def year() -> Edition:
    """The sample year."""
    edition = current_edition()
    if edition is None:
        raise LookupError("the sample year is not open")
    return edition
