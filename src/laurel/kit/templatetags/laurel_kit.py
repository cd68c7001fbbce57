"""Filters and tags for dates, numbers, icons, scroll regions and bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import Form
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from laurel.kit import dates, icons
from laurel.kit.errors import errors_in_order

register = template.Library()

NOTHING = "—"
LANGUAGE_TAGS = {"zh-hant": "zh-Hant-TW", "en": "en"}
THEMES = ("light", "dark")


def _time(value: date | None, words: str) -> SafeString:
    stamp = dates.in_taipei(value).isoformat("T", "minutes") if isinstance(value, datetime) else f"{value}"
    return format_html('<time datetime="{}">{}</time>', stamp, words)


@register.filter
def roc_date(value: date | None) -> SafeString | str:
    """115年6月15日（週一）."""
    return _time(value, dates.format_date(value)) if value else NOTHING


@register.filter
def roc_datetime(value: datetime | None) -> SafeString | str:
    """115年6月15日（週一）17:00, on Taipei's clock."""
    return _time(value, dates.format_moment(value)) if value else NOTHING


@register.filter
def roc_end(value: datetime | None) -> SafeString | str:
    """115年6月15日（週一）24:00 for a deadline at midnight: the day that still counts, not the next."""
    return _time(value, dates.format_end(value)) if value else NOTHING


@register.filter
def roc_short(value: date | None) -> SafeString | str:
    """115/6/15（一）, for tables."""
    return _time(value, dates.format_short(value)) if value else NOTHING


@register.filter
def iso_date(value: str) -> SafeString | str:
    """115/5/31（日） for 2026-05-31; what is not a date is shown as it was typed."""
    try:
        return roc_short(date.fromisoformat(value))
    except ValueError:
        return value or NOTHING


@register.filter
def clock(value: datetime | None) -> SafeString | str:
    """17:00, on Taipei's clock."""
    return _time(value, f"{dates.in_taipei(value):%H:%M}") if value else NOTHING


@register.filter
def countdown(value: date | None, today: date) -> str:
    """還有 3 天."""
    return dates.countdown(value, today) if value else ""


@register.filter
def ordinal_place(place: int | None) -> SafeString | str:
    """第 3 位."""
    if place is None:
        return NOTHING
    return format_html('<span class="nowrap">{}</span>', _("第 %(place)d 位") % {"place": place})


@register.filter
def number(value: float | None) -> str:
    """1,248."""
    return NOTHING if value is None else f"{value:,}"


@register.filter
def nowrap(value: object) -> SafeString:
    """Keeps a number with its unit."""
    return format_html('<span class="nowrap">{}</span>', value)


@register.filter
def bracketed(value: object) -> SafeString:
    """What is said by the way, in the brackets of the language: full width in Chinese."""
    return format_html(_("（{}）"), value)


@register.filter
def heat(place: int, length: int) -> int:
    """The step (0 first … 6 last) of the heat ramp for a rank in an order of that length."""
    return 0 if length <= 1 else round((place - 1) * 6 / (length - 1))


@register.simple_tag
def icon(name: str, label: str = "", size: int = 20) -> SafeString:
    """An icon; hidden from screen readers unless it has a label."""
    return icons.drawn_with_words(name, label, size) if label else icons.drawn(name, size)


@register.simple_tag
def html_lang() -> str:
    """The page's language as HTML names it."""
    return LANGUAGE_TAGS.get(get_language() or "", "zh-Hant-TW")


@register.simple_tag(takes_context=True)
def theme(context: dict[str, Any]) -> str:
    """The theme the reader chose: light, dark, or empty to follow the system."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme", "") if request else ""
    return chosen if chosen in THEMES else ""


@register.simple_block_tag
def region(content: str, label: str) -> SafeString:
    """A labelled box in which a wide table scrolls by itself."""
    return format_html(
        '<div class="region" role="region" aria-label="{}" tabindex="0">{}</div>', label, content
    )


@register.simple_tag
def bar(value: float, total: float, label: str = "", tone: str = "") -> SafeString:
    """A bar of value in total; the label says the same in words."""
    share = round(min(max(value / total, 0), 1) * 100, 1) if total else 0
    return format_html(
        '<svg class="bar {}" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect class="bar-ground" width="100" height="8" rx="1"/>'
        '<rect class="bar-fill" width="{}" height="8" rx="1"/></svg>',
        tone,
        label or f"{value}／{total}",
        share,
    )


@register.filter
def summary_errors(form: Form) -> Sequence[tuple[str, str]]:
    """(id of the control, message) in the order of the page."""
    return errors_in_order(form)
