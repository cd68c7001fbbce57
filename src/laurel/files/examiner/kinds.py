"""The kinds of file that are taken, told apart by content; everything else is refused with a code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

ODF: Final = "application/vnd.oasis.opendocument."
OOXML: Final = "application/vnd.openxmlformats-officedocument."
EXTENSIONS: Final = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    f"{ODF}text": "odt",
    f"{ODF}spreadsheet": "ods",
    f"{ODF}presentation": "odp",
    f"{OOXML}wordprocessingml.document": "docx",
    f"{OOXML}spreadsheetml.sheet": "xlsx",
    f"{OOXML}presentationml.presentation": "pptx",
}
"""media type → the extension that a kept file is given"""
END_OF_ZIP = b"PK\x05\x06"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MARKUP = (b"<script", b"<html", b"<svg", b"<!doctype html", b"<?php")


class Refused(Exception):
    """A file that is not taken; `code` names the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be kept: what it is, and its pages where they can be counted."""

    media_type: str
    pages: int | None = None


def examine(path: Path) -> Found:
    """What the file is; Refused when it is not one of the kinds, or would do something by itself."""
    from laurel.files.examiner import packages, pdfs, pictures

    head, tail = ends_of(path)
    if not head:
        raise Refused("file_empty")
    if head.startswith(b"%PDF-"):
        refuse_second_nature(head[5:], tail)
        return pdfs.examine(path)
    if head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        refuse_second_nature(b"", tail)
        return pictures.examine(path)
    if head.startswith(b"PK\x03\x04"):
        return packages.examine(path)
    if head.startswith(OLE):
        raise Refused(
            "file_encrypted"
            if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k" in path.read_bytes()
            else "file_old_office"
        )
    raise Refused("file_not_allowed")


def ends_of(path: Path) -> tuple[bytes, bytes]:
    """The first kilobyte and the last 66 kilobytes: where a second nature would be written."""
    with path.open("rb") as file:
        head = file.read(1024)
        file.seek(max(0, path.stat().st_size - 66_000))
        return head, file.read()


def refuse_second_nature(head: bytes, tail: bytes) -> None:
    """Refuses a file that another program would read as an archive or a page."""
    if END_OF_ZIP in tail:
        raise Refused("file_two_natures")
    if any(mark in head.lower() or mark in tail[-2048:].lower() for mark in MARKUP):
        raise Refused("file_two_natures")
