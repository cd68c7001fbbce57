"""One person: added, corrected."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from laurel.kit.dates import in_taipei
from laurel.kit.refusals import refuse
from laurel.ledger.services import HOUSE_CHAIN, record
from laurel.people.models import Person, Posting, Unit
from laurel.people.permissions import grants_of
from laurel.people.roles import Role
from laurel.register.permissions import may_write_register
from laurel.register.services.postings import refuse_posting
from laurel.rulebook import articles

ADDED = "register.person_added"
CORRECTED = "register.person_corrected"
USERNAME = re.compile(r"[A-Za-z0-9._@+-]{1,60}")


@transaction.atomic
def add_person(person: Person, *, unit: Unit | None, since: date, actor: Person, now: datetime) -> Person:
    """The person stands in the register and serves at the unit from that day on; no password is set."""
    _only_writers(actor)
    _refuse_username(person, act=ADDED)
    person.set_unusable_password()
    person.save(force_insert=True)
    rows: list[Person | Posting] = [person]
    if unit:
        posting = Posting(person=person, unit=unit, valid_from=since)
        refuse_posting(posting, act=ADDED)
        posting.save()
        rows.append(posting)
    record(ADDED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=rows)
    return person


@transaction.atomic
def correct_person(person: Person, *, actor: Person, now: datetime) -> Person:
    """The person's data are as given; refused when it would leave no administrator."""
    _only_writers(actor)
    before = Person.objects.select_for_update().get(pk=person.pk)
    _refuse_username(person, act=CORRECTED)
    today = in_taipei(now).date()
    ends = not person.is_active or (person.valid_until is not None and person.valid_until < today)
    if ends and any(grant.role == Role.SYSTEM_ADMIN for grant in grants_of(before)):
        refuse_last_administrator(person, act=CORRECTED)
    person.save()
    record(CORRECTED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[person])
    return person


def refuse_last_administrator(person: Person, *, act: str) -> None:
    """Raises `Refused` when nobody else administers the system."""
    others = Person.objects.filter(is_active=True, role_grants__role=Role.SYSTEM_ADMIN).exclude(pk=person.pk)
    if not any(grant.role == Role.SYSTEM_ADMIN for other in others.distinct() for grant in grants_of(other)):
        raise refuse(articles.HOUSE_ROLES, "last_administrator", act=act, chain=HOUSE_CHAIN)


def _refuse_username(person: Person, *, act: str) -> None:
    if not USERNAME.fullmatch(person.username):
        raise refuse(
            articles.HOUSE_REGISTER, "username_unlike", act=act, chain=HOUSE_CHAIN, username=person.username
        )
    other = Person.objects.filter(username__iexact=person.username).exclude(pk=person.pk).first()
    if other:
        raise refuse(
            articles.HOUSE_REGISTER,
            "username_taken",
            act=act,
            chain=HOUSE_CHAIN,
            username=person.username,
            person=other.name,
        )


def _only_writers(actor: Person) -> None:
    if not may_write_register(actor):
        raise Http404
