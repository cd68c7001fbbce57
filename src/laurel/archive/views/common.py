"""What several pages of the archive answer with."""

from __future__ import annotations

from django.http import HttpResponse

from laurel.documents.faces import file_answer
from laurel.documents.services import IssuedFile

FORMS = ["GET", "HEAD", "POST"]
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def spreadsheet_answer(content: bytes, name: str) -> HttpResponse:
    """A spreadsheet to be saved."""
    return file_answer(IssuedFile(content, ODS, f"{name}.ods"))
