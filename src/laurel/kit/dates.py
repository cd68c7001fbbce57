"""Dates as people read them: the ROC calendar in Chinese, both calendars in English, always Taipei time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

TAIPEI = ZoneInfo("Asia/Taipei")
ROC_OFFSET = 1911
WEEKDAYS = "一二三四五六日"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def roc_year(day: date) -> int:
    """The ROC year of a day: 2026 is 115."""
    return day.year - ROC_OFFSET


def in_taipei(moment: datetime) -> datetime:
    """A stored moment on Taipei's clock; a naive one is refused with ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(TAIPEI)


def _english(language: str | None) -> bool:
    return (language or get_language() or "").startswith("en")


def _day_of(value: date) -> date:
    return in_taipei(value).date() if isinstance(value, datetime) else value


def format_date(value: date, language: str | None = None) -> str:
    """「115年6月15日（週一）」, or «15 June 2026 (ROC 115)» in English; the active language by default."""
    day = _day_of(value)
    if _english(language):
        return f"{day.day} {MONTHS[day.month - 1]} {day.year} (ROC {roc_year(day)})"
    return f"{roc_year(day)}年{day.month}月{day.day}日（週{WEEKDAYS[day.weekday()]}）"


def format_moment(moment: datetime, language: str | None = None) -> str:
    """「115年6月15日（週一）17:00」, or «15 June 2026 (ROC 115), 17:00» in English."""
    local = in_taipei(moment)
    join = ", " if _english(language) else ""
    return f"{format_date(local.date(), language)}{join}{local:%H:%M}"


def format_end(moment: datetime, language: str | None = None) -> str:
    """A moment until which something lasts: midnight is 24:00 of the day that ends, not 00:00 of the next."""
    local = in_taipei(moment)
    if local.time() != time():
        return format_moment(moment, language)
    return format_moment(local - timedelta(days=1), language).replace("00:00", "24:00")


def format_short(value: date, language: str | None = None) -> str:
    """For tables: 「115/6/15（一）」, or «15 Jun 2026» in English."""
    day = _day_of(value)
    if _english(language):
        return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
    return f"{roc_year(day)}/{day.month}/{day.day}（{WEEKDAYS[day.weekday()]}）"


def end_of(day: date) -> datetime:
    """The midnight at which a day ends: a deadline that counts the day itself."""
    return datetime.combine(day + timedelta(days=1), time(), TAIPEI)


def countdown(due: date, today: date) -> str:
    """How far a due day is, in words: 「還有 3 天」「今天到期」「已逾期 2 天」."""
    days = (_day_of(due) - today).days
    if days == 0:
        return _("今天到期")
    if days < 0:
        return ngettext("已逾期 %(days)d 天", "已逾期 %(days)d 天", -days) % {"days": -days}
    return ngettext("還有 %(days)d 天", "還有 %(days)d 天", days) % {"days": days}
