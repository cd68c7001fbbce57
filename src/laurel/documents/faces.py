"""How a page answers with a paper."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse

from laurel.documents.model import Paper
from laurel.documents.services import IssuedFile, issue_paper
from laurel.kit import clock

PAPER_FORMATS = ("pdf", "odt")


def paper_answer(
    request: HttpRequest,
    paper: Paper | None,
    *,
    subject: str,
    chain: str,
    file_format: str,
    category: str = "",
) -> HttpResponse:
    """The paper, issued as `pdf` or `odt` under its subject; absent in any other format, and where there is none."""
    if paper is None or file_format not in PAPER_FORMATS:
        raise Http404
    return file_answer(
        issue_paper(
            paper,
            subject=subject,
            chain=chain,
            category=category,
            file_format=file_format,
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
    )


def file_answer(issued: IssuedFile) -> HttpResponse:
    """The file as an attachment that nobody else may keep."""
    answer = HttpResponse(issued.content, content_type=issued.media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(issued.file_name)}"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
