"""A file as an answer that no browser runs."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from django.http import FileResponse, Http404, StreamingHttpResponse

from laurel.files.storing import open_blob

HARMLESS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}

Answer = TypeVar("Answer", bound=StreamingHttpResponse)


def attachment_answer(sha256: str, name: str, media_type: str) -> FileResponse:
    """A kept file to be saved, never shown in our pages; absent when the storage does not have it."""
    try:
        blob = open_blob(sha256)
    except FileNotFoundError as error:
        raise Http404 from error
    return _attached(FileResponse(blob, content_type=media_type), name)


def pieces_answer(pieces: Iterator[bytes], name: str, media_type: str) -> StreamingHttpResponse:
    """The same for what is read piece by piece, such as a locked file."""
    return _attached(StreamingHttpResponse(pieces, content_type=media_type), name)


def page_answer(picture: Path | bytes) -> FileResponse:
    """A page image."""
    content = BytesIO(picture) if isinstance(picture, bytes) else picture.open("rb")
    return harmless(FileResponse(content, content_type="image/png"))


def _attached(answer: Answer, name: str) -> Answer:
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return harmless(answer)


def harmless(answer: Answer) -> Answer:
    """The answer with the headers that keep a browser from running it."""
    for name, value in HARMLESS.items():
        answer[name] = value
    return answer
