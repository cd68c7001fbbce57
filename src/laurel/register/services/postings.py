"""Where a person serves: from a day, to a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.http import Http404

from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import HOUSE_CHAIN, record
from laurel.people.models import Person, Posting, Unit
from laurel.register.permissions import may_write_register
from laurel.rulebook import articles
from laurel.rulebook.register import Served, may_serve

ADDED = "register.posting_added"
ENDED = "register.posting_ended"


@transaction.atomic
def add_posting(person: Person, unit: Unit, since: date, *, actor: Person, now: datetime) -> Posting:
    """The person serves at the unit from that day on; what was open and began earlier ends the day before."""
    if not may_write_register(actor):
        raise Http404
    ended = list(
        Posting.objects.select_for_update().filter(person=person, valid_to=None, valid_from__lt=since)
    )
    for row in ended:
        row.valid_to = since - timedelta(days=1)
        row.save()
    posting = Posting(person=person, unit=unit, valid_from=since)
    refuse_posting(posting, act=ADDED)
    posting.save()
    record(ADDED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[*ended, posting])
    return posting


@transaction.atomic
def end_posting(posting: Posting, last_day: date, *, actor: Person, now: datetime) -> Posting:
    """The person serves there up to and with that day."""
    if not may_write_register(actor):
        raise Http404
    posting = Posting.objects.select_for_update(of=("self",)).select_related("unit").get(pk=posting.pk)
    if posting.valid_to:
        raise refuse(
            articles.HOUSE_REGISTER,
            "posting_ended_already",
            act=ENDED,
            chain=HOUSE_CHAIN,
            unit=posting.unit.name,
            valid_to=posting.valid_to.isoformat(),
        )
    posting.valid_to = last_day
    refuse_posting(posting, act=ENDED)
    posting.save()
    record(ENDED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[posting])
    return posting


def served_of(posting: Posting) -> Served:
    """The posting as the rules see it."""
    unit = posting.unit
    return Served(unit.name, posting.valid_from, posting.valid_to, unit.valid_from, unit.valid_to)


def refuse_posting(posting: Posting, *, act: str) -> None:
    """Raises `Refused` when the posting does not fit the unit's days or the person's other postings."""
    others = Posting.objects.filter(person=posting.person).exclude(pk=posting.pk).select_related("unit")
    decision = may_serve(served_of(posting), [served_of(other) for other in others])
    refuse_unless(decision, act=act, chain=HOUSE_CHAIN)
