"""Issuing a paper: it gets its number and code, stands in the record, and comes as PDF and ODT."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from laurel.documents.model import Issue, Paper
from laurel.documents.models import IssuedPaper
from laurel.documents.odf import odt_of
from laurel.documents.pdf import pdf_of
from laurel.documents.verification import code_of, digest_of
from laurel.ledger.services import Actor, record

ISSUED = "documents.paper_issued"
SERIES = {"overall_service": "A", "project_planning": "B"}
"""Papers of one category are numbered apart: the number of another paper tells nothing of it."""


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """A paper in one format, ready to be sent."""

    content: bytes
    media_type: str
    file_name: str
    pages: int = 0


@transaction.atomic
def issue_paper(
    paper: Paper,
    *,
    subject: str,
    chain: str,
    category: str = "",
    file_format: str = "pdf",
    actor: Actor,
    now: datetime,
) -> IssuedFile:
    """The paper is issued as `pdf` or `odt`; the same content issued before keeps its number and code.

    `subject` names what it is about (such as a round's id), `chain` the record that it belongs to, `category` the
    one category that it is about.
    """
    digest = digest_of(paper)
    row = IssuedPaper.objects.filter(kind=paper.kind, subject=subject, content_sha256=digest).first()
    if row is None:
        row = _new_issue(paper, subject, chain, category, digest, actor=actor, now=now)
    issue = Issue(row.number, row.verification_code, row.issued_at)
    content, media_type = file_of(paper, issue, file_format)
    return IssuedFile(content, media_type, f"{row.number}.{file_format}", row.pages)


def _new_issue(
    paper: Paper, subject: str, chain: str, category: str, digest: str, *, actor: Actor, now: datetime
) -> IssuedPaper:
    given = IssuedPaper.objects.filter(chain=chain, category=category).count()
    number = f"{_series_of(chain)}-{SERIES.get(category, '')}{given + 1:04}"
    issue = Issue(number, code_of(digest, number), now)
    pages = pdf_of(paper, issue).pages
    row = enter_paper(paper, issue, pages, subject=subject, chain=chain, category=category, actor=actor)
    record(ISSUED, actor=actor, now=now, chain=chain, rows=[row], note={"kind": paper.kind, "number": number})
    return row


def _series_of(chain: str) -> str:
    """The year before a number; a rehearsal's numbers say that they are one's."""
    return chain.removeprefix("edition-").replace("rehearsal-", "演練")


def enter_paper(
    paper: Paper, issue: Issue, pages: int, *, subject: str, chain: str, category: str = "", actor: Actor
) -> IssuedPaper:
    """The issue stands among the issued papers, where its code is looked up; the caller records the row."""
    return IssuedPaper.objects.create(
        number=issue.number,
        kind=paper.kind,
        title=paper.title,
        chain=chain,
        subject=subject,
        category=category,
        verification_code=issue.code,
        content_sha256=digest_of(paper),
        pages=pages,
        issued_at=issue.at,
        issued_by_key=actor.key,
    )


def file_of(paper: Paper, issue: Issue, file_format: str) -> tuple[bytes, str]:
    """A paper in a format, with its media type; nothing is recorded."""
    if file_format == "odt":
        return odt_of(paper, issue), "application/vnd.oasis.opendocument.text"
    return pdf_of(paper, issue).content, "application/pdf"
