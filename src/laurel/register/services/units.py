"""One unit: added, corrected, moved under another parent, closed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.http import Http404

from laurel.kit.dates import in_taipei
from laurel.kit.refusals import Refused, refuse, refuse_unless
from laurel.ledger.services import HOUSE_CHAIN, record
from laurel.people.models import Person, Placement, Unit
from laurel.register.permissions import may_write_register
from laurel.register.selectors import standings, tree_of
from laurel.rulebook import articles
from laurel.rulebook.register import Standing, may_stand

ADDED = "register.unit_added"
CORRECTED = "register.unit_corrected"
MOVED = "register.unit_moved"
CLOSED = "register.unit_closed"
CODE = re.compile(r"[A-Za-z0-9._-]{1,20}")
ONE_DAY = timedelta(days=1)


@transaction.atomic
def add_unit(unit: Unit, *, actor: Person, now: datetime) -> Unit:
    """The unit stands in the register; refused with a code in use or outside its parent's days."""
    _only_writers(actor)
    refuse_code(unit, act=ADDED)
    refuse_place(unit, act=ADDED)
    unit.save(force_insert=True)
    record(ADDED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[unit])
    return unit


@transaction.atomic
def correct_unit(unit: Unit, *, reason: str, actor: Person, now: datetime) -> Unit:
    """The unit's data are corrected as if they had always been so; a new name from a day on is a rename."""
    _only_writers(actor)
    before = Unit.objects.select_for_update().get(pk=unit.pk)
    refuse_code(unit, act=CORRECTED)
    refuse_place(unit, act=CORRECTED, before=before)
    unit.save()
    changed = {
        field.attname: [getattr(before, field.attname), getattr(unit, field.attname)]
        for field in Unit._meta.concrete_fields
        if getattr(before, field.attname) != getattr(unit, field.attname)
    }
    note = {"reason": reason, "changed": changed}
    record(CORRECTED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[unit], note=note)
    return unit


@transaction.atomic
def move_unit(unit: Unit, parent: Unit | None, on: date, *, actor: Person, now: datetime) -> Unit:
    """From that day on the unit stands under the other parent; where it stood before stays readable."""
    _only_writers(actor)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if unit.parent_id == (parent.pk if parent else None):
        raise refuse(
            articles.HOUSE_REGISTER,
            "parent_is_the_same",
            act=MOVED,
            chain=HOUSE_CHAIN,
            unit=unit.name,
            parent=parent.name if parent else "—",
        )
    refuse_unless_open(unit, on, act=MOVED)
    refuse_future(on, now, act=MOVED)
    rows = place_under(unit, parent, on)
    refuse_place(unit, act=MOVED)
    record(MOVED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=rows, note={"on": on})
    return unit


@transaction.atomic
def close_unit(unit: Unit, last_day: date, *, actor: Person, now: datetime) -> Unit:
    """The unit ends with that day; refused while units stand under it or people serve there after it."""
    _only_writers(actor)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    refuse_unless_open(unit, last_day, act=CLOSED)
    unit.valid_to = last_day
    refuse_place(unit, act=CLOSED)
    unit.save()
    record(CLOSED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[unit])
    return unit


def place_under(unit: Unit, parent: Unit | None, on: date) -> list[Unit | Placement]:
    """The unit is saved under the parent from that day on; the rows written."""
    rows: list[Unit | Placement] = [unit]
    if unit.valid_from < on:
        rows.append(Placement.objects.create(unit=unit, parent=unit.parent, until=on - ONE_DAY))
    unit.parent = parent
    unit.save()
    return rows


def refuse_code(unit: Unit, *, act: str) -> None:
    """Raises `Refused` when the code cannot be used or is another unit's."""
    if not CODE.fullmatch(unit.code):
        raise _refused("unit_code_unlike", act, unit_code=unit.code)
    other = Unit.objects.filter(code__iexact=unit.code).exclude(pk=unit.pk).first()
    if other:
        raise _refused("unit_code_taken", act, unit_code=unit.code, unit=other.name)


def refuse_place(unit: Unit, *, act: str, before: Unit | None = None) -> None:
    """Raises `Refused` when the unit as it would be stored cannot stand where it is put."""
    known = standings()
    stored = known.pop(before.code, None) if before else known.get(unit.code)
    standing = Standing(
        unit.code,
        unit.name,
        unit.parent.code if unit.parent else None,
        unit.valid_from,
        unit.valid_to,
        stored.since if stored else None,
        stored.in_use_until if stored else None,
    )
    known[unit.code] = standing
    if before and before.code != unit.code:
        known = {
            code: replace(row, parent=unit.code) if row.parent == before.code else row
            for code, row in known.items()
        }
    refuse_unless(may_stand(standing, tree_of(known)), act=act, chain=HOUSE_CHAIN)


def refuse_unless_open(unit: Unit, on: date, *, act: str) -> None:
    """Raises `Refused` when the unit ended already or begins only on that day or later."""
    if unit.valid_to:
        raise _refused("unit_closed_already", act, unit=unit.name, valid_to=unit.valid_to.isoformat())
    if on <= unit.valid_from:
        raise _refused("unit_begins_later", act, unit=unit.name, valid_from=unit.valid_from.isoformat())


def refuse_future(on: date, now: datetime, *, act: str) -> None:
    """Raises `Refused` before the day: who stands under whom now is read by every stage."""
    if on > in_taipei(now).date():
        raise _refused("act_in_future", act, on=on.isoformat())


def _refused(code: str, act: str, **seen: str) -> Refused:
    return refuse(articles.HOUSE_REGISTER, code, act=act, chain=HOUSE_CHAIN, **seen)


def _only_writers(actor: Person) -> None:
    if not may_write_register(actor):
        raise Http404
