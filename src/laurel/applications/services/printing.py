"""The form of an application in print: the draft as it stands, and what a submission freezes."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from PIL import Image

from laurel.applications.documents import Picture, application_paper, issue_of
from laurel.applications.facts import content_of
from laurel.applications.models import Application, Attachment, Submission
from laurel.applications.selectors import standing_of
from laurel.applications.text import pictures_in, text_of
from laurel.documents.model import Issue, Paper
from laurel.documents.pdf import pages_as_png, pages_of_parts, pdf_of
from laurel.documents.verification import digest_of
from laurel.files.reading import NoPages, page_image
from laurel.kit.dates import in_taipei
from laurel.ledger.digests import canonical

WIDTH_IN_PRINT = 960
SCREEN_PPI = 96
MOST_PREVIEWS = 40


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form: what it says and how it is set."""

    content: dict[str, Any]
    paper: Paper
    issue: Issue
    pdf: bytes
    pages: int
    warnings: tuple[str, ...]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.pdf).hexdigest()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a draft is set: its digest, its pages, the page on which each part begins, what could not be drawn."""

    digest: str
    pages: int
    parts: Mapping[str, int]
    warnings: tuple[str, ...]


def print_form(application: Application, content: dict[str, Any], number: str, at: datetime) -> Form:
    """The form as it is frozen: the same content, number and time give the same bytes."""
    sample = application.nomination.edition.is_sample
    paper = application_paper(content, pictures_for(content), is_sample=sample)
    issue = issue_of(paper, number, at)
    rendered = pdf_of(paper, issue)
    return Form(content, paper, issue, rendered.content, rendered.pages, rendered.warnings)


def number_of(application: Application, number: int) -> str:
    """The receipt number of a version: year, entry, version."""
    nomination = application.nomination
    return f"{nomination.edition.roc_year}-{nomination.code}-{number}"


def frozen_paper(submission: Submission, copies: int = 0) -> tuple[Paper, Issue]:
    """The form of a frozen version, as it was issued; with copies each carries its mark and the same code."""
    application = submission.application
    content, sample = submission.content, application.nomination.edition.is_sample
    pictures = pictures_for(content)
    issue = issue_of(
        application_paper(content, pictures, is_sample=sample),
        number_of(application, submission.number),
        submission.submitted_at,
    )
    return application_paper(content, pictures, is_sample=sample, copies=copies), issue


def draft_of(application: Application, now: datetime) -> tuple[Paper, Issue]:
    """The form as it would be printed today, marked as a draft at the head of every page."""
    content = content_of(application, is_update=standing_of(application).is_update)
    day = in_taipei(now).replace(hour=0, minute=0, second=0, microsecond=0)
    sample = application.nomination.edition.is_sample
    paper = application_paper(content, pictures_for(content), draft_at=day, is_sample=sample)
    return paper, Issue(number_of(application, 0), "", day)


def layout_of(application: Application, now: datetime) -> Layout:
    """The layout of the draft; set once for what it says, then read from its folder."""
    paper, issue = draft_of(application, now)
    digest = digest_of(paper)
    folder = preview_folder(digest)
    known = folder / "layout.json"
    if not known.exists():
        _set(folder, paper, issue)
    return _read_layout(digest, known)


def preview_folder(digest: str) -> Path:
    """Where the pages of a draft lie as pictures."""
    return Path(settings.HOME) / "previews" / digest


def _set(folder: Path, paper: Paper, issue: Issue) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rendered = pdf_of(paper, issue)
    for number, picture in enumerate(pages_as_png(paper, issue, SCREEN_PPI), start=1):
        _write(folder / f"{number}.png", picture)
    parts = pages_of_parts(paper, issue)
    layout = {"pages": rendered.pages, "parts": parts, "warnings": list(rendered.warnings)}
    _write(folder / "layout.json", canonical(layout))
    _sweep(folder.parent)


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(content)
    part.replace(path)


def _read_layout(digest: str, path: Path) -> Layout:
    import json

    layout = json.loads(path.read_bytes())
    return Layout(digest, layout["pages"], layout["parts"], tuple(layout["warnings"]))


def _sweep(previews: Path) -> None:
    """Only the newest drafts keep their pictures; any other is set again when it is looked at."""
    folders = sorted(previews.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in folders[MOST_PREVIEWS:]:
        for path in folder.iterdir():
            path.unlink(missing_ok=True)
        folder.rmdir()


def pictures_for(content: Mapping[str, Any]) -> dict[str, Picture]:
    """The pictures that stand in the texts of a content, by the id of their attachment, as PNG for print."""
    wanted = {key for row in content["sections"] for key in pictures_in(text_of(row["text"]))}
    found = Attachment.objects.filter(public_id__in=wanted).select_related("received") if wanted else ()
    pictures = {}
    for attachment in found:
        try:
            path = page_image(attachment.received, 1, WIDTH_IN_PRINT)
        except (NoPages, FileNotFoundError):
            continue
        picture = path.read_bytes()
        with Image.open(io.BytesIO(picture)) as opened:
            pictures[attachment.public_id] = (picture, opened.width, opened.height)
    return pictures
