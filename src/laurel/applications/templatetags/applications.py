"""Tags that show what is written in an application."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from laurel.applications.documents import points_of
from laurel.applications.figures import Card, card_of, change_of, quotient_of
from laurel.applications.text import FigureHere, Grid, Paragraph, PictureHere, Text, numbered, text_of
from laurel.applications.words import criterion_in_words
from laurel.documents.charts import drawing_of

register = template.Library()
register.filter("criterion_in_words", criterion_in_words)


@register.inclusion_tag("applications/text.html")
def written(
    text: Any, cards: Sequence[Any] = (), files: Sequence[Any] = (), *, drawn: bool = False
) -> dict[str, Any]:
    """A text with its numbering, tables, figures and pictures, as it is read on the screen.

    `text` is a Text or its stored value; `cards` are cards or their stored values; `files` the attachments
    or their frozen entries. `drawn` shows the pictures themselves, to those who may open the application.
    """
    whole = text if isinstance(text, Text) else text_of(text or "")
    known = {card.key: card for card in map(_card, cards)}
    captions = dict(map(_captioned, files))
    lines = [_line(number, block, known, captions) for number, block in numbered(whole)]
    return {"lines": lines, "drawn": drawn}


@register.inclusion_tag("applications/text.html")
def written_on(content: Mapping[str, Any], criterion: str) -> dict[str, Any]:
    """What a frozen version says on one criterion."""
    text = next((row["text"] for row in content["sections"] if row["criterion"] == criterion), "")
    return written(text, content.get("figures", ()), content["files"])


@register.inclusion_tag("applications/card.html")
def evidence_figure(card: Any) -> dict[str, Any]:
    """An evidence figure as a chart where it has a trend, and a small table."""
    shown = _card(card)
    points = points_of(shown)
    alt = f"{shown.indicator}：" + "、".join(f"{label} {typed}" for label, typed, _ in points)
    chart = drawing_of(points, alt) if len(points) > 1 and shown.drawn_as != "table" else None
    return {"card": shown, "computed": quotient_of(shown), "change": change_of(shown), "chart": chart}


def _card(card: Any) -> Card:
    return card if isinstance(card, Card) else card_of(card["key"], card)


def _captioned(file: Any) -> tuple[str, str]:
    if isinstance(file, Mapping):
        return file["id"], file["caption"]
    return file.public_id, file.caption


def _line(
    number: str, block: object, cards: Mapping[str, Card], captions: Mapping[str, str]
) -> dict[str, Any]:
    match block:
        case Paragraph(runs=runs, level=level, innovation=innovation):
            return {"kind": "p", "number": number, "runs": runs, "level": level, "innovation": innovation}
        case Grid(rows=rows, caption=caption):
            return {"kind": "table", "head": rows[0], "rows": rows[1:], "caption": caption}
        case FigureHere(figure=key):
            return {"kind": "figure", "card": cards.get(key)}
        case PictureHere(attachment=key):
            return {"kind": "picture", "caption": captions.get(key, ""), "id": key}
    raise TypeError(type(block))
