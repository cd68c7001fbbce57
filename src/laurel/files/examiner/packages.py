"""Office files, which are ZIP packages: their directory is checked before anything is unpacked, then every part."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from laurel.files.examiner.kinds import ODF, OOXML, Found, Refused

MOST_MEMBERS = 2_000
MOST_UNPACKED = 500 * 1024 * 1024
MOST_RATIO = 100
SMALL = 1024 * 1024
"""Parts under this size may be packed as tightly as they like."""
ARCHIVES = (".zip", ".jar", ".rar", ".7z", ".gz", ".tar", ".tgz", ".cab", ".apk", ".iso")
PROGRAMS = (
    ".exe",
    ".dll",
    ".js",
    ".vbs",
    ".bat",
    ".cmd",
    ".ps1",
    ".sh",
    ".hta",
    ".scr",
    ".lnk",
    ".class",
    ".py",
)
MARKUP_PARTS = (".xml", ".rels", ".rdf", ".svg", ".vml", ".xhtml", ".html", ".htm")
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
LINK = re.compile(rb"<RELATIONSHIP\b[^>]*TARGETMODE\s*=\s*[\"']EXTERNAL[^>]*>")
FETCHING = re.compile(rb"/(ATTACHEDTEMPLATE|OLEOBJECT|FRAME|SUBDOCUMENT|EXTERNALLINKPATH)\b")
"""Links to the outside that an office program follows by itself."""
ODF_KINDS = {f"{ODF}{kind}" for kind in ("text", "spreadsheet", "presentation")}
OOXML_KINDS = {
    "word/document.xml": f"{OOXML}wordprocessingml.document",
    "xl/workbook.xml": f"{OOXML}spreadsheetml.sheet",
    "ppt/presentation.xml": f"{OOXML}presentationml.presentation",
}


def examine(path: Path) -> Found:
    """An ODF or OOXML file; Refused when it is a plain archive, damaged, encrypted, a bomb or carries programs."""
    try:
        with path.open("rb") as file:
            return Found(_kind_of(file, path.stat().st_size, nested=False))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        raise Refused("file_damaged") from error


def _kind_of(file: BinaryIO, size: int, *, nested: bool) -> str:
    with zipfile.ZipFile(file) as package:
        members = package.infolist()
        _check_directory(members, size)
        names = [member.filename for member in members]
        kind = _named_kind(package, names)
        for member in members:
            _check_part(package, member, nested=nested)
        return kind


def _named_kind(package: zipfile.ZipFile, names: list[str]) -> str:
    if names and names[0] == "mimetype":
        kind = package.read("mimetype").decode("ascii", "replace").strip()
        if kind not in ODF_KINDS:
            raise Refused("file_not_allowed")
        if "content.xml" not in names:
            raise Refused("file_damaged")
        return kind
    if "[Content_Types].xml" in names:
        if b"macroEnabled" in package.read("[Content_Types].xml"):
            raise Refused("file_active")
        for part, kind in OOXML_KINDS.items():
            if part in names:
                return kind
    raise Refused("file_not_allowed")


def _check_directory(members: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
        raise Refused("file_bomb")
    names = [member.filename for member in members]
    if len(set(names)) != len(names) or sum(member.compress_size for member in members) > size:
        raise Refused("file_damaged")
    for member in members:
        if member.file_size > SMALL and member.file_size > MOST_RATIO * max(member.compress_size, 1):
            raise Refused("file_bomb")
        _check_name(member)


def _check_name(member: zipfile.ZipInfo) -> None:
    name = member.filename.replace("\\", "/").lower()
    if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/") or "\0" in name:
        raise Refused("file_damaged")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Refused("file_damaged")
    if member.flag_bits & 1:
        raise Refused("file_encrypted")
    if (
        name.endswith("vbaproject.bin")
        or "/activex/" in f"/{name}"
        or name.startswith(("basic/", "scripts/"))
    ):
        raise Refused("file_active")
    if name.endswith(PROGRAMS):
        raise Refused("file_active")
    if name.endswith(ARCHIVES):
        raise Refused("file_nested")


def _check_part(package: zipfile.ZipFile, member: zipfile.ZipInfo, *, nested: bool) -> None:
    """Unpacks one part piece by piece: its size is what its directory says, its markup declares nothing."""
    if member.is_dir():
        return
    head, length = b"", 0
    is_markup = member.filename.lower().endswith(MARKUP_PARTS)
    kept = io.BytesIO()
    with package.open(member) as part:
        while piece := part.read(256 * 1024):
            length += len(piece)
            if length > member.file_size or length > MOST_UNPACKED:
                raise Refused("file_bomb")
            head = head or piece[:4]
            if is_markup or head == b"PK\x03\x04":
                kept.write(piece)
    if length != member.file_size:
        raise Refused("file_damaged")
    if is_markup:
        _check_markup(member.filename, kept.getvalue())
    if head == b"PK\x03\x04":
        if nested:
            raise Refused("file_nested")
        try:
            _kind_of(kept, length, nested=True)
        except Refused as refused:
            raise Refused("file_nested" if refused.code == "file_not_allowed" else refused.code) from refused


def _check_markup(name: str, content: bytes) -> None:
    plain = content.replace(b"\0", b"").upper()
    if any(declaration in plain for declaration in DECLARATIONS):
        raise Refused("file_active")
    if name.lower() == "meta-inf/manifest.xml" and b"ENCRYPTION-DATA" in plain:
        raise Refused("file_encrypted")
    if name.lower().endswith(".rels") and any(FETCHING.search(link) for link in LINK.findall(plain)):
        raise Refused("file_active")
