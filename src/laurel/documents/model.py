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
    """A heading under the title; `key` names a part whose page is asked for (see `pdf.pages_of_parts`)."""

    text: str
    level: int = 2
    key: str = ""
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Display:
    """Words that stand large in the middle of the page, such as on a certificate; `size` in points."""

    text: str
    size: int = 20
    kind: str = "display"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph of (words, bold) with its number as written; `level` 0 to 4 sets it in, `marked` draws a line
    beside it with that word."""

    runs: tuple[tuple[str, bool], ...]
    number: str = ""
    level: int = 0
    marked: str = ""
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of our own or a picture, as SVG; `alt` says what it shows. Sizes in centimetres."""

    svg: str
    alt: str
    width: float
    height: float
    caption: str = ""
    kind: str = "drawing"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    kind: str = "page_break"


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


Block = Heading | Paragraph | Display | Words | Fields | Table | Drawing | PageBreak | Signatures


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
    header: str = ""
    """What runs at the head of every page."""
    copies: int = 0
    """How many copies in one file, each with its mark 「1/12」 at the head; 0 for one without a mark."""

    def content(self) -> dict[str, Any]:
        """Everything that the paper says, as JSON values: the ground of its verification code."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Issue:
    """What issuing adds at the foot of every page: the number, the code, the time; nothing without a number."""

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
