"""The icons by what they mean; drawn by heroicons, always beside words."""

from __future__ import annotations

from functools import cache

import heroicons
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

ICONS = {
    "today": "calendar-days",
    "application": "document-text",
    "guidance": "clipboard-document-list",
    "provision": "scale",
    "recusal": "user-minus",
    "seal": "lock-closed",
    "open": "lock-open",
    "rank": "numbered-list",
    "up": "chevron-up",
    "down": "chevron-down",
    "next": "chevron-right",
    "previous": "chevron-left",
    "compare": "view-columns",
    "mark": "star",
    "help": "question-mark-circle",
    "note": "pencil-square",
    "innovation": "light-bulb",
    "figure": "chart-bar",
    "attachment": "paper-clip",
    "print": "printer",
    "download": "arrow-down-tray",
    "upload": "arrow-up-tray",
    "verified": "check-badge",
    "reminder": "bell",
    "deadline": "clock",
    "information": "information-circle",
    "search": "magnifying-glass",
    "user": "user",
    "key": "key",
    "panel": "user-group",
    "meeting": "users",
    "unit": "building-office",
    "reward": "document-check",
    "theme": "sun",
    "language": "language",
    "undo": "arrow-uturn-left",
    "done": "check",
    "empty": "inbox",
    "package": "archive-box",
    "move": "arrows-up-down",
    "must-not": "no-symbol",
    "must": "exclamation-circle",
    "attention": "exclamation-triangle",
    "undecided": "question-mark-circle",
    "met": "check-circle",
}


@cache
def drawn(name: str, size: int = 20) -> SafeString:
    """The drawing of an icon, hidden from screen readers; a name is one of ICONS or heroicons' own."""
    svg = heroicons._render_icon(
        "outline",
        ICONS.get(str(name), str(name)),
        size,
        {"class": "icon", "stroke-width": "1.75", "aria-hidden": "true", "focusable": "false"},
    )
    return mark_safe(svg)  # nosec B308 B703


def drawn_with_words(name: str, label: str, size: int = 20) -> SafeString:
    """An icon that stands alone, with its words for screen readers."""
    return format_html('{}<span class="visually-hidden">{}</span>', drawn(name, size), label)
