"""Blobs under their SHA-256: in a folder, or in any S3 bucket by setting; written once, never overwritten."""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils import timezone

ORPHANS_AFTER = timedelta(hours=24)


def _storage_errors() -> tuple[type[Exception], ...]:
    """What a storage raises when it fails: those of the disk, and those of a bucket where its library is there."""
    try:
        from botocore.exceptions import BotoCoreError, ClientError
    except ImportError:
        return (OSError,)
    return (OSError, BotoCoreError, ClientError)


STORAGE_ERRORS = _storage_errors()


class NotKept(Exception):
    """The storage did not keep what it was given."""


class FolderOfDigests(FileSystemStorage):
    """A folder in which a name is the digest of what it holds: put in place in one step, after it is on the disk."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: the same name is the same content."""
        return name

    def _save(self, name: str, content: File[bytes]) -> str:
        goal = Path(self.path(name))
        goal.parent.mkdir(parents=True, exist_ok=True)
        part = goal.with_name(f".{goal.name}.{secrets.token_hex(8)}")
        try:
            with part.open("xb") as target:
                for piece in content.chunks():
                    target.write(piece)
                target.flush()
                os.fsync(target.fileno())
            part.replace(goal)
        finally:
            part.unlink(missing_ok=True)
        return name


def blobs() -> Storage:
    """Where kept files lie."""
    return storages["files"]


def key_of(sha256: str) -> str:
    """The name of a blob: its digest, in a folder of its first two letters."""
    return f"{sha256[:2]}/{sha256}"


def keep(path: Path, sha256: str) -> None:
    """Afterwards the storage holds the content of the file under its digest, read back; NotKept when it does not."""
    key = key_of(sha256)
    try:
        if blobs().exists(key) and is_young(key, timezone.now()) and _digest_of(key) == sha256:
            return
        with path.open("rb") as file:
            blobs().save(key, File(file))
        if _digest_of(key) != sha256:
            blobs().delete(key)
            raise NotKept(key)
    except STORAGE_ERRORS as error:
        raise NotKept(key) from error


def is_young(key: str, now: datetime) -> bool:
    """True when the janitor would not touch a blob yet: an older one is written anew before a row points to it."""
    return now - blobs().get_modified_time(key) < ORPHANS_AFTER / 2


def _digest_of(key: str) -> str:
    digest = hashlib.sha256()
    with blobs().open(key, "rb") as blob:
        while piece := blob.read(1024 * 1024):
            digest.update(piece)
    return digest.hexdigest()


def keep_bytes(content: bytes) -> str:
    """Keeps what Laurel itself made, such as a printed form; answers its digest."""
    sha256 = hashlib.sha256(content).hexdigest()
    with tempfile.NamedTemporaryFile(dir=_folder("incoming")) as file:
        file.write(content)
        file.flush()
        keep(Path(file.name), sha256)
    return sha256


def open_blob(sha256: str) -> IO[bytes]:
    """A kept file, opened for reading; FileNotFoundError when it is not there or cannot be had."""
    try:
        return blobs().open(key_of(sha256), "rb")
    except STORAGE_ERRORS as error:
        raise FileNotFoundError(sha256) from error


@contextmanager
def local_copy(sha256: str) -> Iterator[Path]:
    """A path at which a kept file can be read: its own where the storage is a folder, a copy otherwise."""
    try:
        yield Path(blobs().path(key_of(sha256)))
    except NotImplementedError:
        with tempfile.NamedTemporaryFile(dir=_folder("incoming")) as copy, open_blob(sha256) as blob:
            while piece := blob.read(1024 * 1024):
                copy.write(piece)
            copy.flush()
            yield Path(copy.name)


def quarantine_of(sha256: str) -> Path:
    """Where a file lies that was not yet scanned."""
    return _folder("quarantine") / sha256


def remove_orphans(is_needed: Callable[[str], bool], now: datetime) -> int:
    """Deletes what is older than a day and nobody needs: blobs, half-received files, what lies in quarantine.

    Each is asked about just before it goes: a row written in the meantime keeps its content.
    """
    removed = 0
    for folder in blobs().listdir("")[0]:
        for name in blobs().listdir(folder)[1] if len(folder) == 2 else ():
            removed += remove_blob(f"{folder}/{name}", is_needed, now)
    for path in (*_folder("incoming").iterdir(), *_folder("quarantine").iterdir()):
        waits = path.parent.name == "quarantine" and is_needed(key_of(path.name))
        if now.timestamp() - path.stat().st_mtime > ORPHANS_AFTER.total_seconds() and not waits:
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def remove_blob(key: str, is_needed: Callable[[str], bool], now: datetime) -> bool:
    """Deletes a blob that is older than a day and that nobody needs; True when it is gone by this."""
    try:
        if now - blobs().get_modified_time(key) <= ORPHANS_AFTER or is_needed(key):
            return False
        blobs().delete(key)
    except FileNotFoundError:
        return False
    return True


def _folder(name: str) -> Path:
    folder = Path(settings.MEDIA_ROOT) / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
