"""House rules of the register: where a unit may stand, where a person may serve, which roles exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, Ground, met, not_met

OFFICER = "programme_officer"
JUDGES = frozenset({"panel_member", "convener"})
UNIT_ROLES = frozenset({"branch_coordinator", "applicant_editor", "unit_head"})
"""Roles that are held for one unit."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit in the tree. `since` is the day from which it stands under its parent (its first day when None).

    `in_use_until` is the last day on which somebody serves there or holds a role for it, `date.max` when open.
    """

    code: str
    name: str
    parent: str | None
    valid_from: date
    valid_to: date | None = None
    since: date | None = None
    in_use_until: date | None = None

    @property
    def last(self) -> date:
        return self.valid_to or date.max


@dataclass(frozen=True, slots=True)
class Tree:
    """All units by code, and the units under each."""

    units: Mapping[str, Standing]
    under: Mapping[str, tuple[Standing, ...]]

    @classmethod
    def of(cls, units: Iterable[Standing]) -> Tree:
        """The tree of these units."""
        by_code = {unit.code: unit for unit in units}
        under: dict[str, list[Standing]] = defaultdict(list)
        for unit in by_code.values():
            if unit.parent is not None:
                under[unit.parent].append(unit)
        return cls(by_code, {code: tuple(children) for code, children in under.items()})


@dataclass(frozen=True, slots=True)
class Held:
    """A role from a day to a day, for one unit where it is a unit's."""

    role: str
    unit: str | None
    valid_from: date
    valid_to: date | None = None

    @property
    def last(self) -> date:
        return self.valid_to or date.max

    def overlaps(self, other: Held) -> bool:
        """True when there is a day on which both are held."""
        return self.valid_from <= other.last and other.valid_from <= self.last


@dataclass(frozen=True, slots=True)
class Served:
    """A posting: at a unit from a day to a day, with the days of the unit itself."""

    unit: str
    valid_from: date
    valid_to: date | None
    unit_from: date
    unit_to: date | None

    @property
    def last(self) -> date:
        return self.valid_to or date.max


def may_stand(unit: Standing, tree: Tree) -> Decision:
    """The unit's days are in order, inside its parent's, around its children's; nothing stands under itself."""
    faults = [*_own_days(unit), *_above(unit, tree), *_below(unit, tree)]
    return _decision(faults, "unit_stands", unit=unit.name)


def _own_days(unit: Standing) -> Iterable[Ground]:
    if unit.last < unit.valid_from:
        yield _fault(
            "unit_dates_backwards",
            unit=unit.name,
            valid_from=unit.valid_from.isoformat(),
            valid_to=unit.last.isoformat(),
        )
    if unit.valid_to and unit.in_use_until and unit.in_use_until > unit.valid_to:
        yield _fault("unit_has_people", unit=unit.name, valid_to=unit.valid_to.isoformat())


def _above(unit: Standing, tree: Tree) -> Iterable[Ground]:
    if unit.parent is None:
        return
    if _stands_under_itself(unit, tree):
        yield _fault("unit_under_itself", unit=unit.name)
        return
    parent = tree.units[unit.parent]
    if (unit.since or unit.valid_from) < parent.valid_from or unit.last > parent.last:
        yield _fault(
            "unit_outside_parent",
            unit=unit.name,
            parent=parent.name,
            parent_from=parent.valid_from.isoformat(),
            parent_to=parent.valid_to.isoformat() if parent.valid_to else "…",
        )


def _stands_under_itself(unit: Standing, tree: Tree) -> bool:
    seen, above = {unit.code}, unit.parent
    while above is not None:
        if above in seen:
            return above == unit.code
        seen.add(above)
        found = tree.units.get(above)
        above = found.parent if found else None
    return False


def _below(unit: Standing, tree: Tree) -> Iterable[Ground]:
    outside = [
        child.name
        for child in tree.under.get(unit.code, ())
        if child.last > unit.last or (child.since or child.valid_from) < unit.valid_from
    ]
    if outside:
        yield _fault("unit_has_children_outside", unit=unit.name, children="、".join(outside[:5]))


def may_serve(posting: Served, others: Iterable[Served]) -> Decision:
    """The posting's days are in order, inside the unit's, and beside every other posting of the person."""
    faults = []
    if posting.last < posting.valid_from:
        faults.append(_fault("posting_backwards", valid_from=posting.valid_from.isoformat()))
    if posting.valid_from < posting.unit_from or posting.last > (posting.unit_to or date.max):
        faults.append(_fault("posting_outside_unit", unit=posting.unit))
    for other in others:
        if posting.valid_from <= other.last and other.valid_from <= posting.last:
            faults.append(
                _fault("posting_overlaps", unit=other.unit, valid_from=other.valid_from.isoformat())
            )
    return _decision(faults, "posting_fits", unit=posting.unit)


def may_hold(new: Held, others: Iterable[Held], *, unit_is_branch: bool = False) -> Decision:
    """The role has its unit where it needs one, is not held already, and goes with what else is held."""
    others = tuple(others)
    faults = [*_of_one_role(new, unit_is_branch)]
    if any((o.role, o.unit) == (new.role, new.unit) and o.overlaps(new) for o in others):
        faults.append(_fault("role_held_already", role=new.role))
    for other in others:
        if other.overlaps(new) and _exclude(new.role, other.role):
            faults.append(not_met(articles.HOUSE_ROLES, "officer_and_judge", role=new.role, other=other.role))
            break
    return _decision(faults, "role_may_be_held", role=new.role)


def _of_one_role(new: Held, unit_is_branch: bool) -> Iterable[Ground]:
    if new.last < new.valid_from:
        yield _fault("role_backwards", valid_from=new.valid_from.isoformat())
    if new.role in UNIT_ROLES and new.unit is None:
        yield _fault("role_needs_unit", role=new.role)
    if new.role not in UNIT_ROLES and new.unit is not None:
        yield _fault("role_without_unit", role=new.role)
    if new.role == "branch_coordinator" and new.unit is not None and not unit_is_branch:
        yield _fault("role_needs_branch", unit=new.unit)


def _exclude(one: str, other: str) -> bool:
    return (one == OFFICER and other in JUDGES) or (other == OFFICER and one in JUDGES)


def _fault(code: str, **seen: str) -> Ground:
    return not_met(articles.HOUSE_REGISTER, code, **seen)


def _decision(faults: Iterable[Ground], code: str, **seen: str) -> Decision:
    found = tuple(faults)
    return Decision(found or (met(articles.HOUSE_REGISTER, code, **seen),))
