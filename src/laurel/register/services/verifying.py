"""Verifying history: a second person compared rows with their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.kit.refusals import Refused, refuse
from laurel.ledger.services import HOUSE_CHAIN, record
from laurel.people.models import HistoryVerification, Honour, PastYear, Person
from laurel.register.facts.things import title_of
from laurel.register.permissions import may_verify_history
from laurel.rulebook import articles

VERIFIED = "register.history_verified"


@transaction.atomic
def verify_history(
    rows: Sequence[Honour | PastYear], *, note: str = "", actor: Person, now: datetime
) -> list[HistoryVerification]:
    """The rows are as their evidence says, by this person's word; all of them or none.

    Refused for whoever wrote or corrected a row, without evidence, and for what was verified as it stands.
    """
    if not may_verify_history(actor):
        raise Http404
    if not rows:
        raise _refused("nothing_to_verify")
    _refuse([row for row in rows if actor in _writers_of(row)], "verified_by_its_writer")
    _refuse([row for row in rows if row.verification], "verified_already")
    if not all(row.evidence for row in rows):
        raise _refused("history_without_evidence")
    written = [
        HistoryVerification.objects.create(
            honour=row if isinstance(row, Honour) else None,
            year=row if isinstance(row, PastYear) else None,
            note=note,
            verified_at=now,
            verified_by=actor,
        )
        for row in rows
    ]
    record(VERIFIED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=written)
    return written


def _writers_of(row: Honour | PastYear) -> list[Person | None]:
    return [row.recorded_by, *(correction.corrected_by for correction in row.corrections.all())]


def _refuse(rows: Iterable[Honour | PastYear], code: str) -> None:
    named = "、".join(_words_of(row) for row in rows)
    if named:
        raise _refused(code, what=named)


def _words_of(row: Honour | PastYear) -> str:
    if isinstance(row, PastYear):
        return str(row)
    return title_of(row.roc_year, row.category, row.unit.name)


def _refused(code: str, **seen: str) -> Refused:
    return refuse(articles.HOUSE_HISTORY, code, act=VERIFIED, chain=HOUSE_CHAIN, **seen)
