"""What later stages have to say to people on a page of an earlier one: the page asks, whoever knows answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.db.models import Model
from django.dispatch import Signal

from laurel.kit.cards import GroundInWords, Words

asked = Signal()
"""Sent with `about`, the row that the page shows; each receiver answers with a list of notices."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that people must know or do: its words, the provisions it rests on, what can be done."""

    title: Words
    sentences: tuple[Words, ...]
    grounds: tuple[GroundInWords, ...] = ()
    ways: tuple[Words, ...] = ()
    contact: str = ""
    grade: str = "must"


def notices_about(row: Model) -> list[Notice]:
    """All that later stages have to say about a row."""
    answers = cast("list[tuple[object, list[Notice]]]", asked.send(sender=None, about=row))
    return [notice for _, notices in answers for notice in notices]
