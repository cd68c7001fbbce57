"""A thing of the register and what belongs to it, as plain values: what an undo file remembers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.signing import Signer
from django.db.models import Model

from laurel.ledger.digests import canonical, plain
from laurel.people.models import Person, Unit

State = dict[str, Any]
"""Each part by its name, a list of rows, a row its columns."""
RESTORED, REMOVED = "restore", "remove"
SEAL = Signer(salt="laurel.register.undo")


@dataclass(frozen=True, slots=True)
class Remembered:
    """One row of an undo file: what to do with what, its state before, and the digest of the state after."""

    action: str
    key: str
    before: State
    after: str


def state_of_unit(unit: Unit) -> State:
    """The unit's columns."""
    return {"units": rows_of([unit])}


def state_of_person(person: Person) -> State:
    """The person's columns, postings and roles, but nothing of how they sign in."""
    return {
        "people": rows_of([person], without=person.outside_the_record),
        "postings": rows_of(person.postings.all()),
        "grants": rows_of(person.role_grants.all()),
    }


def rows_of(rows: Iterable[Model], without: Iterable[str] = ()) -> list[State]:
    """The columns of each row, by its key."""
    return sorted((_columns(row, without) for row in rows), key=lambda columns: columns["id"])


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


def typed(columns: State, model: type[Model]) -> State:
    """The columns as the model takes them: dates are dates again, moments moments."""
    readers = {"DateField": date.fromisoformat, "DateTimeField": datetime.fromisoformat}
    read = dict(columns)
    for field in model._meta.concrete_fields:
        value, reader = read.get(field.attname), readers.get(field.get_internal_type())
        if reader and isinstance(value, str):
            read[field.attname] = reader(value)
    return read
