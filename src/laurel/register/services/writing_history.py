"""Rows of a history file become past years and honours; what they said before stays beside them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model
from django.utils.translation import gettext

from laurel.ledger.digests import plain
from laurel.people.models import HistoryCorrection, Honour, PastYear
from laurel.register.facts.lines import Line
from laurel.register.facts.of_history import Planned
from laurel.register.facts.states import State, typed
from laurel.register.services.writing import AT_ONCE, Hand

Row = Honour | PastYear
AT_A_TIME = AT_ONCE // 20


def write_history(lines: list[Line], hand: Hand) -> list[Model]:
    """Years and honours stand as the rows say; a row that stood already keeps what it said as a correction."""
    plan: list[Planned] = [planned for line in lines for planned in line.values["plan"] if planned.differs]
    new: dict[int, Model] = {id(row.row): row.row for row in plan if row.row.pk is None}
    corrections = []
    for planned in plan:
        before = {name: getattr(planned.row, name) for name in planned.changes}
        for name, value in planned.changes.items():
            setattr(planned.row, name, value)
        if id(planned.row) in new:
            planned.row.recorded_by, planned.row.recorded_at = hand.actor, hand.now
        else:
            reason = gettext("匯入「%(file)s」") % {"file": hand.file_name}
            corrections.append(correction_of(planned.row, before, reason, hand))
    changed: dict[int, Model] = {id(row.row): row.row for row in plan if id(row.row) not in new}
    models: tuple[type[Model], ...] = (PastYear, Honour)
    for model in models:
        model._base_manager.bulk_create([row for row in new.values() if isinstance(row, model)], AT_A_TIME)
        columns = [field.name for field in model._meta.concrete_fields if not field.primary_key]
        rows = [row for row in changed.values() if isinstance(row, model)]
        model._base_manager.bulk_update(rows, columns, AT_A_TIME)
    HistoryCorrection.objects.bulk_create(corrections, AT_A_TIME)
    return [*new.values(), *changed.values(), *corrections]


def correction_of(row: Row, before: State, reason: str, hand: Hand) -> HistoryCorrection:
    """What the row said before, where it says otherwise now; not yet stored."""
    return HistoryCorrection(
        honour=row if isinstance(row, Honour) else None,
        year=row if isinstance(row, PastYear) else None,
        before=plain({name: value for name, value in before.items() if value != getattr(row, name)}),
        reason=reason[:300],
        evidence=row.evidence,
        corrected_at=hand.now,
        corrected_by=hand.actor,
    )


def note_restored(rows: Iterable[Model], were: dict[tuple[str, int], State], hand: Hand) -> list[Model]:
    """Each honour and year that an undo restored keeps what the import had made of it; the corrections written."""
    reason = gettext("以還原檔「%(file)s」還原匯入") % {"file": hand.file_name}
    found = []
    for row in rows:
        if isinstance(row, Honour | PastYear):
            before = typed(were[row._meta.label, row.pk], type(row))
            row.refresh_from_db()
            found.append(correction_of(row, before, reason, hand))
    return list(HistoryCorrection.objects.bulk_create([row for row in found if row.before], AT_A_TIME))
