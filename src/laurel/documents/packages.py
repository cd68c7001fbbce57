"""A package that goes from one Laurel to another: files in a zip, every hash in a manifest, the manifest signed."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.utils.translation import gettext_lazy as _

from laurel.ledger.digests import canonical

FORMAT, VERSION = "laurel-package", 1
MANIFEST, SIGNATURE = "manifest.json", "signature.json"
MOST_OF_A_MANIFEST = 8 * 1024 * 1024
PIECE = 1024 * 1024
FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
"""The moment of every member: the same files make the same bytes."""
FAULTS = {
    "not_a_package": _("不是 Laurel 的送件資料，或檔案不完整。"),
    "signature_wrong": _("清單與簽章不符：清單在簽章後被改過。"),
    "file_missing": _("清單所列的檔案不在裡面。"),
    "file_unlisted": _("清單沒有列這個檔案。"),
    "file_differs": _("內容與清單的雜湊不符。"),
}
"""What can be wrong with a package, in words."""


@dataclass(frozen=True)
class Item:
    """One file to go in: where it stands in the package, what it is, and its content."""

    path: str
    title: str
    media_type: str
    content: Path | bytes
    pages: int = 0

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size

    @cached_property
    def sha256(self) -> str:
        """The digest of the content, in hexadecimal; read once."""
        if isinstance(self.content, bytes):
            return hashlib.sha256(self.content).hexdigest()
        with self.content.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @property
    def line(self) -> dict[str, Any]:
        """The file as the manifest lists it."""
        names = ("path", "title", "media_type", "pages", "size", "sha256")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a package, and with which file of it."""

    code: str
    path: str = ""

    def __str__(self) -> str:
        return f"{self.path}：{FAULTS[self.code]}" if self.path else str(FAULTS[self.code])


@dataclass(frozen=True, slots=True)
class Checked:
    """A package after its check: sound when it has no fault."""

    manifest_sha256: str = ""
    fingerprint: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[Mapping[str, Any], ...] = ()
    faults: tuple[Fault, ...] = ()


def fingerprint_of(public_key: bytes) -> str:
    """Twenty letters and digits by which two people compare a key: 3F2A-91C0-…"""
    letters = hashlib.sha256(public_key).hexdigest()[:20].upper()
    return "-".join(letters[start : start + 4] for start in range(0, 20, 4))


def public_key_of(key: bytes) -> bytes:
    """The public half of a signing key of 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()


def manifest_of(about: Mapping[str, Any], items: Iterable[Item]) -> bytes:
    """What is signed: what the package is about, and every file with its hash."""
    lines = [item.line for item in items]
    return canonical({"format": FORMAT, "version": VERSION, "about": about, "files": lines})


def write_package(target: BinaryIO, manifest: bytes, items: Iterable[Item], key: bytes) -> None:
    """Writes the package. The key has 32 bytes (Ed25519)."""
    signature = {
        "algorithm": "Ed25519",
        "public_key": public_key_of(key).hex(),
        "signature": Ed25519PrivateKey.from_private_bytes(key).sign(manifest).hex(),
    }
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(_member(MANIFEST), manifest)
        package.writestr(_member(SIGNATURE), canonical(signature))
        for item in items:
            if isinstance(item.content, bytes):
                package.writestr(_member(item.path), item.content)
            else:
                with item.content.open("rb") as source, package.open(_member(item.path), "w") as member:
                    while piece := source.read(PIECE):
                        member.write(piece)


def _member(path: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(path, FIRST_DAY_OF_ZIP)
    member.external_attr = 0o644 << 16
    return member


def check_package(source: Path | BinaryIO) -> Checked:
    """Reads a package whole: its signature over the manifest, and the hash of every file that the manifest lists.

    Never unpacks more than the manifest says. A file that is no package has the one fault `not_a_package`.
    """
    try:
        with zipfile.ZipFile(source) as package:
            return _checked(package)
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError, NotImplementedError, RuntimeError):
        return Checked(faults=(Fault("not_a_package"),))


def _checked(package: zipfile.ZipFile) -> Checked:
    manifest, signature = _read(package, MANIFEST), json.loads(_read(package, SIGNATURE))
    said = json.loads(manifest)
    if (said["format"], said["version"]) != (FORMAT, VERSION):
        raise ValueError(said["version"])
    public_key = bytes.fromhex(signature["public_key"])
    faults = [*_signature_faults(public_key, bytes.fromhex(signature["signature"]), manifest)]
    faults += _file_faults(package, said["files"])
    return Checked(
        hashlib.sha256(manifest).hexdigest(),
        fingerprint_of(public_key),
        dict(said["about"]),
        tuple(said["files"]),
        tuple(faults),
    )


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as member:
        content = member.read(MOST_OF_A_MANIFEST + 1)
    if len(content) > MOST_OF_A_MANIFEST:
        raise ValueError(name)
    return content


def _signature_faults(public_key: bytes, signature: bytes, manifest: bytes) -> Iterator[Fault]:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, manifest)
    except InvalidSignature:
        yield Fault("signature_wrong")


def _file_faults(package: zipfile.ZipFile, lines: list[dict[str, Any]]) -> Iterator[Fault]:
    present = package.namelist()
    for line in lines:
        path = line["path"]
        if path not in present:
            yield Fault("file_missing", path)
        elif _digest_within(package, path, int(line["size"])) != line["sha256"]:
            yield Fault("file_differs", path)
    listed = [MANIFEST, SIGNATURE, *(line["path"] for line in lines)]
    for path in present:
        if path in listed:
            listed.remove(path)
        else:
            yield Fault("file_unlisted", path)


def _digest_within(package: zipfile.ZipFile, path: str, size: int) -> str:
    """The digest of a member that has that size; of one that is longer or broken, nothing."""
    digest, left = hashlib.sha256(), size
    try:
        with package.open(path) as member:
            while piece := member.read(PIECE):
                left -= len(piece)
                if left < 0:
                    return ""
                digest.update(piece)
    except zipfile.BadZipFile:
        return ""
    return digest.hexdigest() if left == 0 else ""


def piece_by_piece(source: BinaryIO, path: str) -> Iterator[bytes]:
    """One file of a checked package, as its bytes; the source is closed at the end."""
    with source, zipfile.ZipFile(source) as package, package.open(path) as member:
        while piece := member.read(PIECE):
            yield piece
