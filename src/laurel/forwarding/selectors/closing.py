"""The package: closed or not, what is in the way, and which versions go up."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from laurel.applications.models import Submission
from laurel.applications.selectors import newest_submissions, newest_updates
from laurel.documents.models import IssuedPaper
from laurel.editions.models import Edition
from laurel.forwarding.models import PackageClosing
from laurel.kit.dates import in_taipei
from laurel.meeting.models import SignedScan
from laurel.meeting.selectors import resolved_categories
from laurel.results.models import Recommendation
from laurel.results.selectors import approvals_of, recommendations_of
from laurel.rulebook.entrants import Category

LETTER = "recommendation_letter"
"""The kind of the letter that carries the package, as it is issued."""


def closing_of(edition: Edition) -> PackageClosing | None:
    """The closing that stands: the newest, unless it was opened again; None while the package is open."""
    newest = closings_of(edition).last()
    return None if newest is None or hasattr(newest, "reopening") else newest


def closings_of(edition: Edition) -> QuerySet[PackageClosing]:
    """Every closing of a year with its opening again, oldest first."""
    rows = PackageClosing.objects.filter(edition=edition).order_by("pk")
    return rows.select_related("closed_by", "reopening__reopened_by")


def versions_to_forward(edition: Edition) -> list[tuple[Recommendation, Submission]]:
    """What goes up, in the order of the package: as it was closed; while open, as it would be closed now.

    The frozen update of an entry where there is one, otherwise the version judged; four queries.
    """
    closing = closing_of(edition)
    if closing:
        rows = closing.versions.select_related(
            "recommendation__nomination__unit",
            "recommendation__nomination__edition",
            "submission__application",
        )
        return [(row.recommendation, row.submission) for row in rows]
    standing = list(recommendations_of(edition))
    entries = [row.nomination for row in standing]
    versions = newest_submissions(entries) | newest_updates(entries)
    return [(row, versions[row.nomination_id]) for row in standing if row.nomination_id in versions]


def unapproved_categories(edition: Edition) -> list[Category]:
    """The categories that the meeting resolved and the Director-General has not approved; two queries."""
    resolved, approved = resolved_categories(edition), approvals_of(edition)
    return [row for row in Category if row in resolved and row not in approved]


def letter_signed_on(edition: Edition, closing: PackageClosing) -> date | None:
    """The day on which the signed letter of a closed package came on record, or None."""
    letters = IssuedPaper.objects.filter(chain=edition.chain, kind=LETTER)
    scan = SignedScan.objects.filter(issued__in=letters, attached_at__gte=closing.closed_at).first()
    return in_taipei(scan.attached_at).date() if scan else None
