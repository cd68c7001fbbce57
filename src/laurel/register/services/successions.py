"""One unit follows another: renamed, merged, split. The old unit ends, the new one takes over what was open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Model, Q
from django.http import Http404

from laurel.kit.refusals import refuse
from laurel.ledger.services import HOUSE_CHAIN, record
from laurel.people.models import Person, Posting, RoleGrant, Succession, Unit
from laurel.register.permissions import may_write_register
from laurel.register.services.units import (
    ONE_DAY,
    place_under,
    refuse_code,
    refuse_future,
    refuse_place,
    refuse_unless_open,
)
from laurel.rulebook import articles

RENAMED = "register.unit_renamed"
MERGED = "register.units_merged"
SPLIT = "register.unit_split"


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a new unit is called and what it is."""

    code: str
    kind: str
    name: str
    short_name: str
    name_en: str = ""
    short_name_en: str = ""
    commissioned_to_local_government: bool = False


@transaction.atomic
def rename_unit(unit: Unit, to: Particulars, on: date, *, actor: Person, now: datetime) -> Unit:
    """From that day on the unit is called otherwise: a successor takes its place, people and units under it."""
    (old,) = _lock([unit], on, now, RENAMED, actor)
    new = _founded(to, old.parent, on, RENAMED)
    rows = _handed_over([old], [new], new, Succession.Kind.RENAMED, on, RENAMED)
    record(RENAMED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=rows, note={"on": on})
    return new


@transaction.atomic
def merge_units(
    units: Sequence[Unit], into: Particulars | Unit, on: date, *, actor: Person, now: datetime
) -> Unit:
    """From that day on the units are one: a new one, or one that stands already and goes on."""
    old = _lock(units, on, now, MERGED, actor)
    if isinstance(into, Unit):
        if into in old:
            raise refuse(
                articles.HOUSE_REGISTER, "merge_into_itself", act=MERGED, chain=HOUSE_CHAIN, unit=into.name
            )
        refuse_unless_open(into, on, act=MERGED)
        new = into
    elif len(old) < 2:
        raise refuse(articles.HOUSE_REGISTER, "merge_needs_two", act=MERGED, chain=HOUSE_CHAIN)
    else:
        above = next((unit.parent for unit in old if unit.parent not in old), None)
        new = _founded(into, above, on, MERGED)
    rows = _handed_over(old, [new], new, Succession.Kind.MERGED, on, MERGED)
    record(MERGED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=rows, note={"on": on})
    return new


@transaction.atomic
def split_unit(
    unit: Unit, into: Sequence[Particulars], on: date, *, actor: Person, now: datetime
) -> list[Unit]:
    """From that day on the unit is several: the first takes its people and the units under it."""
    (old,) = _lock([unit], on, now, SPLIT, actor)
    if len(into) < 2:
        raise refuse(articles.HOUSE_REGISTER, "split_needs_two", act=SPLIT, chain=HOUSE_CHAIN)
    new = [_founded(particulars, old.parent, on, SPLIT) for particulars in into]
    rows = _handed_over([old], new, new[0], Succession.Kind.SPLIT, on, SPLIT)
    record(SPLIT, actor=actor, now=now, chain=HOUSE_CHAIN, rows=rows, note={"on": on})
    return new


def _lock(units: Sequence[Unit], on: date, now: datetime, act: str, actor: Person) -> list[Unit]:
    """The units, locked; refused before the day, and when one of them has ended or begins later."""
    if not may_write_register(actor):
        raise Http404
    refuse_future(on, now, act=act)
    locked = list(Unit.objects.select_for_update().filter(pk__in=[unit.pk for unit in units]))
    for unit in locked:
        refuse_unless_open(unit, on, act=act)
    places = {unit.pk: place for place, unit in enumerate(units)}
    return sorted(locked, key=lambda unit: places[unit.pk])


def _founded(particulars: Particulars, parent: Unit | None, on: date, act: str) -> Unit:
    unit = Unit(**asdict(particulars), parent=parent, valid_from=on)
    refuse_code(unit, act=act)
    refuse_place(unit, act=act)
    unit.save(force_insert=True)
    return unit


def _handed_over(
    old: Sequence[Unit], new: Sequence[Unit], heir: Unit, kind: Succession.Kind, on: date, act: str
) -> list[Model]:
    """Links written, units and people handed to the heir, the old units closed; all rows written."""
    rows: list[Model] = [*new]
    for unit in old:
        rows += [
            Succession.objects.create(predecessor=unit, successor=successor, kind=kind, on=on)
            for successor in new
        ]
        lasting = Q(valid_to=None) | Q(valid_to__gte=on)
        for child in Unit.objects.filter(lasting, parent=unit).exclude(pk__in=[row.pk for row in old]):
            rows += place_under(child, unit.parent if child == heir else heir, on)
        rows += _people_handed_over(unit, heir, on)
        unit.valid_to = on - ONE_DAY
        unit.save()
        rows.append(unit)
    for unit in old:
        refuse_place(unit, act=act)
    return list(dict.fromkeys(rows))


def _people_handed_over(unit: Unit, heir: Unit, on: date) -> list[Model]:
    """Postings and roles that last beyond the day go on at the heir."""
    rows: list[Model] = []
    for model in (Posting, RoleGrant):
        for row in model.objects.filter(unit=unit):
            if row.valid_to is not None and row.valid_to < on:
                continue
            rows.append(row)
            if row.valid_from >= on:
                row.unit = heir
                row.save()
                continue
            role = {"role": row.role} if isinstance(row, RoleGrant) else {}
            rows.append(
                model.objects.create(
                    person=row.person, unit=heir, valid_from=on, valid_to=row.valid_to, **role
                )
            )
            row.valid_to = on - ONE_DAY
            row.save()
    return rows
