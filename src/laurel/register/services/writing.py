"""The rows of an import become rows of the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db.models import Model

from laurel.people.models import Person, Posting, RoleGrant, Unit
from laurel.register.facts.lines import NEW, Line
from laurel.register.facts.of_people import OWN

AT_ONCE = 400
"""Rows a statement: SQLite takes a limited number of values."""


@dataclass(frozen=True, slots=True)
class Hand:
    """By whose hand an import is written, when, and from which file."""

    actor: Person
    now: datetime
    file_name: str


def write_units(lines: list[Line], hand: Hand) -> list[Model]:
    """The units stand as the rows say, parents before children."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    new = {line.key: line for line in lines if line.status == NEW}
    for line in lines:
        line.row = line.row if line.row is not None else Unit(code=line.key)
        for key, value in line.values.items():
            if key not in ("code", "parent"):
                setattr(line.row, key, value)
    waiting = [*new.values()]
    while waiting:
        ready = [line for line in waiting if line.values.get("parent") in (None, *units)]
        for line in ready:
            line.row.parent = units.get(line.values.get("parent") or "")
        Unit.objects.bulk_create([line.row for line in ready], AT_ONCE)
        units.update({line.key: line.row for line in ready})
        done = {line.key for line in ready}
        waiting = [line for line in waiting if line.key not in done]
    changed = [line for line in lines if line.key not in new]
    for line in changed:
        if "parent" in line.values:
            line.row.parent = units.get(line.values["parent"])
    columns = [field.name for field in Unit._meta.concrete_fields if not field.primary_key]
    Unit.objects.bulk_update([line.row for line in changed], columns, AT_ONCE // 10)
    return [line.row for line in lines]


def write_people(lines: list[Line], hand: Hand) -> list[Model]:
    """The people stand as the rows say, serve where they say, and hold the roles given."""
    new = [line for line in lines if line.status == NEW]
    changed = [line for line in lines if line.status != NEW]
    nobodys = make_password(None)
    for line in lines:
        line.row = line.row if line.row is not None else Person(username=line.key, password=nobodys)
        for key in OWN:
            if key in line.values:
                setattr(line.row, key, line.values[key])
    Person.objects.bulk_create([line.row for line in new], AT_ONCE // 10)
    Person.objects.bulk_update([line.row for line in changed], OWN, AT_ONCE // 10)
    return [*(line.row for line in lines), *_postings(lines, {*map(id, new)}), *_grants(lines)]


def _postings(lines: list[Line], new: set[int]) -> list[Posting]:
    ended, begun = [], []
    for line in lines:
        if "posting" not in line.values:
            continue
        unit, since = line.values["posting"]
        for row in () if id(line) in new else line.row.postings.all():
            if row.valid_to is None and row.valid_from < since:
                row.valid_to = since - timedelta(days=1)
                ended.append(row)
        begun.append(Posting(person=line.row, unit=unit, valid_from=since))
    Posting.objects.bulk_update(ended, ["valid_to"], AT_ONCE // 2)
    Posting.objects.bulk_create(begun, AT_ONCE // 4)
    return [*ended, *begun]


def _grants(lines: list[Line]) -> list[RoleGrant]:
    grants = [
        RoleGrant(person=line.row, role=role, unit=unit, valid_from=since, valid_to=until)
        for line in lines
        for role, unit, since, until in line.values.get("grants", ())
    ]
    RoleGrant.objects.bulk_create(grants, AT_ONCE // 5)
    return grants
