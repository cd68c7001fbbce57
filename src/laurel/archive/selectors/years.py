"""Reading years for the archive, whichever of them are still under way."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from laurel.archive.models import ReportText
from laurel.archive.permissions import may_read_archive
from laurel.editions.models import Edition, YearClosing
from laurel.editions.selectors import edition_of, editions
from laurel.ledger.models import Entry
from laurel.people.permissions import Anyone

AFTERWARDS = ("archive.", "documents.")
"""Acts after closing that reopen nothing: the archive's own, and printing."""


def access_year(person: Anyone, roc_year: int) -> Edition:
    """The year, for officer and auditor, whichever year it is; absent to others, and where there is none."""
    edition = edition_of(roc_year)
    if not may_read_archive(person):
        raise Http404
    return edition


def years_to_keep() -> list[Edition]:
    """All years, newest first; no rehearsal."""
    return list(editions())


def acts_after(closing: YearClosing) -> QuerySet[Entry]:
    """What was done in a year after it was closed, without the archive's own acts and printing; oldest first."""
    entries = Entry.objects.filter(
        chain=closing.edition.chain, kind=Entry.Kind.ACT, at__gt=closing.closed_at
    ).order_by("number")
    for prefix in AFTERWARDS:
        entries = entries.exclude(act__startswith=prefix)
    return entries


def texts_of(edition: Edition) -> QuerySet[ReportText]:
    """All versions of 檢討與建議, newest first."""
    return ReportText.objects.filter(edition=edition).select_related("written_by").order_by("-pk")


def newest_text_of(edition: Edition) -> ReportText | None:
    """檢討與建議 as it stands, or None."""
    return texts_of(edition).first()
