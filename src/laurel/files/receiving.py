"""Uploads, streamed to a name of their own and hashed on the way; the first byte gives the ticket."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from laurel.kit import clock


class IncomingFile(UploadedFile):  # type: ignore[type-arg]
    """An upload on its way: its path, digest and times. What nobody takes is gone when the request ends."""

    def __init__(
        self, path: Path, name: str, size: int, sha256: str, ticket_at: datetime, *, too_large: bool
    ) -> None:
        super().__init__(cast("IO[Any]", path.open("rb")), name, None, size)
        self.path, self.sha256, self.too_large = path, sha256, too_large
        self.ticket_at, self.finished_at = ticket_at, clock.now()

    def close(self) -> None:
        """Closes the file; one that nobody took is deleted."""
        super().close()
        self.path.unlink(missing_ok=True)


class Receiver(FileUploadHandler):
    """Writes each file of a request once, as it comes, and stops writing at the cap."""

    chunk_size = 256 * 1024

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins: its ticket is now."""
        super().new_file(*args, **kwargs)
        folder = Path(settings.MEDIA_ROOT) / "incoming"
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / secrets.token_hex(16)
        self.target = self.path.open("xb")
        self.digest, self.size, self.ticket_at, self.too_large = hashlib.sha256(), 0, clock.now(), False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """One piece, written and hashed."""
        self.size += len(raw_data)
        if self.size > settings.UPLOAD_MAX_BYTES:
            self.too_large = True
            return
        self.digest.update(raw_data)
        self.target.write(raw_data)

    def file_complete(self, file_size: int) -> IncomingFile:
        """The file is on the disk."""
        self.target.flush()
        os.fsync(self.target.fileno())
        self.target.close()
        return IncomingFile(
            self.path,
            self.file_name or "",
            self.size,
            self.digest.hexdigest(),
            self.ticket_at,
            too_large=self.too_large,
        )

    def upload_interrupted(self) -> None:
        """The request broke off: nothing stays."""
        if hasattr(self, "target"):
            self.target.close()
            self.path.unlink(missing_ok=True)


def incoming_from(chunks: Iterable[bytes], name: str, at: datetime | None = None) -> IncomingFile:
    """The same for content that Laurel itself has at hand, received at that moment (now by default)."""
    receiver = Receiver()
    receiver.new_file("file", name, "", None)
    for chunk in chunks:
        receiver.receive_data_chunk(chunk, 0)
    incoming = receiver.file_complete(receiver.size)
    if at:
        incoming.ticket_at = incoming.finished_at = at
    return incoming
