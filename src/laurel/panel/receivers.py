"""The panel follows the record: entries sent, taken back or revived, persons and units that change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.dispatch import receiver

from laurel.applications.models import Submission
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import current_edition, is_of_rehearsal
from laurel.ledger.models import Entry
from laurel.ledger.signals import acted
from laurel.nominations.models import NominationRevival, NominationWithdrawal
from laurel.panel.models import Member
from laurel.panel.services import follow_changes
from laurel.people.models import Person, Posting, Succession


@receiver(acted)
def follow_the_record(
    *, entry: Entry, rows: Iterable[Model], actor: Person, now: datetime, **rest: Any
) -> None:
    """Each year whose panel the rows may concern follows at once, in the same transaction; a rehearsal never does."""
    if is_of_rehearsal(entry.chain):
        return
    for edition in {edition.pk: edition for row in rows for edition in _concerned(row)}.values():
        follow_changes(edition, actor=actor, now=now)


def _concerned(row: Model) -> Iterator[Edition]:
    match row:
        case Submission():
            yield row.application.nomination.edition
        case NominationWithdrawal():
            yield row.nomination.edition
        case NominationRevival():
            yield row.withdrawal.nomination.edition
        case CalendarDate():
            yield row.edition
        case Posting():
            seats = Member.objects.filter(person=row.person_id, edition__rehearsal_no=0)
            yield from (seat.edition for seat in seats.select_related("edition"))
        case Succession():
            yield from _newest()
        case _ if row._meta.app_label == "screening":
            yield from _newest()


def _newest() -> list[Edition]:
    newest = current_edition()
    return [newest] if newest else []
