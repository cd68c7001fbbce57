"""Rosters, proposals and tracking sheets leave: as PDF and ODT under a number, as ODS; each time one entry in the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.documents.model import Paper
from laurel.documents.services import IssuedFile, issue_paper
from laurel.documents.tables import Cell, ods_of
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.dates import in_taipei
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.results.models import Recommendation
from laurel.rewards.documents import (
    COMMITTEE_HEADER,
    ROSTER_HEADER,
    TRACKING_HEADER,
    committee_proposal,
    committee_rows,
    reward_roster,
    roster_foot,
    roster_rows,
    tracking_rows,
    tracking_sheet,
)
from laurel.rewards.facts import cause_of, newest_review, sheet_of
from laurel.rewards.permissions import may_see_roster
from laurel.rewards.selectors import lines_of_year, reached, roster_of
from laurel.rewards.services.common import locked_year

ROSTER_EXPORTED = "rewards.roster_exported"
COMMITTEE_EXPORTED = "rewards.committee_exported"
TRACKING_EXPORTED = "rewards.tracking_exported"
FORMATS = ("pdf", "odt", "ods")
ODS = "application/vnd.oasis.opendocument.spreadsheet"

Rows = Sequence[Sequence[Cell]]


@transaction.atomic
def export_roster(
    recommendation: Recommendation, file_format: str, *, actor: Person, now: datetime
) -> IssuedFile:
    """獎懲建議名冊 of the actor's own people; who, which and how many lines stands in the record, no name.

    Absent to all but personnel, and in any format but `pdf`, `odt`, `ods`.
    """
    edition = locked_year(recommendation, actor)
    sheet, lines = sheet_of(recommendation), reached(actor, roster_of(recommendation))
    note = {"entry": cause_of(recommendation), "lines": len(lines)}
    _record(ROSTER_EXPORTED, edition, file_format, note, actor, now)
    if file_format == "ods":
        return _table("reward-roster", ROSTER_HEADER, [*roster_rows(lines, sheet), ("", roster_foot(sheet))])
    return _issued(reward_roster(sheet, lines), edition, recommendation, file_format, actor, now)


@transaction.atomic
def export_committee(
    recommendation: Recommendation, file_format: str, *, actor: Person, now: datetime
) -> IssuedFile:
    """考績委員會提案 with the lines of the actor's own people that the committee has not met on; recorded like a roster."""
    edition = locked_year(recommendation, actor)
    standing = reached(actor, roster_of(recommendation))
    lines = [line for line in standing if newest_review(line) is None]
    note = {"entry": cause_of(recommendation), "lines": len(lines)}
    _record(COMMITTEE_EXPORTED, edition, file_format, note, actor, now)
    if file_format == "ods":
        return _table("reward-committee", COMMITTEE_HEADER, committee_rows(lines))
    paper = committee_proposal(sheet_of(recommendation), lines)
    return _issued(paper, edition, recommendation, file_format, actor, now)


@transaction.atomic
def export_tracking(edition: Edition, file_format: str, *, actor: Person, now: datetime) -> IssuedFile:
    """追蹤表 of a year with the lines of the actor's own people; recorded like a roster."""
    locked = lock_edition(edition.pk)
    if locked.is_rehearsal or not may_see_roster(actor):
        raise Http404
    lines, today = reached(actor, lines_of_year(locked)), in_taipei(now).date()
    _record(TRACKING_EXPORTED, locked, file_format, {"lines": len(lines)}, actor, now)
    if file_format == "ods":
        return _table("reward-tracking", TRACKING_HEADER, tracking_rows(lines, today))
    paper, subject = tracking_sheet(locked, lines, today), f"{locked.roc_year}/reward-tracking"
    return issue_paper(
        paper, subject=subject, chain=locked.chain, file_format=file_format, actor=actor, now=now
    )


def _record(
    act: str, edition: Edition, file_format: str, note: dict[str, object], actor: Person, now: datetime
) -> None:
    """The export stands in the record before the file is made; absent in an unknown format."""
    if file_format not in FORMATS:
        raise Http404
    record(act, actor=actor, now=now, chain=edition.chain, note={**note, "format": file_format})


def _table(name: str, header: Sequence[str], rows: Rows) -> IssuedFile:
    return IssuedFile(ods_of(name, header, rows), ODS, f"{name}.ods")


def _issued(
    paper: Paper,
    edition: Edition,
    recommendation: Recommendation,
    file_format: str,
    actor: Person,
    now: datetime,
) -> IssuedFile:
    nomination = recommendation.nomination
    return issue_paper(
        paper,
        subject=f"{nomination.public_id}/{paper.kind.replace('_', '-')}",
        chain=edition.chain,
        category=nomination.category,
        file_format=file_format,
        actor=actor,
        now=now,
    )
