"""Reading dossiers: the submitted versions, for the members who rank them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import Http404

from laurel.applications.models import Submission
from laurel.applications.selectors import judged_versions, submission_of
from laurel.ballots.models import Round
from laurel.ballots.selectors.rounds import entries_of
from laurel.files.models import ReceivedFile
from laurel.files.selectors import undestroyed
from laurel.nominations.models import Nomination


@dataclass(frozen=True, slots=True)
class Edge:
    """The edge of a dossier: which version it is and how many pages it has, without its content."""

    version: int
    pages: int


def dossiers_of(held: Round) -> dict[str, tuple[Nomination, Edge]]:
    """Every entry under review with the edge of its submitted version, by code in the order of the sheet; one query."""
    newest = judged_versions().filter(application__nomination=OuterRef("pk")).order_by("-number")
    entries = Nomination.objects.filter(edition=held.edition, code__in=held.entries).select_related("unit")
    rows = {
        row.code: (row, Edge(row.version or 0, row.pages or 0))
        for row in entries.annotate(
            version=Subquery(newest.values("number")[:1]), pages=Subquery(newest.values("pages")[:1])
        )
    }
    return {code: rows[code] for code in held.entries}


def edges_of(held: Round) -> dict[str, Edge]:
    """The submitted version and pages of every dossier under review, by code; one query, no content."""
    return {code: edge for code, (_entry, edge) in dossiers_of(held).items()}


def contents_of(held: Round, codes: list[str]) -> dict[str, dict[str, Any]]:
    """What the submitted versions of these dossiers say, by code; one query."""
    rows = judged_versions().filter(
        application__nomination__edition=held.edition, application__nomination__code__in=codes
    )
    return dict(rows.order_by("number").values_list("application__nomination__code", "content"))


def content_of(held: Round, code: str) -> dict[str, Any]:
    """What the submitted version of one dossier says; absent when the round does not hold it. One query."""
    found = contents_of(held, [code]) if code in held.entries else {}
    if code not in found:
        raise Http404
    return found[code]


def dossier_in(held: Round, code: str) -> tuple[Nomination, Submission]:
    """An entry under review with its submitted version; absent when the round does not hold it."""
    if code not in held.entries:
        raise Http404
    nomination = entries_of(held)[code]
    submission = submission_of(nomination)
    if submission is None:
        raise Http404
    return nomination, submission


def file_in(submission: Submission, file_id: str) -> dict[str, Any]:
    """A file of the submitted version: its name and digest; absent when the version has none of that id."""
    found = next((row for row in submission.content["files"] if row["id"] == file_id), None)
    if found is None:
        raise Http404
    return dict(found)


def received_file(row: dict[str, Any]) -> ReceivedFile:
    """The kept file behind a file of the submitted version; absent while it may not be read."""
    kept = ReceivedFile.objects.filter(undestroyed(ReceivedFile), sha256=row["sha256"])
    received = kept.first()
    if received is None or not received.is_usable:
        raise Http404
    return received
