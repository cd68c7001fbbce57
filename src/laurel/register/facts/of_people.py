"""Rows of people against the register: their data, where they serve, which roles they are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from laurel.ledger.models import Entry
from laurel.people.models import Person, Posting, RoleGrant, Unit
from laurel.people.permissions import holds
from laurel.people.roles import Role
from laurel.register.facts.cells import fault
from laurel.register.facts.columns import PEOPLE_COLUMNS
from laurel.register.facts.lines import Change, Line, Problem, Sight
from laurel.register.facts.rows import name_doubles, shown
from laurel.rulebook.entrants import UnitKind
from laurel.rulebook.grounds import Decision, Ground
from laurel.rulebook.register import UNIT_ROLES, Held, Served, may_hold, may_serve

WORDS = {column.key: column.words for column in PEOPLE_COLUMNS}
OWN = ("name", "name_en", "title", "email", "extension", "is_jianren", "rank_level", "valid_until")
"""The columns of the person's own row."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds on the people of a file."""

    people: Mapping[str, Person]
    units: Mapping[str, Unit]
    actor: Person


def lines_of_people(lines: list[Line], sight: Sight) -> list[Line]:
    """The rows with what they change and what forbids them; the same few queries, however many rows."""
    name_doubles([line for line in lines if "username" in line.values], WORDS["username"])
    known = Known(_people_of(lines), _units(), sight.actor)
    for line in lines:
        line.row = known.people.get(line.key.casefold())
        if line.row is not None and line.row.username != line.key:
            line.problems.append(Problem(WORDS["username"], _taken(line, line.row)))
        _find_own_changes(line)
        _find_posting(line, known)
        _find_roles(line, known)
        _find_overreach(line, sight.actor)
    return lines


def _taken(line: Line, twin: Person) -> Ground:
    return fault("username_taken", username=line.key, person=twin.username)


def _people_of(lines: Iterable[Line]) -> dict[str, Person]:
    names = {line.key.casefold() for line in lines}
    people = Person.objects.prefetch_related("postings__unit", "role_grants__unit")
    return {
        person.username.casefold(): person
        for person in people.filter(pk__in=[pk for pk, name in _usernames() if name.casefold() in names])
    }


def _usernames() -> Iterable[tuple[int, str]]:
    return Person.objects.values_list("pk", "username")


def _units() -> dict[str, Unit]:
    """Units by code, and open ones by a name that no other open unit bears."""
    units = list(Unit.objects.all())
    by_name: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.valid_to is None:
            by_name.setdefault(unit.name, []).append(unit)
    named = {name: found[0] for name, found in by_name.items() if len(found) == 1}
    return {**named, **{unit.code: unit for unit in units}}


def _find_own_changes(line: Line) -> None:
    if line.row is None and not line.values.get("name") and not line.problems:
        line.problems.append(Problem(WORDS["name"], fault("cell_missing")))
    for key in OWN:
        if key not in line.values:
            continue
        old, new = (getattr(line.row, key) if line.row is not None else None), line.values[key]
        if old != new and not (line.row is None and new in (None, "", False)):
            line.changes.append(Change(WORDS[key], shown(old), shown(new)))


def _find_posting(line: Line, known: Known) -> None:
    """`posting` of the values: the unit and first day of a posting to be added."""
    unit = _unit_named(line, "unit", known)
    if unit is None:
        return
    postings = list(line.row.postings.all()) if line.row is not None else []
    open_now = next((row for row in postings if row.valid_to is None), None)
    since = line.values.get("unit_from")
    if open_now and open_now.unit_id == unit.pk and since in (None, open_now.valid_from):
        return
    if since is None:
        line.problems.append(Problem(WORDS["unit_from"], fault("day_needed")))
        return
    others = [_served(row, ends_before=since) for row in postings]
    posting = Served(unit.name, since, None, unit.valid_from, unit.valid_to)
    _add_problems(line, "unit_from", may_serve(posting, others))
    line.values["posting"] = (unit, since)
    line.changes.append(
        Change(WORDS["unit"], open_now.unit.name if open_now else shown(None), f"{unit.name} {shown(since)}")
    )


def _served(row: Posting, ends_before: date) -> Served:
    last = row.valid_to
    if last is None and row.valid_from < ends_before:
        last = ends_before - timedelta(days=1)
    return Served(row.unit.name, row.valid_from, last, row.unit.valid_from, row.unit.valid_to)


def _find_roles(line: Line, known: Known) -> None:
    """`grants` of the values: role, unit, first and last day of each role to be given."""
    usual = _unit_named(line, "role_unit", known) or _unit_named(line, "unit", known, quiet=True)
    since = line.values.get("role_from") or line.values.get("unit_from")
    until = line.values.get("role_to")
    held = [_held(row) for row in line.row.role_grants.all()] if line.row is not None else []
    grants: list[tuple[str, Unit | None, date, date | None]] = []
    for named in line.values.get("roles") or ():
        role, _at, code = named.partition("@")
        unit = known.units.get(code, usual) if role in UNIT_ROLES else None
        new = Held(role, unit.code if unit else None, since or date.max, until)
        if any(_says_so_already(row, new, since) for row in held):
            continue
        if since is None:
            line.problems.append(Problem(WORDS["role_from"], fault("day_needed")))
            return
        branch = bool(unit and unit.kind == UnitKind.BRANCH)
        _add_problems(line, "roles", may_hold(new, held, unit_is_branch=branch))
        held.append(new)
        grants.append((role, unit, since, until))
    if grants:
        line.values["grants"] = grants
        words = "、".join(str(Role(role).label) for role, *rest in grants)
        line.changes.append(Change(WORDS["roles"], shown(None), f"{words} {shown(since)}"))


def _says_so_already(row: Held, new: Held, since: date | None) -> bool:
    """True when the register holds that role in those days, or holds it and the file names no day."""
    return (row.role, row.unit) == (new.role, new.unit) and (since is None or row.overlaps(new))


def _find_overreach(line: Line, actor: Person) -> None:
    """An officer's file touches no administrator and gives the officer no role."""
    if not line.changes or holds(actor, Role.SYSTEM_ADMIN):
        return
    given = {role for role, *rest in line.values.get("grants", ())}
    held = {row.role for row in line.row.role_grants.all()} if line.row is not None else set()
    if Role.SYSTEM_ADMIN in given | held:
        line.problems.append(Problem(WORDS["roles"], fault("only_administrator_grants")))
    elif given and line.row is not None and line.row.pk == actor.pk:
        line.problems.append(Problem(WORDS["roles"], fault("own_roles")))


def _held(row: RoleGrant) -> Held:
    return Held(row.role, row.unit.code if row.unit else None, row.valid_from, row.valid_to)


def _unit_named(line: Line, key: str, known: Known, quiet: bool = False) -> Unit | None:
    named = line.values.get(key)
    if not named:
        return None
    unit = known.units.get(named)
    if unit is None and not quiet:
        line.problems.append(Problem(WORDS[key], fault("unit_unknown", text=named)))
    return unit


def _add_problems(line: Line, key: str, decision: Decision) -> None:
    line.problems += [Problem(WORDS[key], ground) for ground in decision.refusals]


def refuse_restoring_people(lines: list[Line], sight: Sight) -> None:
    """People whose postings would be restored at units that have ended, or whom the actor may not change."""
    units = Unit.objects.in_bulk()
    actor, administers = sight.actor, holds(sight.actor, Role.SYSTEM_ADMIN)
    _find_who_acted([line for line in lines if line.removes and not line.problems])
    for line in lines:
        if line.problems:
            continue
        before = line.values["remembered"].before
        for row in (*before.get("postings", ()), *before.get("grants", ())):
            unit = units.get(row["unit_id"])
            if unit and unit.valid_to and (row["valid_to"] or "9") > unit.valid_to.isoformat():
                line.problems.append(Problem("", fault("posting_outside_unit", unit=unit.name)))
                break
        if not administers and line.row.pk == actor.pk:
            line.problems.append(Problem("", fault("own_roles")))
        elif not administers and any(g.role == Role.SYSTEM_ADMIN for g in line.row.role_grants.all()):
            line.problems.append(Problem("", fault("only_administrator_grants")))


def _find_who_acted(going: list[Line]) -> None:
    """Whom the record names as who acted is not removed."""
    acted = dict(
        Entry.objects.filter(actor_key__in=[str(line.row.pk) for line in going])
        .values_list("actor_key")
        .annotate(Count("pk"))
        .order_by("actor_key")
    )
    for line in going:
        if count := acted.get(str(line.row.pk)):
            line.problems.append(Problem("", fault("undo_in_use", text=str(count))))
