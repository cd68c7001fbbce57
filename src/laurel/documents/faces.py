"""How a page answers with a paper."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

from laurel.documents.services import IssuedFile


def file_answer(issued: IssuedFile) -> HttpResponse:
    """The file as an attachment that nobody else may keep."""
    answer = HttpResponse(issued.content, content_type=issued.media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(issued.file_name)}"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
