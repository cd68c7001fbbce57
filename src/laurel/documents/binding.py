"""PDFs bound into one: with an outline, page numbers, and a margin to write in where that is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

SHRUNK = 0.84
"""An A4 page in print so small leaves five centimetres free at its right and six at its foot."""
FONT = "/LaurelNumbers"
FROM_THE_RIGHT, FROM_THE_FOOT = 120, 26
"""Where the number of a page begins, in points."""


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of one file, from `first` (1) to `last` (0: the end), and how they are bound.

    `title` makes an entry of the outline, with the file's own outline below it. `mark` stands beside the
    number of each page, in plain letters and digits; pages without a mark have no number and count none.
    """

    source: Path | BinaryIO
    title: str = ""
    mark: str = ""
    is_shrunk: bool = False
    first: int = 1
    last: int = 0


def pages_in(source: Path | BinaryIO) -> int:
    """How many pages a file has."""
    with pikepdf.open(source) as document:
        return len(document.pages)


def bind(parts: Iterable[Part], target: BinaryIO, title: str) -> Iterator[Part]:
    """Writes the parts as one PDF into the target; gives back each part once it is in."""
    with ExitStack() as stack:
        bound = stack.enter_context(pikepdf.new())
        font = bound.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
        entries: list[pikepdf.OutlineItem] = []
        number = 0
        for part in parts:
            source = stack.enter_context(pikepdf.open(part.source))
            begin = len(bound.pages)
            bound.pages.extend(source.pages[part.first - 1 : part.last or None])
            if part.title:
                entries.append(_entry(part, source, begin))
            for page in bound.pages[begin:]:
                number += bool(part.mark)
                _set(page, part, number, font)
            yield part
        with bound.open_outline() as outline:
            outline.root.extend(entries)
        bound.Root.PageLabels = _labels(len(bound.pages) - number)
        bound.docinfo["/Title"] = title
        bound.save(target)


def _labels(front: int) -> pikepdf.Dictionary:
    """What a reader shows beside the pages: those in front by small Roman numerals, the others from 1."""
    ranges: list[Any] = [0, pikepdf.Dictionary(S=pikepdf.Name.r)] if front else []
    return pikepdf.Dictionary(Nums=pikepdf.Array([*ranges, front, pikepdf.Dictionary(S=pikepdf.Name.D)]))


def _entry(part: Part, source: pikepdf.Pdf, begin: int) -> pikepdf.OutlineItem:
    """The part in the outline; below it what its own outline holds under the title of the file."""
    entry = pikepdf.OutlineItem(part.title, begin)
    places = {page.obj.objgen: place for place, page in enumerate(source.pages)}
    with source.open_outline() as own:
        for item in (below for top in own.root for below in top.children):
            page = item.destination[0].objgen if isinstance(item.destination, pikepdf.Array) else None
            if page in places:
                entry.children.append(pikepdf.OutlineItem(item.title, begin + places[page] - part.first + 1))
    entry.is_closed = True
    return entry


def _set(page: pikepdf.Page, part: Part, number: int, font: pikepdf.Object) -> None:
    """The page, smaller where that is wanted, and its number at the foot."""
    for tagging in ("/StructParents", "/Tabs"):
        if tagging in page:
            del page[tagging]
    if not part.mark:
        return
    width, height = float(page.mediabox[2]), float(page.mediabox[3])
    scale = SHRUNK if part.is_shrunk else 1
    page.contents_add(f"q {scale} 0 0 {scale} 0 {height * (1 - scale):.2f} cm\n".encode(), prepend=True)
    words = f"{part.mark}   {number}".encode("ascii", "replace").translate(None, b"()\\")
    at = f"{width - FROM_THE_RIGHT} {FROM_THE_FOOT}"
    page.contents_add(b"\nQ BT " + f"{FONT} 10 Tf {at} Td (".encode() + words + b") Tj ET")
    page.add_resource(font, pikepdf.Name.Font, pikepdf.Name(FONT))
