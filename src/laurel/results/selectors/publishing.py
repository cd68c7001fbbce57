"""What of the results is public, and what waits for its time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.db.models import QuerySet

from laurel.editions.models import Edition
from laurel.results.models import Approval, Publication
from laurel.rulebook.publication import Announcement, pending_at, public_at


def publications_of(edition: Edition) -> list[Publication]:
    """Every decision on publication of a year, oldest first; one query."""
    return list(_publications().filter(edition=edition))


def public_of(edition: Edition, now: datetime) -> list[Publication]:
    """Those that have become public by now, oldest first: the last one counts, the others it corrected."""
    return _public_among(publications_of(edition), now)


def pending_of(edition: Edition, now: datetime) -> Publication | None:
    """The one whose time is still to come, or None."""
    rows = publications_of(edition)
    position = pending_at(announcements_among(rows), now)
    return None if position is None else rows[position]


def public_years(now: datetime) -> list[Publication]:
    """What is public of each year, newest year first; one query."""
    years = groupby(_publications().order_by("-edition__roc_year", "pk"), key=lambda row: row.edition_id)
    public = (_public_among(list(rows), now) for _, rows in years)
    return [rows[-1] for rows in public if rows]


def years_not_public(now: datetime) -> frozenset[int]:
    """The ROC years with an approved category that are not public; two queries."""
    approved = Approval.objects.filter(edition__rehearsal_no=0)
    public = {row.edition.roc_year for row in public_years(now)}
    return frozenset(approved.values_list("edition__roc_year", flat=True)) - public


def announcements_among(rows: Sequence[Publication]) -> list[Announcement]:
    """The rows as the rule reads them."""
    return [Announcement(row.decided_at, row.publishes_at) for row in rows]


def _public_among(rows: Sequence[Publication], now: datetime) -> list[Publication]:
    return [rows[position] for position in public_at(announcements_among(rows), now)]


def _publications() -> QuerySet[Publication]:
    rows = Publication.objects.filter(edition__rehearsal_no=0)
    return rows.select_related("edition", "decided_by").order_by("pk")
