"""Rows of an undo file: what it would restore or remove, and what has changed since."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hmac import compare_digest
from typing import Any

from django.db.models import Count, ForeignKey, ForeignObjectRel, Model
from django.utils.translation import gettext as _

from laurel.ledger.models import Entry
from laurel.people.models import Person, Posting, RoleGrant, Unit
from laurel.people.permissions import holds
from laurel.people.roles import Role
from laurel.register.facts import states
from laurel.register.facts.cells import bare, fault
from laurel.register.facts.columns import UNDO_HEADER, columns_of
from laurel.register.facts.lines import Change, Line, Problem
from laurel.register.facts.rows import shown
from laurel.register.models import ImportDraft
from laurel.register.selectors import standings, tree_of
from laurel.rulebook.register import Standing, may_stand

BELONGINGS = (Posting, RoleGrant)
"""Rows that are removed with their person."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One row of an undo file."""

    action: str
    key: str
    before: states.State
    after: str


def lines_of_undo(draft: ImportDraft, actor: Person) -> list[Line]:
    """The rows with what they restore; refused where the register has moved on."""
    lines = [
        _line(number, row, draft.subject)
        for number, row in enumerate(draft.rows, draft.first_row)
        if any(cell.strip() for cell in row)
    ]
    rows = _rows_of(draft.subject, [line.key for line in lines])
    for line in lines:
        line.row = rows.get(line.key)
        _compare(line, draft.subject)
    if draft.subject == ImportDraft.Subject.PEOPLE:
        _find_what_forbids_people(lines, actor)
    _find_users(lines, draft.subject)
    if draft.subject == ImportDraft.Subject.UNITS:
        _find_what_forbids_units(lines)
    return lines


def _line(number: int, row: list[str], subject: str) -> Line:
    action, key, name, before, after, seal = [bare(cell) for cell in [*row, *[""] * 6][: len(UNDO_HEADER)]]
    line = Line(number, key, name, removes=action == states.REMOVED)
    if not compare_digest(seal, states.sealed(subject, action, key, before, after)):
        line.problems.append(Problem("", fault("undo_not_ours")))
        return line
    line.values["remembered"] = Remembered(action, key, json.loads(before), after)
    return line


def _rows_of(subject: str, keys: list[str]) -> dict[str, Any]:
    if subject == ImportDraft.Subject.UNITS:
        return {unit.code: unit for unit in Unit.objects.all() if unit.code in {*keys}}
    people = Person.objects.prefetch_related("postings", "role_grants")
    names = {*keys}
    pks = [pk for pk, name in Person.objects.values_list("pk", "username") if name in names]
    return {person.username: person for person in people.filter(pk__in=pks)}


def state_of(row: Unit | Person) -> states.State:
    """A unit or a person as plain values."""
    return states.state_of_unit(row) if isinstance(row, Unit) else states.state_of_person(row)


def _compare(line: Line, subject: str) -> None:
    remembered = line.values.get("remembered")
    if remembered is None:
        return
    if line.row is None:
        line.problems.append(Problem("", fault("undo_gone")))
        return
    now = state_of(line.row)
    if states.digest_of(now) != remembered.after:
        what = "、".join(str(change.column) for change in _changes(now, remembered.before, subject))
        line.problems.append(Problem("", fault("undo_changed_since", text=what or line.name)))
    elif not line.removes:
        line.changes += _changes(now, remembered.before, subject)


def _changes(now: states.State, before: states.State, subject: str) -> Iterator[Change]:
    main = "unit" if subject == ImportDraft.Subject.UNITS else "person"
    words = {column.key: column.words for column in columns_of(subject)}
    for key, value in now[main].items():
        if main in before and before[main].get(key) != value:
            yield Change(words.get(key.removesuffix("_id"), key), shown(value), shown(before[main].get(key)))
    for part, label in (("postings", _("服務單位")), ("grants", _("職務"))):
        if part in before and before[part] != now[part]:
            yield Change(
                label,
                _("%(count)d 筆") % {"count": len(now[part])},
                _("%(count)d 筆") % {"count": len(before[part])},
            )


def _find_users(lines: list[Line], subject: str) -> None:
    """What other rows refer to cannot be removed, unless they are removed with it."""
    model = Unit if subject == ImportDraft.Subject.UNITS else Person
    while True:
        going = {line.row.pk: line for line in lines if line.removes and not line.problems}
        found = _users_of(model, going)
        if model is Person:
            found.update(_who_acted(going))
        for pk, users in found.items():
            going[pk].problems.append(Problem("", fault("undo_in_use", text=str(users))))
        if not found:
            return


def _users_of(model: type[Model], going: dict[int, Line]) -> dict[int, int]:
    """How many rows refer to each of the rows from outside; one query a relation."""
    found: dict[int, int] = defaultdict(int)
    for related in _relations(model) if going else ():
        users = related.model._base_manager.filter(**{f"{related.name}__in": list(going)})
        if related.model is model:
            users = users.exclude(pk__in=list(going))
        for pk in users.values_list(related.attname, flat=True):
            found[pk] += 1
    return found


def _who_acted(going: dict[int, Line]) -> dict[int, int]:
    """How many entries of the record name each of the people as who acted."""
    acted = Entry.objects.filter(actor_key__in=[str(pk) for pk in going])
    return {
        int(key): count
        for key, count in acted.values_list("actor_key").annotate(Count("pk")).order_by("actor_key")
    }


def _relations(model: type[Model]) -> Iterable[Any]:
    """The foreign keys that point to the model, but those of rows that go with it."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and isinstance(relation.field, ForeignKey):
            if model is Person and relation.related_model in BELONGINGS:
                continue
            yield relation.field


def _find_what_forbids_units(lines: list[Line]) -> None:
    """Units that would be restored to where they may no longer stand."""
    known, codes = standings(), dict(Unit.objects.values_list("pk", "code"))
    while True:
        units = dict(known)
        restored = [line for line in lines if not line.problems and not line.removes]
        for line in lines:
            if not line.problems and line.removes:
                units.pop(line.key, None)
        for line in restored:
            units[line.key] = _standing_of(line, units[line.key], codes)
        tree = tree_of(units)
        found = [(line, ground) for line in restored for ground in may_stand(units[line.key], tree).refusals]
        for line, ground in found:
            line.problems.append(Problem("", ground))
        if not found:
            return


def _standing_of(line: Line, now: Standing, codes: dict[int, str]) -> Standing:
    before = states.days_of(line.values["remembered"].before["unit"], Unit)
    return replace(
        now,
        name=before["name"],
        parent=codes.get(before["parent_id"]),
        valid_from=before["valid_from"],
        valid_to=before["valid_to"],
    )


def _find_what_forbids_people(lines: list[Line], actor: Person) -> None:
    """People whose postings would be restored at units that have ended, or whom the actor may not change."""
    units = Unit.objects.in_bulk()
    administers = holds(actor, Role.SYSTEM_ADMIN)
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
