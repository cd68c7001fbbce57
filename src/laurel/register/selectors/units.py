"""Reading units: the tree as on a day, one unit, what a rule needs of all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from django.db.models import QuerySet
from django.http import Http404

from laurel.documents.glyphs import undrawable
from laurel.people.models import Placement, Posting, RoleGrant, Unit
from laurel.people.permissions import Anyone
from laurel.people.selectors import units_on
from laurel.register.permissions import may_read_register
from laurel.rulebook.register import Standing, Tree


@dataclass(frozen=True, slots=True)
class Twig:
    """One unit of the tree as a page lists it: how deep, and how many lists end after it."""

    unit: Unit
    depth: int
    opens: bool
    closes: range


def access_unit(person: Anyone, pk: int) -> Unit:
    """The unit, to those who read the register."""
    unit = Unit.objects.select_related("parent").filter(pk=pk).first()
    if unit is None or not may_read_register(person):
        raise Http404
    return unit


def units_open_on(day: date) -> QuerySet[Unit]:
    """The units that stand on a day, by code."""
    return units_on(day).order_by("code")


def tree_on(day: date) -> list[Twig]:
    """The units of a day, parents before children, under the parent of that day."""
    units = {unit.pk: unit for unit in units_on(day)}
    parents = {pk: unit.parent_id for pk, unit in units.items()}
    for placement in Placement.objects.filter(until__gte=day).order_by("-until"):
        parents[placement.unit_id] = placement.parent_id
    under: dict[int | None, list[Unit]] = defaultdict(list)
    for pk, unit in units.items():
        parent = parents[pk]
        under[parent if parent in units else None].append(unit)
    order = _walk(under)
    depths = [depth for _, depth in order] + [0]
    return [
        Twig(unit, depth, depths[place + 1] > depth, range(max(depth - depths[place + 1], 0)))
        for place, (unit, depth) in enumerate(order)
    ]


def children_on(unit: Unit, day: date) -> list[Unit]:
    """The units right under a unit on a day."""
    order = tree_on(day)
    place = next((place for place, twig in enumerate(order) if twig.unit == unit), None)
    if place is None:
        return []
    below = takewhile(lambda twig: twig.depth > order[place].depth, order[place + 1 :])
    return [twig.unit for twig in below if twig.depth == order[place].depth + 1]


def _walk(under: dict[int | None, list[Unit]]) -> list[tuple[Unit, int]]:
    order: list[tuple[Unit, int]] = []
    waiting = [(unit, 0) for unit in reversed(under[None])]
    while waiting:
        unit, depth = waiting.pop()
        order.append((unit, depth))
        waiting += [(child, depth + 1) for child in reversed(under.get(unit.pk, []))]
    return order


def standings() -> dict[str, Standing]:
    """Every unit as the rules see it, by code."""
    since: dict[int, date] = {}
    for placement in Placement.objects.order_by("until"):
        since[placement.unit_id] = placement.until + timedelta(days=1)
    in_use = _in_use()
    codes = dict(Unit.objects.values_list("pk", "code"))
    return {
        unit.code: Standing(
            unit.code,
            unit.name,
            codes[unit.parent_id] if unit.parent_id else None,
            unit.valid_from,
            unit.valid_to,
            since.get(unit.pk),
            in_use.get(unit.pk),
        )
        for unit in Unit.objects.all()
    }


def _in_use() -> dict[int, date]:
    """The last day on which somebody serves at a unit or holds a role for it."""
    until: dict[int, date] = {}
    for model in (Posting, RoleGrant):
        for pk, last in model.objects.exclude(unit=None).values_list("unit_id", "valid_to"):
            until[pk] = max(until.get(pk, date.min), last or date.max)
    return until


def tree_of(units: dict[str, Standing]) -> Tree:
    """The tree of these units."""
    return Tree.of(units.values())


def rare_units() -> list[tuple[Unit, tuple[str, ...]]]:
    """The units whose names the papers' fonts cannot draw, with those characters."""
    found = ((unit, undrawable(unit.name + unit.short_name + unit.name_en)) for unit in Unit.objects.all())
    return [(unit, characters) for unit, characters in found if characters]
