"""What the record says later: an act that may change whether an entry may enter opens its finding again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.dispatch import receiver

from laurel.applications.models import Dispatch, Submission
from laurel.editions.models import CalendarDate, RuleDecision
from laurel.editions.selectors import current_edition
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
from laurel.screening.models import Exemption
from laurel.screening.services import reopen_findings

OF_THE_YEAR = (
    *(Honour, PastYear, Succession, Unit),
    *(CalendarDate, RuleDecision, AdmissionWindow),
    *(Nomination, NominationWithdrawal, NominationRevival),
)
"""Rows that may change the grounds of any entry."""


@receiver(acted)
def open_findings_again(
    *, entry: Entry, rows: Iterable[Model], actor: Actor, now: datetime, **_: Any
) -> None:
    """Follows in the act's own transaction; an act that wrote nothing of concern costs no query."""
    of_the_year = any(isinstance(row, OF_THE_YEAR) for row in rows)
    own = {_entry_of(row) for row in rows if isinstance(row, Submission | Dispatch | Exemption)}
    if not (of_the_year or own):
        return
    if edition := current_edition():
        reopen_findings(edition, entry, None if of_the_year else own, actor=actor, now=now)


def _entry_of(row: Submission | Dispatch | Exemption) -> int:
    return row.nomination_id if isinstance(row, Exemption) else row.application.nomination_id
