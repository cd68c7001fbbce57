"""PDF files: readable, not encrypted, with nothing that acts by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from laurel.files.examiner.kinds import Found, Refused

ACTING = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMediaExecute", "/GoToE"}
CARRYING = ("/EmbeddedFiles", "/EmbeddedFile", "/JavaScript", "/JS", "/XFA", "/RichMediaContent")
MOST_OBJECTS = 200_000
DEEPEST = 20
"""Dictionaries written inside one another; deeper ones are only made to hide something."""


def examine(path: Path) -> Found:
    """A PDF with its number of pages; Refused when it is damaged, encrypted or acts by itself."""
    try:
        with pikepdf.open(path) as document:
            if document.is_encrypted:
                raise Refused("file_encrypted")
            pages = len(document.pages)
            if not pages:
                raise Refused("file_damaged")
            if any(_acts(item) for item in _dictionaries(document)):
                raise Refused("file_active")
            return Found("application/pdf", pages)
    except pikepdf.PasswordError as error:
        raise Refused("file_encrypted") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise Refused("file_damaged") from error


def _dictionaries(document: pikepdf.Pdf) -> Iterator[Any]:
    for number, item in enumerate(document.objects):
        if number > MOST_OBJECTS:
            raise Refused("file_bomb")
        yield from _inside(item, 0)
    yield from _inside(document.trailer, 0)


def _inside(item: Any, depth: int) -> Iterator[Any]:
    """The dictionaries written directly in an object; those referred to are objects of their own."""
    if depth > DEEPEST:
        raise Refused("file_active")
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        yield item
        for key in item.keys():  # noqa: SIM118
            value = item.get(key)
            if not getattr(value, "is_indirect", False):
                yield from _inside(value, depth + 1)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            if not getattr(value, "is_indirect", False):
                yield from _inside(value, depth + 1)


def _acts(item: Any) -> bool:
    keys = set(item.keys())
    if keys.intersection(CARRYING):
        return True
    kind = item.get("/S")
    if isinstance(kind, pikepdf.Name) and str(kind) in ACTING:
        return True
    return item.get("/Type") == "/EmbeddedFile" or item.get("/Subtype") in (
        "/RichMedia",
        "/FileAttachment",
        "/Movie",
    )
