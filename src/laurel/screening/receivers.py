"""What the desk follows: acts that may change whether an entry may enter; pages that ask what to tell an entrant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q
from django.dispatch import receiver

from laurel.applications.models import Dispatch, Submission
from laurel.editions.models import CalendarDate, RuleDecision
from laurel.editions.selectors import is_of_rehearsal
from laurel.kit import clock
from laurel.kit.notices import Notice, asked
from laurel.ledger.models import Entry
from laurel.ledger.services import Actor
from laurel.ledger.signals import acted
from laurel.nominations.models import (
    AdmissionWindow,
    Nomination,
    NominationRevival,
    NominationWithdrawal,
)
from laurel.people.models import Honour, PastYear, Succession, Unit
from laurel.screening.facts import notices_of
from laurel.screening.models import Exemption
from laurel.screening.selectors import years_before_their_meeting
from laurel.screening.services import reopen_findings

OF_THE_YEAR = (Honour, PastYear, Succession, CalendarDate, RuleDecision)
"""Rows that may change the grounds of any entry; others concern the entries of one unit, or one entry."""
Watched = (
    Unit
    | Nomination
    | NominationWithdrawal
    | NominationRevival
    | AdmissionWindow
    | Submission
    | Dispatch
    | Exemption
)


@receiver(acted)
def open_findings_again(
    *, entry: Entry, rows: Iterable[Model], actor: Actor, now: datetime, **_: Any
) -> None:
    """Follows in the act's own transaction; an act of a rehearsal, or that wrote nothing of concern, costs no query."""
    if is_of_rehearsal(entry.chain):
        return
    written = tuple(rows)
    if any(isinstance(row, OF_THE_YEAR) for row in written):
        concerned = Q()
    elif watched := [row for row in written if isinstance(row, Watched)]:
        concerned = reduce(or_, map(_concerned_by, watched))
    else:
        return
    for edition in years_before_their_meeting(now):
        reopen_findings(edition, entry, concerned, actor=actor, now=now)


def _concerned_by(row: Watched) -> Q:
    """Which findings a row may touch."""
    match row:
        case Unit():
            return Q(nomination__unit=row.pk) | Q(nomination__nominated_by_unit=row.pk)
        case Nomination() | AdmissionWindow():
            return Q(nomination__unit=row.unit_id)
        case NominationWithdrawal():
            return Q(nomination__unit=row.nomination.unit_id)
        case NominationRevival():
            return Q(nomination__unit=row.withdrawal.nomination.unit_id)
        case Exemption():
            return Q(nomination=row.nomination_id)
        case _:
            return Q(nomination=row.application.nomination_id)


@receiver(asked)
def tell_the_entrant(*, about: Model, **_: Any) -> list[Notice]:
    """What an entrant must mend or know about its entry."""
    return notices_of(about, clock.now()) if isinstance(about, Nomination) else []
