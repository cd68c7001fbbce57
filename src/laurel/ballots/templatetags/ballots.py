"""Filters for reading and comparing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.translation import gettext as _

from laurel.applications.figures import Card
from laurel.applications.text import Block, FigureHere, Grid, Paragraph
from laurel.ballots.facts import Part, Row, cards_of

register = template.Library()


@register.filter
def of(values: Mapping[str, Any], key: str) -> Any:
    """What stands under a key, or nothing."""
    return values.get(key, "")


@register.filter
def nth(values: Sequence[Any], place: int) -> Any:
    """The value at a place, from nought."""
    return values[place]


@register.filter
def other_of(pair: Sequence[Row], row: Row) -> Row:
    """The other one of two dossiers."""
    return pair[1] if pair[0] is row else pair[0]


@register.simple_tag
def block_kind(block: Block) -> str:
    """Which kind of block it is."""
    match block:
        case Paragraph():
            return "p"
        case Grid():
            return "table"
        case FigureHere():
            return "figure"
        case _:
            return "picture"


@register.filter
def card(content: Mapping[str, Any], key: str) -> Card | None:
    """The evidence figure of that id."""
    return next((row for row in cards_of(content) if row.key == key), None)


@register.filter
def file(content: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    """The file of that id."""
    return next((row for row in content["files"] if row["id"] == key), None)


@register.filter
def part_name(block: str, parts: Sequence[Part]) -> str:
    """The criterion to which a block belongs."""
    code = block.partition(".")[0]
    return next(
        (f"{part.criterion.code} {part.criterion.name}" for part in parts if part.criterion.code == code), ""
    )


@register.filter
def grade_word(grade: str) -> str:
    """A private mark in words."""
    return {"good": _("優"), "fair": _("可"), "weak": _("弱")}.get(grade, "")


@register.filter
def points_name(field: str) -> str:
    """Which entry and criterion a field of points is for."""
    _prefix, code, criterion = field.split("-", 2)
    return _("%(code)s 的 %(criterion)s") % {"code": code, "criterion": criterion}
