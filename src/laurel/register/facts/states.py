"""A row of the register and what belongs to it, as plain values: what an undo file remembers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.signing import Signer
from django.db.models import Model

from laurel.ledger.digests import canonical, plain
from laurel.people.models import Person, Unit

State = dict[str, Any]
RESTORED, REMOVED = "restore", "remove"
SEAL = Signer(salt="laurel.register.undo")


def state_of_unit(unit: Unit) -> State:
    """The unit's columns."""
    return {"unit": _columns(unit)}


def state_of_person(person: Person) -> State:
    """The person's columns, postings and roles, but nothing of how they sign in."""
    return {
        "person": _columns(person, without=person.outside_the_record),
        "postings": _all(person.postings.all()),
        "grants": _all(person.role_grants.all()),
    }


def _all(rows: Iterable[Model]) -> list[State]:
    return sorted((_columns(row) for row in rows), key=lambda columns: columns["id"])


def _columns(row: Model, without: Iterable[str] = ()) -> State:
    outside = {*without}
    return {
        field.attname: plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.attname not in outside
    }


def digest_of(state: State) -> str:
    """The state in 64 characters."""
    return sha256(canonical(state)).hexdigest()


def sealed(subject: str, action: str, key: str, before: str, after: str) -> str:
    """What only this installation can have written beside these words."""
    return sha256(SEAL.signature("\x1f".join((subject, action, key, before, after))).encode()).hexdigest()


def days_of(columns: State, model: type[Model]) -> State:
    """The columns as the model takes them: dates are dates again."""
    read = dict(columns)
    for field in model._meta.concrete_fields:
        value = read.get(field.attname)
        if field.get_internal_type() == "DateField" and isinstance(value, str):
            read[field.attname] = date.fromisoformat(value)
    return read
