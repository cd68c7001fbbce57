"""Rows of an undo file: what it would restore or remove, and what has changed since."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hmac import compare_digest
from typing import Any

from django.db.models import ForeignKey, ForeignObjectRel, Model
from django.utils.translation import gettext as _

from laurel.register.facts import states
from laurel.register.facts.cells import bare, fault
from laurel.register.facts.columns import UNDO_HEADER
from laurel.register.facts.lines import Change, Line, Problem, Sight
from laurel.register.facts.rows import shown
from laurel.register.facts.subjects import SUBJECTS, Subject
from laurel.register.models import ImportDraft
from laurel.register.words import told_value


def lines_of_undo(draft: ImportDraft, sight: Sight) -> list[Line]:
    """The rows with what they restore; refused where the register has moved on."""
    subject = SUBJECTS[draft.subject]
    lines = [
        _line(number, row, draft.subject)
        for number, row in enumerate(draft.rows, draft.first_row)
        if any(cell.strip() for cell in row)
    ]
    things = subject.find([line.key for line in lines])
    for line in lines:
        line.row = things.get(line.key)
        _compare(line, subject)
    subject.refuse_restoring(lines, sight)
    _find_users(lines, subject)
    return lines


def _line(number: int, row: list[str], subject: str) -> Line:
    action, key, name, before, after, seal = [bare(cell) for cell in [*row, *[""] * 6][: len(UNDO_HEADER)]]
    line = Line(number, key, name, removes=action == states.REMOVED)
    if not compare_digest(seal, states.sealed(subject, action, key, before, after)):
        line.problems.append(Problem("", fault("undo_not_ours")))
        return line
    line.values["remembered"] = states.Remembered(action, key, json.loads(before), after)
    return line


def _compare(line: Line, subject: Subject) -> None:
    remembered = line.values.get("remembered")
    if remembered is None:
        return
    if line.row is None:
        line.problems.append(Problem("", fault("undo_gone")))
        return
    now = subject.state_of(line.row)
    if states.digest_of(now) != remembered.after:
        what = "、".join(str(change.column) for change in _changes(now, remembered.before, subject))
        line.problems.append(Problem("", fault("undo_changed_since", text=what or line.name)))
    elif not line.removes:
        line.changes += _changes(now, remembered.before, subject)


def _changes(now: states.State, before: states.State, subject: Subject) -> Iterator[Change]:
    """What differs: column by column in the main rows, by number in those that belong to them."""
    for part, label in subject.parts.items():
        old, new = before.get(part, []), now[part]
        if label:
            if old != new:
                yield Change(label, *(_("%(count)d 筆") % {"count": len(rows)} for rows in (new, old)))
            continue
        stored = {row["id"]: row for row in old}
        for row in new:
            yield from _column_changes(row, stored.get(row["id"]), subject)


def _column_changes(now: states.State, before: states.State | None, subject: Subject) -> Iterator[Change]:
    for key, value in now.items() if before else ():
        if (was := before.get(key)) != value:  # type: ignore[union-attr]
            name = key if key in subject.words else key.removesuffix("_id")
            told = (shown(told_value(key, said)) for said in (value, was))
            yield Change(subject.words.get(name, key), *told)


def _find_users(lines: list[Line], subject: Subject) -> None:
    """What other rows refer to cannot be removed, unless they are removed with it."""
    while True:
        going = {part: _going(lines, part, subject) for part in subject.models}
        found = [
            (going[part][pk], users)
            for part, model in subject.models.items()
            for pk, users in _users_of(model, going[part], subject).items()
        ]
        for line, users in found:
            line.problems.append(Problem("", fault("undo_in_use", text=str(users))))
        if not found:
            return


def _going(lines: list[Line], part: str, subject: Subject) -> dict[int, Line]:
    """The rows of a part that the file would remove, each with its line."""
    return {row["id"]: line for line in lines if not line.problems for row in gone_of(line, part, subject)}


def gone_of(line: Line, part: str, subject: Subject) -> list[states.State]:
    """The rows of a part that stand now and did not before."""
    kept = {row["id"] for row in line.values["remembered"].before.get(part, [])}
    return [row for row in subject.state_of(line.row)[part] if row["id"] not in kept]


def _users_of(model: type[Model], going: dict[int, Line], subject: Subject) -> dict[int, int]:
    """How many rows refer to each of the rows from outside; one query a relation."""
    found: dict[int, int] = defaultdict(int)
    for related in _relations(model, subject) if going else ():
        users = related.model._base_manager.filter(**{f"{related.name}__in": list(going)})
        if related.model is model:
            users = users.exclude(pk__in=list(going))
        for pk in users.values_list(related.attname, flat=True):
            found[pk] += 1
    return found


def _relations(model: type[Model], subject: Subject) -> Iterable[Any]:
    """The foreign keys that point to the model, but those of rows that go with it."""
    with_it = {other for other in subject.models.values() if other is not model}
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and isinstance(relation.field, ForeignKey):
            yield from () if relation.related_model in with_it else (relation.field,)
