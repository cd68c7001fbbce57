"""Which roles a person holds: granted, ended."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import HOUSE_CHAIN, record
from laurel.people.models import Person, RoleGrant, Unit
from laurel.people.roles import Role
from laurel.register.permissions import may_write_register
from laurel.register.services.people import refuse_last_administrator
from laurel.rulebook import articles
from laurel.rulebook.entrants import UnitKind
from laurel.rulebook.register import Held, may_hold

GRANTED = "register.role_granted"
ENDED = "register.role_ended"


@transaction.atomic
def grant_role(
    person: Person,
    role: Role,
    unit: Unit | None,
    since: date,
    until: date | None = None,
    *,
    actor: Person,
    now: datetime,
) -> RoleGrant:
    """The person holds the role in those days; refused twice, without its unit, and officer with judge."""
    if not may_write_register(actor):
        raise Http404
    Person.objects.select_for_update().get(pk=person.pk)
    grant = RoleGrant(person=person, role=role, unit=unit, valid_from=since, valid_to=until)
    others = RoleGrant.objects.filter(person=person).select_related("unit")
    decision = may_hold(
        held_of(grant),
        [held_of(other) for other in others],
        unit_is_branch=bool(unit and unit.kind == UnitKind.BRANCH),
    )
    refuse_unless(decision, act=GRANTED, chain=HOUSE_CHAIN)
    grant.save()
    record(GRANTED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[grant])
    return grant


@transaction.atomic
def end_role(grant: RoleGrant, last_day: date, *, actor: Person, now: datetime) -> RoleGrant:
    """The person holds the role up to and with that day; refused for the last administrator."""
    if not may_write_register(actor):
        raise Http404
    grant = (
        RoleGrant.objects.select_for_update(of=("self",)).select_related("person", "unit").get(pk=grant.pk)
    )
    if grant.valid_to and grant.valid_to <= last_day:
        raise refuse(
            articles.HOUSE_REGISTER,
            "role_ended_already",
            act=ENDED,
            chain=HOUSE_CHAIN,
            role=grant.role,
            valid_to=grant.valid_to.isoformat(),
        )
    if last_day < grant.valid_from:
        raise refuse(
            articles.HOUSE_REGISTER,
            "role_backwards",
            act=ENDED,
            chain=HOUSE_CHAIN,
            valid_from=grant.valid_from.isoformat(),
        )
    if grant.role == Role.SYSTEM_ADMIN:
        refuse_last_administrator(grant.person, act=ENDED)
    grant.valid_to = last_day
    grant.save()
    record(ENDED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[grant])
    return grant


def held_of(grant: RoleGrant) -> Held:
    """The role as the rules see it."""
    return Held(grant.role, grant.unit.code if grant.unit else None, grant.valid_from, grant.valid_to)
