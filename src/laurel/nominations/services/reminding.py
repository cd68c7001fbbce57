"""Reminding a branch of its duty to nominate at least one unit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.nominations.models import Reminder
from laurel.nominations.permissions import may_remind
from laurel.nominations.selectors import duty_board, newest_reminders
from laurel.people.models import Person, Unit
from laurel.rulebook import articles
from laurel.rulebook.calendar import TAIPEI, end_of

BRANCH_REMINDED = "nominations.branch_reminded"


@transaction.atomic
def remind_branch(edition: Edition, branch: Unit, *, actor: Person, now: datetime) -> Reminder:
    """The branch reads on its page of today that it was reminded; refused when it was reminded that day.

    Refused too when the duty is done or closed. A day is a day in Taipei.
    """
    edition = lock_edition(edition.pk)
    if not may_remind(actor):
        raise Http404
    duty = next((row for row in duty_board(edition) if row.branch.pk == branch.pk), None)
    if duty is None:
        raise Http404
    if duty.is_fulfilled:
        raise refuse(
            articles.AT_LEAST_ONE,
            "branch_needs_no_reminder",
            act=BRANCH_REMINDED,
            chain=edition.chain,
            branch=branch.name,
        )
    if (last := newest_reminders(edition).get(branch.pk)) and now < next_reminder_from(last.reminded_at):
        raise refuse(
            articles.AT_LEAST_ONE,
            "branch_reminded_today",
            act=BRANCH_REMINDED,
            chain=edition.chain,
            branch=branch.name,
            next_possible=next_reminder_from(last.reminded_at).isoformat(),
        )
    row = Reminder.objects.create(edition=edition, branch=branch, reminded_at=now, reminded_by=actor)
    note = {"branch": branch.code}
    record(BRANCH_REMINDED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row


def next_reminder_from(last: datetime) -> datetime:
    """The first instant of the next day in Taipei."""
    return end_of(timezone.localdate(last, TAIPEI))
