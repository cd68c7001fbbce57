"""Reading findings."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from laurel.applications.models import Dispatch, Submission
from laurel.applications.selectors import newest_dispatches, newest_submissions, submitted_nominations
from laurel.editions.models import Edition
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations
from laurel.people.permissions import Anyone
from laurel.screening.models import CorrectionRequest, Exemption, Finding
from laurel.screening.permissions import may_confirm


@dataclass(frozen=True, slots=True)
class Case:
    """A submitted entry on the screening desk."""

    nomination: Nomination
    submission: Submission | None
    dispatch: Dispatch | None
    finding: Finding | None


def findings() -> QuerySet[Finding]:
    """Findings with who found and who confirmed."""
    return Finding.objects.select_related("found_by", "confirmation__confirmed_by", "nomination")


def findings_of(nomination: Nomination) -> QuerySet[Finding]:
    """All findings on an entry, oldest first."""
    return findings().filter(nomination=nomination)


def finding_of(nomination: Nomination) -> Finding | None:
    """The finding that stands: the newest, or None."""
    return findings_of(nomination).last()


def is_admitted(nomination: Nomination) -> bool:
    """True when the newest finding is that the entry is eligible."""
    finding = finding_of(nomination)
    return finding is not None and finding.outcome == Finding.Outcome.ELIGIBLE


def newest_findings(nominations: list[Nomination]) -> dict[int, Finding]:
    """The newest finding of many entries: key of the entry → finding; one query."""
    return {
        row.nomination_id: row for row in findings().filter(nomination__in=nominations).order_by("number")
    }


def outcomes_in(edition: Edition) -> dict[int, tuple[str, bool]]:
    """Of every entry of a year with a finding: key → (newest outcome, whether nobody else's word is needed); one query."""
    rows = Finding.objects.filter(nomination__edition=edition).order_by("number")
    return {
        key: (outcome, outcome == Finding.Outcome.ELIGIBLE or confirmed is not None)
        for key, outcome, confirmed in rows.values_list("nomination_id", "outcome", "confirmation__pk")
    }


def admitted_nominations(edition: Edition, category: str | None = None) -> list[Nomination]:
    """The entries under review: submitted, standing, found eligible; two queries."""
    submitted = submitted_nominations(edition, category)
    newest = newest_findings(submitted)
    return [
        row for row in submitted if row.pk in newest and newest[row.pk].outcome == Finding.Outcome.ELIGIBLE
    ]


def undecided_nominations(edition: Edition) -> list[Nomination]:
    """The submitted entries on which no finding is complete: none yet, or ineligible and not confirmed."""
    submitted = submitted_nominations(edition)
    newest = newest_findings(submitted)
    return [row for row in submitted if not is_complete(newest.get(row.pk))]


def is_complete(finding: Finding | None) -> bool:
    """True when a finding needs nobody else's word."""
    if finding is None:
        return False
    return finding.outcome == Finding.Outcome.ELIGIBLE or hasattr(finding, "confirmation")


def desk_of(edition: Edition) -> list[Case]:
    """The screening desk: every submitted entry with its version, letter and finding; a constant number of queries."""
    submitted = submitted_nominations(edition)
    versions, letters = newest_submissions(submitted), newest_dispatches(submitted)
    newest = newest_findings(submitted)
    return [Case(row, versions.get(row.pk), letters.get(row.pk), newest.get(row.pk)) for row in submitted]


def access_screening(person: Anyone, public_id: str) -> Nomination:
    """A submitted entry; absent to those who do not screen."""
    nomination = Nomination.objects.filter(public_id=public_id).select_related("edition").first()
    if nomination is None or not may_confirm(person):
        raise Http404
    nomination = all_nominations(nomination.edition).get(pk=nomination.pk)
    if not Submission.objects.filter(application__nomination=nomination).exists():
        raise Http404
    return nomination


def exemptions_of(nomination: Nomination) -> QuerySet[Exemption]:
    """What an authority admitted for an entry."""
    return Exemption.objects.filter(nomination=nomination).select_related("granted_by")


def corrections_of(nomination: Nomination) -> QuerySet[CorrectionRequest]:
    """What the entrant was asked to mend, oldest first."""
    return CorrectionRequest.objects.filter(nomination=nomination).select_related("requested_by")
