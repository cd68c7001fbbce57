"""One model for every paper: what it says, block by block. Renderers know nothing of stages."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Align(StrEnum):
    """How a column stands."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under the title."""

    text: str
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with their values."""

    rows: tuple[tuple[str, str], ...]
    kind: str = "fields"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, how it stands."""

    heading: str
    width: float = 1.0
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading row repeats on every page. `cut_after` draws a line after that many rows.

    `row_height` is the least height of a row in centimetres (0: as needed), for rows that are filled by hand.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    cut_after: int = 0
    row_height: float = 0.0
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on; never split, never left alone on a page."""

    lines: tuple[str, ...]
    kind: str = "signatures"


Block = Heading | Paragraph | Fields | Table | Signatures


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper before it is issued: its title and what it says."""

    kind: str
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    language: str = "zh-TW"
    banner: str = ""
    """A word above the title, such as 「草稿」 or 「示範資料」."""

    def content(self) -> dict[str, Any]:
        """Everything that the paper says, as JSON values: the ground of its verification code."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Issue:
    """What issuing adds at the foot of every page: the number, the code, the time."""

    number: str
    code: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered paper. `strict` is False where a rare glyph kept it from the archival standard."""

    content: bytes
    pages: int
    strict: bool = True
    warnings: tuple[str, ...] = field(default=())
