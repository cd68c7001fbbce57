"""Every paper after the meeting that there is now, each as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from laurel.editions.models import Edition
from laurel.meeting.facts import Printable
from laurel.meeting.selectors import resolution_of
from laurel.people.models import CATEGORY_CHOICES
from laurel.results.documents.approving import result_letter
from laurel.results.documents.certifying import certificate
from laurel.results.documents.notifying import result_notice
from laurel.results.documents.recommending import recommendation_letter, recommendation_list
from laurel.results.facts import certified_entries
from laurel.results.selectors import approvals_of, recommendations_of, results_of
from laurel.rulebook.entrants import Category

LETTER, NOTICE, UPWARD_LETTER, UPWARD_LIST, CERTIFICATE = (
    "letter",
    "notice",
    "upward_letter",
    "upward_list",
    "certificate",
)
"""The kinds, by the names of their addresses."""
ENTRY_NAMES = {NOTICE: "result-notice", CERTIFICATE: "certificate"}
"""Papers of one entry."""


def subject_of(edition: Edition, kind: str, what: str = "") -> str:
    """What an issue of the paper is filed under; `what` is the category, or the public id of the entry."""
    if kind in (NOTICE, CERTIFICATE):
        return f"{what}/{ENTRY_NAMES[kind]}"
    names = {
        LETTER: f"result-letter/{what}",
        UPWARD_LETTER: "recommendation-letter",
        UPWARD_LIST: "recommendation-list",
    }
    return f"{edition.roc_year}/{names[kind]}"


def printables(edition: Edition, now: datetime) -> list[Printable]:
    """The letters for approval, the recommendation to the Ministry, a notice for each entry approved, and once the
    results are public a certificate for each that is recommended."""
    return [*_letters(edition, now), *_upward(edition), *_notices(edition), *_certificates(edition, now)]


def _certificates(edition: Edition, now: datetime) -> Iterator[Printable]:
    for row in certified_entries(edition, now):
        entry = row.nomination
        title = f"{_('推薦證書')} {entry.code} {entry.unit.name}"
        subject = subject_of(edition, CERTIFICATE, entry.public_id)
        yield Printable(CERTIFICATE, title, subject, certificate(row), entry.public_id)


def _letters(edition: Edition, now: datetime) -> Iterator[Printable]:
    category_words = dict(CATEGORY_CHOICES)
    for category in Category:
        if resolution := resolution_of(edition, category):
            subject = subject_of(edition, LETTER, category)
            title = f"{_('評審結果簽')} {category_words[category]}"
            yield Printable(LETTER, title, subject, result_letter(resolution, now), category.value)


def _upward(edition: Edition) -> Iterator[Printable]:
    approvals = approvals_of(edition)
    approved = [approvals[category] for category in Category if category in approvals]
    if not approved:
        return
    standing = list(recommendations_of(edition))
    letter, listed = (
        recommendation_letter(edition, approved, standing),
        recommendation_list(edition, standing),
    )
    yield Printable(UPWARD_LETTER, _("推薦函"), subject_of(edition, UPWARD_LETTER), letter)
    yield Printable(UPWARD_LIST, _("推薦名單"), subject_of(edition, UPWARD_LIST), listed)


def _notices(edition: Edition) -> Iterator[Printable]:
    for category in Category:
        for result in results_of(edition, category):
            entry = result.nomination
            title = f"{_('結果通知')} {entry.code} {entry.unit.name}"
            subject = subject_of(edition, NOTICE, entry.public_id)
            yield Printable(NOTICE, title, subject, result_notice(result), entry.public_id)
