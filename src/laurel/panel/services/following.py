"""Following what changes: the register and the reading orders say at once what the rules find."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from laurel.editions.models import Edition
from laurel.panel.models import Member
from laurel.panel.services.reading import complete_reading_orders
from laurel.panel.services.recusing import find_recusals
from laurel.people.models import Person


@transaction.atomic
def follow_changes(edition: Edition, *, actor: Person, now: datetime) -> None:
    """After an act on entries, postings or seats: recusals found or lapsed, reading orders completed.

    A year without a panel costs one query.
    """
    if not Member.objects.filter(edition=edition).exists():
        return
    find_recusals(edition, actor=actor, now=now)
    complete_reading_orders(edition, actor=actor, now=now)
