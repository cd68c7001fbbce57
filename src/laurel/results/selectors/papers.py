"""Issued papers after the meeting, and the scans of those that were signed."""

from __future__ import annotations

from django.http import Http404

from laurel.documents.models import IssuedPaper
from laurel.editions.models import Edition
from laurel.files.selectors import refuse_destroyed
from laurel.meeting.models import SignedScan
from laurel.people.permissions import Anyone
from laurel.results.permissions import may_read_results, may_record_approval

PAPER_KINDS = (
    "result_letter",
    "result_notice",
    "recommendation_letter",
    "recommendation_list",
    "certificate",
)
"""The kinds of the papers after the meeting, as they are issued."""


def access_issue(person: Anyone, edition: Edition, number: str) -> IssuedPaper:
    """An issued paper after the meeting of the year, for whoever records the approval; absent to others."""
    issued = IssuedPaper.objects.filter(number=number, chain=edition.chain, kind__in=PAPER_KINDS).first()
    if issued is None or not may_record_approval(person):
        raise Http404
    return issued


def access_scan(person: Anyone, edition: Edition, public_id: str) -> SignedScan:
    """The scan of a signed paper after the meeting, for officer and auditor; absent to others."""
    scans = SignedScan.objects.select_related("file").prefetch_related("file__examinations")
    scan = scans.filter(
        public_id=public_id, issued__chain=edition.chain, issued__kind__in=PAPER_KINDS
    ).first()
    if scan is None or not may_read_results(person):
        raise Http404
    refuse_destroyed(scan.file)
    return scan
