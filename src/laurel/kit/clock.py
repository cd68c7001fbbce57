"""The one clock. In a demonstration its time can be moved on; everywhere else it is the machine's."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """This moment, in UTC."""
    return timezone.now() + _shift()


def today() -> date:
    """Today in Taipei."""
    return timezone.localdate(now())


def move_to(moment: datetime) -> None:
    """The demonstration goes on from that moment. Only a demonstration has a movable clock."""
    if not settings.DEMO:
        raise RuntimeError("only the clock of a demonstration can be moved")
    _file().parent.mkdir(parents=True, exist_ok=True)
    _file().write_text(str((moment - timezone.now()).total_seconds()), encoding="ascii")


def _file() -> Path:
    return Path(settings.HOME) / "clock"


def _shift() -> timedelta:
    if not settings.DEMO:
        return timedelta()
    try:
        return timedelta(seconds=float(_file().read_text(encoding="ascii")))
    except FileNotFoundError:
        return timedelta()
