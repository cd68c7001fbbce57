"""The package of a year, dates expected, what was clarified, and the files that outcomes rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from laurel.editions.models import Edition
from laurel.files.models import ReceivedFile
from laurel.files.selectors import refuse_destroyed
from laurel.outcomes.models import Clarification, Expectation, MinistryOutcome, NationalOutcome, Sending, Step
from laurel.outcomes.permissions import may_read_outcomes
from laurel.outcomes.selectors.cases import Case
from laurel.people.permissions import Anyone


def sendings_of(edition: Edition) -> QuerySet[Sending]:
    """Everything ever recorded on a year's package, newest first."""
    return _sendings().filter(edition=edition).order_by("-pk")


def sending_of(edition: Edition) -> Sending | None:
    """When a year's package went up, or None."""
    return sendings_of(edition).first()


def newest_sendings(editions: Iterable[Edition]) -> dict[int, Sending]:
    """The same of many years: key of the year → row; one query."""
    rows = _sendings().filter(edition__in=list(editions)).order_by("pk")
    return {row.edition_id: row for row in rows}


def _sendings() -> QuerySet[Sending]:
    return Sending.objects.select_related("file", "recorded_by").prefetch_related("file__examinations")


def expectations_of(editions: Iterable[Edition]) -> dict[int, dict[str, date]]:
    """When the next word on each step is expected: key of the year → step → day; one query."""
    found: dict[int, dict[str, date]] = {}
    for row in Expectation.objects.filter(edition__in=list(editions)).order_by("pk"):
        of_year = found.setdefault(row.edition_id, {})
        if row.expected_on:
            of_year[row.step] = row.expected_on
        else:
            of_year.pop(row.step, None)
    return found


def expected_next(years: Mapping[Edition, Sequence[Case]]) -> date | None:
    """The earliest day on which something awaited is expected, over all these years; two queries."""
    expected, sent = expectations_of(years), newest_sendings(years)
    days = [
        day
        for edition, cases in years.items()
        for step in awaited_steps(cases, sent.get(edition.pk))
        if (day := expected.get(edition.pk, {}).get(step))
    ]
    return min(days, default=None)


def awaited_steps(cases: Iterable[Case], sending: Sending | None) -> list[str]:
    """Which steps of a year somebody still waits for, in their order."""
    rows = [case for case in cases if not case.is_withdrawn]
    steps: list[str] = [Step.SENDING] if rows and sending is None else []
    if any(case.ministry is None for case in rows):
        steps.append(Step.MINISTRY)
    if any(case.ministry and case.ministry.forwarded and case.national is None for case in rows):
        steps.append(Step.NATIONAL)
    return steps


def clarifications_of(editions: Iterable[Edition]) -> list[Clarification]:
    """What people found out about contradictions of these years, oldest first; one query."""
    return list(
        Clarification.objects.filter(edition__in=list(editions)).select_related("clarified_by").order_by("pk")
    )


def access_evidence(person: Anyone, public_id: str) -> ReceivedFile:
    """A file that an outcome or a package rests on; absent to others, and while it waits for the scanner."""
    file = ReceivedFile.objects.filter(public_id=public_id).prefetch_related("examinations").first()
    if file is None or not may_read_outcomes(person) or not file.is_usable or not _is_evidence(file):
        raise Http404
    refuse_destroyed(file)
    return file


def documented_in(years: Collection[Edition]) -> list[tuple[ReceivedFile, str, Edition]]:
    """Every file that a row of these years rests on, older rows too: file, number of its letter, year; three queries."""
    of_entries = {"recommendation__nomination__edition__in": years, "file__isnull": False}
    sent = Sending.objects.filter(edition__in=years, file__isnull=False).select_related("file", "edition")
    found = [(row.file, row.document_no, row.edition) for row in sent]
    for rows in (MinistryOutcome.objects.filter(**of_entries), NationalOutcome.objects.filter(**of_entries)):
        for row in rows.select_related("file", "recommendation__nomination__edition"):
            found.append((row.file, row.document_no, row.recommendation.nomination.edition))
    return [(file, document_no, edition) for file, document_no, edition in found if file]


def _is_evidence(file: ReceivedFile) -> bool:
    return any(
        model.objects.filter(file=file).exists() for model in (MinistryOutcome, NationalOutcome, Sending)
    )
