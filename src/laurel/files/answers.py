"""A file as an answer that no browser runs."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from django.http import FileResponse, Http404

from laurel.files.storing import open_blob

HARMLESS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


def attachment_answer(sha256: str, name: str, media_type: str) -> FileResponse:
    """A kept file to be saved, never shown in our pages; absent when the storage does not have it."""
    try:
        blob = open_blob(sha256)
    except FileNotFoundError as error:
        raise Http404 from error
    answer = FileResponse(blob, content_type=media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return harmless(answer)


def page_answer(picture: Path) -> FileResponse:
    """A page image."""
    return harmless(FileResponse(picture.open("rb"), content_type="image/png"))


def harmless(answer: FileResponse) -> FileResponse:
    """The answer with the headers that keep a browser from running it."""
    for name, value in HARMLESS.items():
        answer[name] = value
    return answer
