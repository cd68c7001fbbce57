"""The rows of an undo file: what was changed is as it was, what was added is gone."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet

from laurel.people.models import Person, Posting, RoleGrant, Unit
from laurel.register.facts.lines import Line
from laurel.register.facts.states import State, days_of
from laurel.register.models import ImportDraft

AT_ONCE = 40
"""Rows a statement: SQLite takes a limited number of values."""


def undo_lines(lines: list[Line], subject: str) -> list[Model]:
    """Every row is restored or removed; the rows touched, with the keys of those that are gone.

    That nothing else refers to what is removed was looked up by the preview, in this very transaction.
    """
    gone = [line.row.pk for line in lines if line.removes]
    before = [line.values["remembered"].before for line in lines if not line.removes]
    if subject == ImportDraft.Subject.UNITS:
        restored = _restored(Unit, [state["unit"] for state in before])
        return [*restored, *_removed(Unit.objects.filter(pk__in=gone))]
    rows = _restored(Person, [state["person"] for state in before])
    people = [row.pk for row in rows]
    for model, part in ((Posting, "postings"), (RoleGrant, "grants")):
        states = [columns for state in before for columns in state[part]]
        kept = {columns["id"] for columns in states}
        added = [
            pk
            for pk in model._base_manager.filter(person__in=people).values_list("pk", flat=True)
            if pk not in kept
        ]
        rows += _removed(model._base_manager.filter(pk__in=added))
        rows += _removed(model._base_manager.filter(person__in=gone))
        rows += _restored(model, states)
    return [*rows, *_removed(Person.objects.filter(pk__in=gone))]


def _restored(model: type[Model], states: list[State]) -> list[Model]:
    """The rows hold the columns of the states again."""
    if not states:
        return []
    rows = model._base_manager.in_bulk([state["id"] for state in states])
    for state in states:
        for name, value in days_of(state, model).items():
            setattr(rows[state["id"]], name, value)
    names = [field.name for field in model._meta.concrete_fields if field.attname in states[0]]
    model._base_manager.bulk_update(rows.values(), [name for name in names if name != "id"], AT_ONCE)
    return list(rows.values())


def _removed(rows: QuerySet[Any]) -> list[Any]:
    """The rows are gone in one statement; each still knows the key it had, for the record."""
    found = list(rows)
    rows._raw_delete(rows.db)
    return found
