"""Blobs under their SHA-256: in a folder, or in any S3 bucket by setting; written once, never overwritten."""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages

ORPHANS_AFTER = timedelta(hours=24)


class NotKept(OSError):
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
    """Afterwards the storage holds the content of the file under its digest; NotKept when it does not."""
    key, size = key_of(sha256), path.stat().st_size
    if blobs().exists(key) and blobs().size(key) == size:
        return
    with path.open("rb") as file:
        blobs().save(key, File(file))
    if blobs().size(key) != size:
        blobs().delete(key)
        raise NotKept(key)


def keep_bytes(content: bytes) -> str:
    """Keeps what Laurel itself made, such as a printed form; answers its digest."""
    sha256 = hashlib.sha256(content).hexdigest()
    with tempfile.NamedTemporaryFile(dir=_folder("incoming")) as file:
        file.write(content)
        file.flush()
        keep(Path(file.name), sha256)
    return sha256


def open_blob(sha256: str) -> IO[bytes]:
    """A kept file, opened for reading; FileNotFoundError when it is not there."""
    return blobs().open(key_of(sha256), "rb")


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


def remove_orphans(referenced: set[str], now: datetime) -> int:
    """Deletes blobs and half-received files older than a day to which no row points; answers how many."""
    removed = 0
    folders, _ = blobs().listdir("")
    for folder in folders:
        if len(folder) != 2:
            continue
        for name in blobs().listdir(folder)[1]:
            key = f"{folder}/{name}"
            if key not in referenced and now - blobs().get_modified_time(key) > ORPHANS_AFTER:
                blobs().delete(key)
                removed += 1
    for waiting in _folder("incoming").iterdir():
        if now.timestamp() - waiting.stat().st_mtime > ORPHANS_AFTER.total_seconds():
            waiting.unlink(missing_ok=True)
            removed += 1
    return removed


def _folder(name: str) -> Path:
    folder = Path(settings.MEDIA_ROOT) / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
