"""Writing the register: units, persons, roles, postings, honours; each act one entry of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from laurel.ledger.digests import plain
from laurel.ledger.services import HOUSE_CHAIN, Actor, record
from laurel.people.models import (
    HistoryCorrection,
    Honour,
    Passkey,
    PastYear,
    Person,
    Posting,
    RoleGrant,
    Succession,
    Unit,
)
from laurel.people.roles import Role


@transaction.atomic
def add_units(units: Sequence[Unit], *, actor: Actor, now: datetime) -> None:
    """The units stand in the register, parents before children."""
    for unit in units:
        unit.save(force_insert=True)
    record("people.units_added", actor=actor, now=now, chain=HOUSE_CHAIN, rows=units)


@transaction.atomic
def link_units(
    predecessor: Unit, successor: Unit, kind: Succession.Kind, on: date, *, actor: Actor, now: datetime
) -> Succession:
    """The successor follows the predecessor from that day on: its history goes with it."""
    link = Succession.objects.create(predecessor=predecessor, successor=successor, kind=kind, on=on)
    record("people.units_linked", actor=actor, now=now, chain=HOUSE_CHAIN, rows=[link])
    return link


@transaction.atomic
def register_person(
    person: Person,
    roles: Iterable[tuple[Role, Unit | None]],
    serves_at: Unit | None,
    since: date,
    *,
    actor: Actor,
    now: datetime,
) -> Person:
    """The person stands in the register, serves at a unit and holds the roles from a day on."""
    if not person.password:
        person.set_unusable_password()
    person.save(force_insert=True)
    written: list[Person | Posting | RoleGrant] = [person]
    if serves_at:
        written.append(Posting.objects.create(person=person, unit=serves_at, valid_from=since))
    written += [
        RoleGrant.objects.create(person=person, role=role, unit=unit, valid_from=since)
        for role, unit in roles
    ]
    record("people.person_registered", actor=actor, now=now, chain=HOUSE_CHAIN, rows=written)
    return person


@transaction.atomic
def grant_role(
    person: Person, role: Role, unit: Unit | None, since: date, *, actor: Actor, now: datetime
) -> RoleGrant:
    """The person holds the role from that day on."""
    grant = RoleGrant.objects.create(person=person, role=role, unit=unit, valid_from=since)
    record("people.role_granted", actor=actor, now=now, chain=HOUSE_CHAIN, rows=[grant])
    return grant


@transaction.atomic
def move_person(person: Person, to: Unit, on: date, *, actor: Actor, now: datetime) -> Posting:
    """From that day on the person serves at the other unit."""
    open_postings = list(Posting.objects.filter(person=person, valid_to=None))
    for posting in open_postings:
        posting.valid_to = date.fromordinal(on.toordinal() - 1)
        posting.save()
    posting = Posting.objects.create(person=person, unit=to, valid_from=on)
    record("people.person_moved", actor=actor, now=now, chain=HOUSE_CHAIN, rows=[*open_postings, posting])
    return posting


@transaction.atomic
def add_passkey(
    person: Person, name: str, credential: Mapping[str, Any], *, actor: Actor, now: datetime
) -> Passkey:
    """The person may sign in and confirm with the passkey from now on."""
    passkey: Passkey = Passkey.objects.create(
        user=person,
        type=Passkey.Type.WEBAUTHN,
        data={"name": name, "credential": dict(credential)},
        created_at=now,
    )
    _record_passkey("people.passkey_added", passkey, name=name, actor=actor, now=now)
    return passkey


@transaction.atomic
def rename_passkey(passkey: Passkey, name: str, *, actor: Actor, now: datetime) -> None:
    """The passkey has the new name; nothing is written when that is the old one."""
    if name == passkey.name:
        return
    passkey.data = {**passkey.data, "name": name}
    passkey.save(update_fields=["data"])
    _record_passkey("people.passkey_renamed", passkey, name=name, actor=actor, now=now)


@transaction.atomic
def remove_passkey(passkey: Passkey, *, actor: Actor, now: datetime) -> None:
    """Nobody signs in or confirms with the passkey again: a key that opens nothing is not kept."""
    Passkey.objects.filter(pk=passkey.pk).delete()
    _record_passkey("people.passkey_removed", passkey, name=passkey.name, actor=actor, now=now)


def _record_passkey(act: str, passkey: Passkey, *, name: str, actor: Actor, now: datetime) -> None:
    """The entry holds the name and the row's digest, never the key."""
    record(act, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[passkey], note={"name": name})


@transaction.atomic
def add_history(years: Sequence[PastYear], honours: Sequence[Honour], *, actor: Actor, now: datetime) -> None:
    """Past years and their honours stand in the register, each with its evidence."""
    for row in [*years, *honours]:
        row.save(force_insert=True)
    record("people.history_added", actor=actor, now=now, chain=HOUSE_CHAIN, rows=[*years, *honours])


def corrected(
    row: Honour | PastYear,
    changes: Mapping[str, Any],
    *,
    reason: str,
    evidence: str,
    actor: Person,
    now: datetime,
) -> list[Honour | PastYear | HistoryCorrection]:
    """The row holds the changes and what it said before stands beside it; the rows written, none when nothing differs.

    Part of an act: whoever calls it records the rows.
    """
    before = {name: getattr(row, name) for name, value in changes.items() if getattr(row, name) != value}
    if not before:
        return []
    for name in before:
        setattr(row, name, changes[name])
    row.save()
    about = {"honour": row} if isinstance(row, Honour) else {"year": row}
    correction = HistoryCorrection.objects.create(
        **about,
        before=plain(before),
        reason=reason,
        evidence=evidence,
        corrected_at=now,
        corrected_by=actor,
    )
    return [row, correction]
