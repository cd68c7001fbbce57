"""What is written on one criterion: paragraphs with official numbering, bold words, tables, figures, pictures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

DEEPEST = 4
"""Levels of official numbering: 一、 (一) 1、 (1)."""
MOST_BLOCKS = 2_000
MOST_LETTERS = 60_000
MOST_COLUMNS = 20
HAN = "零一二三四五六七八九"

Run = tuple[str, bool]
"""Words, and whether they are bold."""


class BadText(ValueError):
    """What was sent is not a text; `where` names the block, counted from one."""

    def __init__(self, where: int) -> None:
        super().__init__(f"block {where}")
        self.where = where


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `level` 0 is plain, 1 to 4 are numbered. `innovation` marks 開放創新."""

    runs: tuple[Run, ...]
    level: int = 0
    innovation: bool = False

    @property
    def words(self) -> str:
        return "".join(words for words, _ in self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its first row is the heading row."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class FigureHere:
    """An evidence figure (數據卡) stands here, by its id."""

    figure: str


@dataclass(frozen=True, slots=True)
class PictureHere:
    """An attached picture stands here, by the id of its attachment."""

    attachment: str


Block = Paragraph | Grid | FigureHere | PictureHere


@dataclass(frozen=True, slots=True)
class Text:
    """Blocks in their order."""

    blocks: tuple[Block, ...] = field(default=())

    def __bool__(self) -> bool:
        return any(not isinstance(block, Paragraph) or block.words.strip() for block in self.blocks)


def text_of(value: Any) -> Text:
    """The text of a stored or sent value; a plain string is one paragraph a line. Raises BadText naming the block."""
    if isinstance(value, str):
        return Text(tuple(Paragraph(((line, False),)) for line in value.split("\n") if line.strip()))
    blocks = value.get("blocks") if isinstance(value, dict) else None
    if not isinstance(blocks, list) or len(blocks) > MOST_BLOCKS:
        raise BadText(0)
    text = Text(tuple(_block(block, where) for where, block in enumerate(blocks, start=1)))
    if sum(map(len, words_of(text))) > MOST_LETTERS:
        raise BadText(len(blocks))
    return text


def _block(value: Any, where: int) -> Block:
    match value:
        case {"kind": "p", "runs": list(runs), "level": int(level), "tag": bool(tag)} if (
            0 <= level <= DEEPEST
        ):
            return Paragraph(tuple(_run(run, where) for run in runs), level, tag)
        case {"kind": "table", "rows": list(rows), "caption": str(caption)}:
            return Grid(_rows(rows, where), caption)
        case {"kind": "figure", "id": str(key)}:
            return FigureHere(key)
        case {"kind": "picture", "id": str(key)}:
            return PictureHere(key)
    raise BadText(where)


def _run(value: Any, where: int) -> Run:
    match value:
        case [str(words), bool(bold)]:
            return words, bold
    raise BadText(where)


def _rows(rows: list[Any], where: int) -> tuple[tuple[str, ...], ...]:
    widths = {len(row) if isinstance(row, list) else 0 for row in rows}
    if len(widths) != 1 or not 1 <= min(widths) <= MOST_COLUMNS:
        raise BadText(where)
    if not all(isinstance(cell, str) for row in rows for cell in row):
        raise BadText(where)
    return tuple(tuple(row) for row in rows)


def value_of(text: Text) -> dict[str, Any]:
    """The text as JSON values, as it is stored, frozen and sent to the editor."""
    return {"blocks": [_value_of_block(block) for block in text.blocks]}


def _value_of_block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(runs=runs, level=level, innovation=innovation):
            return {
                "kind": "p",
                "level": level,
                "tag": innovation,
                "runs": [[words, bold] for words, bold in runs],
            }
        case Grid(rows=rows, caption=caption):
            return {"kind": "table", "caption": caption, "rows": [list(row) for row in rows]}
        case FigureHere(figure=key):
            return {"kind": "figure", "id": key}
        case PictureHere(attachment=key):
            return {"kind": "picture", "id": key}


def numbered(text: Text) -> Iterator[tuple[str, Block]]:
    """Each block with its number in words: 「一、」「(一)」「1、」「(1)」, empty where it has none."""
    counts = [0] * (DEEPEST + 1)
    for block in text.blocks:
        level = block.level if isinstance(block, Paragraph) else 0
        if not level:
            yield "", block
            continue
        counts[level] += 1
        counts[level + 1 :] = [0] * (DEEPEST - level)
        yield number_in_words(level, counts[level]), block


def number_in_words(level: int, number: int) -> str:
    """The number of a level as official letters write it."""
    return (f"{han(number)}、", f"({han(number)})", f"{number}、", f"({number})")[level - 1]


def han(number: int) -> str:
    """一 for 1, 十一 for 11, 二十一 for 21, up to 99; Arabic beyond."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    lead = ("" if tens == 0 else "十" if tens == 1 else f"{HAN[tens]}十") if tens else ""
    return lead + (HAN[ones] if ones or not tens else "")


def words_of(text: Text) -> Iterator[str]:
    """All words of a text, piece by piece."""
    for block in text.blocks:
        match block:
            case Paragraph():
                yield block.words
            case Grid(rows=rows, caption=caption):
                yield caption
                for row in rows:
                    yield from row


def length_of(text: Text) -> int:
    """Characters without punctuation and space: each Han character, letter and digit counts one."""
    return sum(unicodedata.category(letter)[0] in "LNM" for words in words_of(text) for letter in words)


def tagged(text: Text) -> tuple[Paragraph, ...]:
    """The paragraphs marked as openness and innovation, which has no section of its own."""
    return tuple(block for block in text.blocks if isinstance(block, Paragraph) and block.innovation)


def figures_in(text: Text) -> tuple[str, ...]:
    """The ids of the evidence figures that stand in a text."""
    return tuple(block.figure for block in text.blocks if isinstance(block, FigureHere))


def pictures_in(text: Text) -> tuple[str, ...]:
    """The ids of the attached pictures that stand in a text."""
    return tuple(block.attachment for block in text.blocks if isinstance(block, PictureHere))


NUMBERS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、\s*"),
    re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]\s*"),
    re.compile(r"\d{1,3}[、.．]\s*"),
    re.compile(r"[(（]\d{1,3}[)）]\s*"),
)
HERE = re.compile(r"\[(數據卡|圖) ([\w-]{1,40})\]")
BOLD = re.compile(r"\*\*(.+?)\*\*")
STAR = "★"
CAPTION = "|="


def text_of_notation(notation: str) -> Text:
    """The text typed without the editor: a line a paragraph, 一、 (一) 1、 (1) numbered, **bold**, ★ tagged, | cells |."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    caption = ""
    for line in [*notation.replace("\r\n", "\n").split("\n"), ""]:
        typed = line.strip()
        if typed.startswith(CAPTION):
            caption = typed.removeprefix(CAPTION).strip()
            continue
        if typed.startswith("|"):
            rows.append(_cells(typed))
            continue
        if rows:
            blocks.append(_grid(rows, caption))
            rows, caption = [], ""
        if typed:
            blocks.append(_typed_block(typed))
    return Text(tuple(blocks))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip("|")))


def _grid(rows: list[tuple[str, ...]], caption: str) -> Grid:
    width = min(max(map(len, rows)), MOST_COLUMNS)
    return Grid(tuple((row + ("",) * width)[:width] for row in rows), caption)


def _typed_block(line: str) -> Block:
    if here := HERE.fullmatch(line):
        return FigureHere(here[2]) if here[1] == "數據卡" else PictureHere(here[2])
    innovation = line.startswith(STAR)
    words = line.removeprefix(STAR).lstrip()
    for level, number in enumerate(NUMBERS, start=1):
        if found := number.match(words):
            return Paragraph(_typed_runs(words[found.end() :]), level, innovation)
    return Paragraph(_typed_runs(words), 0, innovation)


def _typed_runs(words: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    for place, piece in enumerate(BOLD.split(words)):
        if piece:
            runs.append((piece, bool(place % 2)))
    return tuple(runs)


def notation_of(text: Text) -> str:
    """The text as it is typed without the editor; `text_of_notation` reads it back."""
    lines = []
    for number, block in numbered(text):
        match block:
            case Paragraph(runs=runs, innovation=innovation):
                words = "".join(f"**{piece}**" if bold else piece for piece, bold in runs)
                lines.append(f"{STAR + ' ' if innovation else ''}{number}{words}")
            case Grid(rows=rows, caption=caption):
                lines += [f"{CAPTION} {caption}"] if caption else []
                lines += [
                    f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows
                ]
                lines.append("")
            case FigureHere(figure=key):
                lines.append(f"[數據卡 {key}]")
            case PictureHere(attachment=key):
                lines.append(f"[圖 {key}]")
    return "\n".join(lines)
