"""The rows of an undo file: what was changed is as it was, what was added is gone."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model

from laurel.people.models import Person, Posting, RoleGrant, Unit
from laurel.register.facts.lines import Line
from laurel.register.facts.states import State, days_of
from laurel.register.models import ImportDraft


def undo_lines(lines: list[Line], subject: str) -> list[Model]:
    """Every row is restored or removed; the rows touched, with the keys of those that are gone."""
    gone = [line for line in lines if line.removes]
    restored = [line for line in lines if not line.removes]
    if subject == ImportDraft.Subject.UNITS:
        rows = [_restored(Unit, line.values["remembered"].before["unit"]) for line in restored]
        return [*rows, *_removed([line.row for line in gone])]
    return [
        *(row for line in restored for row in _person_restored(line)),
        *(row for line in gone for row in _person_removed(line.row)),
    ]


def _restored(model: type[Model], columns: State) -> Model:
    row = model._base_manager.get(pk=columns["id"])
    for name, value in days_of(columns, model).items():
        setattr(row, name, value)
    row.save()
    return row


def _person_restored(line: Line) -> Iterable[Model]:
    before = line.values["remembered"].before
    yield _restored(Person, before["person"])
    for model, part in ((Posting, "postings"), (RoleGrant, "grants")):
        kept = {columns["id"] for columns in before[part]}
        yield from _removed([*model._base_manager.filter(person=line.row).exclude(pk__in=kept)])
        yield from (_restored(model, columns) for columns in before[part])


def _person_removed(person: Person) -> Iterable[Model]:
    for model in (Posting, RoleGrant):
        yield from _removed([*model._base_manager.filter(person=person)])
    yield from _removed([person])


def _removed(rows: list[Model]) -> list[Model]:
    """The rows are gone, later ones first; each still knows the key it had, for the record."""
    for row in sorted(rows, key=lambda row: -row.pk):
        key = row.pk
        row.delete()
        row.pk = key
    return rows
