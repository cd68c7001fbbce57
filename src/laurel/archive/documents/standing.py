"""Papers of a year that can be made again just as they were issued: they still say what their issue said."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from laurel.documents.model import Issue, Paper
from laurel.documents.models import IssuedPaper
from laurel.documents.verification import digest_of
from laurel.editions.models import Edition
from laurel.meeting import documents as of_meeting
from laurel.meeting.facts import Printable
from laurel.meeting.selectors import count_from, happened_in, meeting_of
from laurel.results import documents as of_results
from laurel.rulebook.entrants import Category


@dataclass(frozen=True, slots=True)
class Standing:
    """A paper with the issue that it was given."""

    paper: Paper
    issued: IssuedPaper

    @property
    def issue(self) -> Issue:
        """Number, code and time as at the first issue: the same bytes come again."""
        return Issue(self.issued.number, self.issued.verification_code, self.issued.issued_at)


def standing_papers(edition: Edition, without: Collection[str], now: datetime) -> list[Standing]:
    """The papers of meeting and results, none of the categories named; others live in their own rooms only."""
    issues = {
        (row.subject, row.content_sha256): row for row in IssuedPaper.objects.filter(chain=edition.chain)
    }
    found = []
    for printable in (*_of_meeting(edition, without), *of_results.printables(edition, now)):
        row = issues.get((printable.subject, digest_of(printable.paper)))
        if row and row.category not in without:
            found.append(Standing(printable.paper, row))
    return found


def _of_meeting(edition: Edition, without: Collection[str]) -> Iterator[Printable]:
    meeting = meeting_of(edition)
    if meeting is None:
        return
    yield from of_meeting.printables(meeting, of_meeting.meeting_papers())
    for category in Category:
        happened = happened_in(edition, category)
        count = count_from(happened)
        if count and category not in without:
            kinds = of_meeting.category_papers(happened, sums_only=False)
            yield from of_meeting.printables(meeting, kinds, count=count)
