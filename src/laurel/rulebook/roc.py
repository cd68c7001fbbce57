"""The ROC calendar: dates as people type them, and years since 1911."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

OFFSET = 1911
_PATTERNS = (
    re.compile(r"(?P<y>\d{2,4})[/.\-](?P<m>\d{1,2})[/.\-](?P<d>\d{1,2})"),
    re.compile(r"(?:中華)?(?:民國)?(?P<y>\d{2,4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日?"),
    re.compile(r"(?P<y>\d{2,3}|\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
)


def parse_date(text: str) -> date:
    """The date that was typed: 1060615, 106/6/15, 106.6.15, 106年6月15日, 2017-06-15; full-width digits too.

    A year of four digits is Gregorian, a shorter one is ROC. Raises ValueError naming what was typed when it
    is no date.
    """
    typed = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(typed):
            year = int(found["y"])
            try:
                return date(year if len(found["y"]) == 4 else year + OFFSET, int(found["m"]), int(found["d"]))
            except ValueError as error:
                raise ValueError(f"{text!r} is not a day of the calendar") from error
    raise ValueError(f"{text!r} is not a date")


def roc_year_of(day: date) -> int:
    """The ROC year of a date: 2026 is 115."""
    return day.year - OFFSET
