"""Files on disk, under their SHA-256: written once, never overwritten; allowed by content, not by name."""

from __future__ import annotations

import hashlib
import os
import secrets
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import filetype
import pikepdf
from django.conf import settings
from django.http import FileResponse

PDF = "application/pdf"
ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_MEMBERS = 2_000
MOST_UNPACKED = 500 * 1024 * 1024
MOST_RATIO = 100
ACTIVE_PARTS = ("vbaproject.bin", "basic/", "scripts/")


class BadFile(ValueError):
    """A file that is not kept; `code` names the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Stored:
    """A kept file."""

    sha256: str
    size: int
    media_type: str
    pages: int | None


def store(chunks: Iterable[bytes]) -> Stored:
    """Keeps the file under its digest and answers what it is; BadFile when its content is not allowed.

    The file is streamed to a name of its own, checked there, and moved into place in one step.
    """
    incoming = Path(settings.MEDIA_ROOT) / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    waiting = incoming / secrets.token_hex(16)
    try:
        digest, size = _write(waiting, chunks)
        media_type, pages = examine(waiting)
        goal = path_of(digest)
        goal.parent.mkdir(parents=True, exist_ok=True)
        waiting.replace(goal)
    finally:
        waiting.unlink(missing_ok=True)
    return Stored(digest, size, media_type, pages)


def path_of(sha256: str) -> Path:
    """Where a kept file lies."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


def _write(path: Path, chunks: Iterable[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > settings.UPLOAD_MAX_BYTES:
                raise BadFile("file_too_large")
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    if not size:
        raise BadFile("file_empty")
    return digest.hexdigest(), size


def examine(path: Path) -> tuple[str, int | None]:
    """What a file really is: PDF, ODT or DOCX, safe to open; BadFile otherwise. Pages are known for PDF."""
    with path.open("rb") as file:
        head = file.read(1024)
    if head.startswith(b"%PDF-"):
        return PDF, _pages_of_pdf(path)
    if head.startswith(b"PK"):
        return _kind_of_package(path), None
    kind = filetype.guess_mime(head)
    raise BadFile("file_is_picture" if kind and kind.startswith("image/") else "file_not_allowed")


def _pages_of_pdf(path: Path) -> int:
    try:
        with pikepdf.open(path) as document:
            if document.is_encrypted:
                raise BadFile("file_encrypted")
            if _is_active(document):
                raise BadFile("file_active")
            return len(document.pages)
    except pikepdf.PasswordError as error:
        raise BadFile("file_encrypted") from error
    except pikepdf.PdfError as error:
        raise BadFile("file_damaged") from error


def _is_active(document: pikepdf.Pdf) -> bool:
    root = document.Root
    names: Any = root.get("/Names", {})
    return any(key in names for key in ("/JavaScript", "/EmbeddedFiles")) or (
        "/OpenAction" in root
        and isinstance(root.OpenAction, pikepdf.Dictionary)
        and root.OpenAction.get("/S") in ("/JavaScript", "/Launch")
    )


def _kind_of_package(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            members = package.infolist()
            _refuse_hostile(members)
            names = {member.filename.lower() for member in members}
            if "mimetype" in names and package.read("mimetype").decode("ascii", "replace").strip() == ODT:
                _refuse_encrypted_odf(package)
                return ODT
            if "[content_types].xml" in names and "word/document.xml" in names:
                return DOCX
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadFile("file_damaged") from error
    raise BadFile("file_not_allowed")


def _refuse_hostile(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, 1):
        raise BadFile("file_bomb")
    for member in members:
        name = member.filename.replace("\\", "/").lower()
        if name.startswith("/") or ".." in name.split("/"):
            raise BadFile("file_damaged")
        if name.endswith("vbaproject.bin") or name.startswith(ACTIVE_PARTS[1:]):
            raise BadFile("file_active")
        if member.flag_bits & 1:
            raise BadFile("file_encrypted")


def _refuse_encrypted_odf(package: zipfile.ZipFile) -> None:
    manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.namelist() else b""
    if b"encryption-data" in manifest:
        raise BadFile("file_encrypted")


def file_answer(sha256: str, name: str) -> FileResponse:
    """A kept file as an answer that no browser runs: an attachment, with its type from our own check."""
    media_type, _ = examine(path_of(sha256))
    answer = FileResponse(path_of(sha256).open("rb"), content_type=media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    return answer
