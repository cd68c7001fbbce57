"""The rows of an undo file: what was changed is as it was, what was added is gone."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet

from laurel.register.facts.lines import Line
from laurel.register.facts.of_undo import gone_of
from laurel.register.facts.states import State, typed
from laurel.register.facts.subjects import SUBJECTS
from laurel.register.services.writing import Hand
from laurel.register.services.writing_history import note_restored

AT_ONCE = 40
"""Rows a statement: SQLite takes a limited number of values."""


def undo_lines(lines: list[Line], subject: str, hand: Hand) -> list[Model]:
    """Every row is restored or removed; the rows touched, with the keys of those that are gone.

    That nothing else refers to what is removed was looked up by the preview, in this very transaction.
    """
    about = SUBJECTS[subject]
    gone = {
        part: {row["id"] for line in lines for row in gone_of(line, part, about)} for part in about.models
    }
    were = _as_they_are(lines, subject)
    restored: list[Model] = []
    for part, model in about.models.items():
        states = [row for line in lines for row in line.values["remembered"].before.get(part, [])]
        restored += _restored(model, states)
    notes = note_restored(restored, were, hand)
    removed: list[Model] = []
    for part, model in [*about.models.items()][::-1]:
        removed += _removed(model._base_manager.filter(pk__in=gone[part]))
    return [*restored, *notes, *removed]


def _as_they_are(lines: list[Line], subject: str) -> dict[tuple[str, int], State]:
    """The columns of every row before anything is undone."""
    about = SUBJECTS[subject]
    return {
        (model._meta.label, row["id"]): row
        for line in lines
        for part, model in about.models.items()
        for row in about.state_of(line.row)[part]
    }


def _restored(model: type[Model], states: list[State]) -> list[Model]:
    """The rows hold the columns of the states again."""
    if not states:
        return []
    rows = model._base_manager.in_bulk([state["id"] for state in states])
    for state in states:
        for name, value in typed(state, model).items():
            setattr(rows[state["id"]], name, value)
    names = [field.name for field in model._meta.concrete_fields if field.attname in states[0]]
    model._base_manager.bulk_update(rows.values(), [name for name in names if name != "id"], AT_ONCE)
    return list(rows.values())


def _removed(rows: QuerySet[Any]) -> list[Any]:
    """The rows are gone in one statement; each still knows the key it had, for the record."""
    found = list(rows)
    rows._raw_delete(rows.db)
    return found
