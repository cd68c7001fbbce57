"""結案歸檔: the terms of a year begin to run."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from laurel.archive.facts import pending_in
from laurel.archive.permissions import may_keep_archive
from laurel.archive.selectors import acts_after
from laurel.editions.models import Edition, YearClosing
from laurel.editions.selectors import closings_of, lock_edition
from laurel.kit.dates import in_taipei
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.retention import may_close

CLOSED = "archive.year_closed"


@transaction.atomic
def close_year(
    edition: Edition, *, closed_on: date, authority: str = "", reason: str = "", actor: Person, now: datetime
) -> YearClosing:
    """The year is closed: terms run from `closed_on`, and past members keep only their own.

    Refused while something is pending and no document decided to close all the same; for a day to come; and a
    second time when nothing was done since. What is done afterwards stands in the record, and the year may then be
    closed anew, from a later day.
    """
    edition = lock_edition(edition.pk)
    if edition.is_rehearsal or not may_keep_archive(actor):
        raise Http404
    before = closings_of([edition]).get(edition.pk)
    if before and not acts_after(before).exists():
        raise refuse(articles.HOUSE_RECORD, "closed_already", act=CLOSED, chain=edition.chain)
    if closed_on > in_taipei(now).date():
        raise refuse(articles.HOUSE_RECORD, "closing_in_the_future", act=CLOSED, chain=edition.chain)
    pending = pending_in(edition, in_taipei(now).date())
    grounds = refuse_unless(may_close(pending, authority), act=CLOSED, chain=edition.chain)
    row = YearClosing.objects.create(
        edition=edition,
        closed_on=closed_on,
        authority=authority.strip(),
        reason=reason,
        pending=[{"code": one.code, "number": one.number} for one in pending],
        closed_at=now,
        closed_by=actor,
    )
    note = {"closed_on": closed_on, "authority": authority}
    record(CLOSED, actor=actor, now=now, chain=edition.chain, rows=[row], grounds=grounds, note=note)
    return row
