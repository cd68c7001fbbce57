"""Findings are opened again when what they rested on changes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import lock_edition, moment_of
from laurel.ledger.models import Entry
from laurel.ledger.services import Actor, record
from laurel.nominations.facts import read_year
from laurel.rulebook.grounds import Decision
from laurel.rulebook.screening import change_between
from laurel.screening.facts import grounds_of
from laurel.screening.models import Finding, FindingReopening
from laurel.screening.selectors import categories_placed, standing_findings

REOPENED = "screening.reopened"


@transaction.atomic
def reopen_findings(
    edition: Edition, cause: Entry, concerned: Q, *, actor: Actor, now: datetime
) -> list[FindingReopening]:
    """Each of the concerned findings whose refusals changed is opened again, with the facts as they are now.

    The year is judged for the last time at its meeting: from the moment of the meeting on, and in a category
    whose places stand, nothing is opened again. A constant number of queries; two when nothing is concerned.
    """
    edition = lock_edition(edition.pk)
    found = standing_findings(edition, concerned)
    if not found or _is_over(edition, now):
        return []
    year = read_year(edition, {finding.nomination.unit_id for finding in found})
    keys, over = {finding.nomination_id for finding in found}, categories_placed(edition)
    entries = [row for rows in year.entries.values() for row in rows if row.pk in keys]
    open_entries = [row for row in entries if row.category not in over]
    decisions = grounds_of(open_entries, timezone.localdate(now), year)
    rows = [
        _reopen(finding, decisions[finding.nomination_id], cause, now)
        for finding in found
        if finding.nomination_id in decisions
        and change_between(Decision.from_record(finding.grounds), decisions[finding.nomination_id])
    ]
    if rows:
        note = {"entries": [row.finding.nomination.code for row in rows], "cause": str(cause)}
        record(REOPENED, actor=actor, now=now, chain=edition.chain, rows=rows, note=note)
    return rows


def _is_over(edition: Edition, now: datetime) -> bool:
    meeting = moment_of(edition, CalendarDate.Kind.MEETING)
    return meeting is not None and now >= meeting


def _reopen(finding: Finding, decision: Decision, cause: Entry, now: datetime) -> FindingReopening:
    return FindingReopening.objects.create(
        finding=finding,
        grounds=decision.as_record(),
        cause=f"{cause.chain}/{cause.number}",
        cause_act=cause.act,
        reopened_at=now,
    )
