"""Issued papers of the meeting and the scans of those that were signed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.http import Http404

from laurel.documents.models import IssuedPaper
from laurel.files.selectors import refuse_destroyed
from laurel.meeting.models import PanelMeeting, SignedScan
from laurel.meeting.permissions import may_keep_the_list, may_see_scans, sees_sums_only
from laurel.meeting.selectors.rows import access_category
from laurel.people.models import Person


def issues_under(subjects: Collection[str]) -> dict[str, IssuedPaper]:
    """The newest issue under each of the subjects; one query."""
    rows = IssuedPaper.objects.filter(subject__in=subjects).order_by("pk")
    return {row.subject: row for row in rows}


def scans_of(issues: Iterable[IssuedPaper]) -> dict[int, SignedScan]:
    """The newest scan of each issue: key of the issue → scan; two queries."""
    rows = SignedScan.objects.filter(issued__in=list(issues)).select_related("file", "attached_by")
    return {row.issued_id: row for row in rows.prefetch_related("file__examinations").order_by("pk")}


def access_issue(person: Person, meeting: PanelMeeting, number: str, on: date) -> IssuedPaper:
    """An issue of the meeting, for those at its desk; absent to who may not see its category or its single ranks."""
    issued = IssuedPaper.objects.filter(
        number=number, chain=meeting.edition.chain, subject__startswith=f"{meeting.public_id}/"
    ).first()
    if issued is None or not may_keep_the_list(person):
        raise Http404
    _refuse_unless_seen(person, meeting, issued, on)
    return issued


def access_scan(person: Person, meeting: PanelMeeting, public_id: str, on: date) -> SignedScan:
    """The scan of a signed paper, for those at the desk and the auditor, as with the paper itself."""
    scan = (
        SignedScan.objects.select_related("issued", "file")
        .prefetch_related("file__examinations")
        .filter(public_id=public_id, issued__subject__startswith=f"{meeting.public_id}/")
        .first()
    )
    if scan is None or not may_see_scans(person):
        raise Http404
    _refuse_unless_seen(person, meeting, scan.issued, on)
    refuse_destroyed(scan.file)
    return scan


def _refuse_unless_seen(person: Person, meeting: PanelMeeting, issued: IssuedPaper, on: date) -> None:
    if not issued.category:
        return
    access_category(person, meeting, issued.category, on)
    if sees_sums_only(person, meeting.edition, issued.category, on):
        raise Http404
