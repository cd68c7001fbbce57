"""Reading findings: which one stands, which entries are admitted, which are undecided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from laurel.applications.selectors import submitted_nominations
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import editions
from laurel.nominations.models import Nomination
from laurel.people.models import Honour
from laurel.screening.models import Finding

BOTH_WORDS = ("confirmation__confirmed_by", "giving_back__returned_by", "reopening")


def findings() -> QuerySet[Finding]:
    """Findings with who found, who confirmed or gave back, and what opened them again."""
    return Finding.objects.select_related("found_by", "nomination", *BOTH_WORDS)


def findings_of(nomination: Nomination) -> QuerySet[Finding]:
    """All findings on an entry, oldest first."""
    return findings().filter(nomination=nomination)


def finding_of(nomination: Nomination) -> Finding | None:
    """The newest finding, or None."""
    return findings_of(nomination).last()


def newest_findings(nominations: Sequence[Nomination]) -> dict[int, Finding]:
    """The newest finding of many entries: key of the entry → finding; one query."""
    return {
        row.nomination_id: row for row in findings().filter(nomination__in=nominations).order_by("number")
    }


def standing_findings(edition: Edition, concerned: Q) -> list[Finding]:
    """The newest findings of a year that nothing opened again, those that are concerned; one query without any, else two."""
    rows = Finding.objects.filter(concerned, nomination__edition=edition).order_by("number")
    newest = dict(rows.values_list("nomination_id", "pk"))
    if not newest:
        return []
    return list(findings().filter(pk__in=newest.values(), reopening=None).order_by("nomination_id"))


def is_reopened(finding: Finding) -> bool:
    """True when the facts changed after the finding."""
    return hasattr(finding, "reopening")


def is_given_back(finding: Finding) -> bool:
    """True when the second person did not agree."""
    return hasattr(finding, "giving_back")


def is_complete(finding: Finding | None) -> bool:
    """True when a finding counts and needs nobody else's word."""
    if finding is None or is_reopened(finding):
        return False
    return finding.outcome == Finding.Outcome.ELIGIBLE or hasattr(finding, "confirmation")


def _admits(finding: Finding | None) -> bool:
    return finding is not None and is_complete(finding) and finding.outcome == Finding.Outcome.ELIGIBLE


def is_admitted(nomination: Nomination) -> bool:
    """True when the newest finding is that the entry is eligible, and the facts stand."""
    return _admits(finding_of(nomination))


def outcomes_in(edition: Edition) -> dict[int, tuple[str, bool]]:
    """Of every entry of a year with a finding: key → (newest outcome, whether it counts and needs nobody's word); one query."""
    rows = Finding.objects.filter(nomination__edition=edition).order_by("number")
    columns = rows.values_list("nomination_id", "outcome", "confirmation__pk", "reopening__pk")
    return {
        key: (
            outcome,
            reopened is None and (outcome == Finding.Outcome.ELIGIBLE or confirmed is not None),
        )
        for key, outcome, confirmed, reopened in columns
    }


def admitted_nominations(edition: Edition, category: str | None = None) -> list[Nomination]:
    """The entries under review: submitted, standing, found eligible; a constant number of queries."""
    submitted = submitted_nominations(edition, category)
    newest = newest_findings(submitted)
    return [row for row in submitted if _admits(newest.get(row.pk))]


def undecided_nominations(edition: Edition) -> list[Nomination]:
    """The submitted entries on which no finding counts: none yet, ineligible and not confirmed, or opened again."""
    submitted = submitted_nominations(edition)
    newest = newest_findings(submitted)
    return [row for row in submitted if not is_complete(newest.get(row.pk))]


def years_before_their_meeting(now: datetime) -> list[Edition]:
    """The years that are still judged, newest first: a new one may be opened before an older one has met; two queries."""
    kind = CalendarDate.Kind.MEETING
    meetings = dict(CalendarDate.objects.filter(kind=kind).order_by("pk").values_list("edition_id", "at"))
    return [row for row in editions() if row.pk not in meetings or now < meetings[row.pk]]


def categories_placed(edition: Edition) -> set[str]:
    """The categories of a year whose final places stand: nothing there is screened any more; one query."""
    rows = Honour.objects.filter(level=Honour.Level.AGENCY, roc_year=edition.roc_year)
    return set(rows.values_list("category", flat=True))
