"""Filters for names in the reader's language, kinds of unit, results of an import."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from laurel.kit.cards import GroundInWords, grounds_in_words
from laurel.people.models import HistoryCorrection, Honour, Person, Unit
from laurel.register import words
from laurel.rulebook.grounds import Decision

register = template.Library()
Words = str | Promise
STATUSES: dict[str, tuple[Words, str]] = {
    "new": (_("新增"), "active"),
    "changed": (_("變更"), "warn"),
    "same": (_("不變"), ""),
    "removed": (_("移除"), "warn"),
    "problem": (_("有問題"), "danger"),
}


@register.filter
def name_in_reading(row: Unit | Person | None) -> str:
    """The name in the reader's language."""
    return words.name_of(row) if row else "—"


@register.filter
def short_in_reading(unit: Unit) -> str:
    """The short name in the reader's language."""
    return words.short_name_of(unit)


@register.filter
def kind_in_words(kind: str) -> str:
    """A kind of unit as people read it."""
    return words.kind_words(kind)


@register.filter
def line_in_words(line: str) -> str:
    """How a winner of the national award is classified, in words."""
    return str(Honour.Line(line).label)


@register.filter
def in_sentences(decision: Decision) -> tuple[GroundInWords, ...]:
    """The grounds of a decision in sentences."""
    return grounds_in_words(decision)


@register.filter
def former_values(correction: HistoryCorrection) -> list[tuple[Words, str]]:
    """What a row said before: each column with its value in words."""
    return [
        (words.HISTORY_FIELDS.get(name, name), words.former_value(name, value))
        for name, value in correction.before.items()
    ]


@register.filter
def code_points(characters: tuple[str, ...]) -> str:
    """Characters with their numbers."""
    return words.code_points(characters)


@register.filter
def status_in_words(status: str) -> str:
    """The result of a row as people read it."""
    return str(STATUSES[status][0])


@register.filter
def status_tone(status: str) -> str:
    """The tone of the result's tag."""
    return STATUSES[status][1]
