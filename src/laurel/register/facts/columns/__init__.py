"""The columns of an import, and which heading of a file means which."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from laurel.register.facts import cells
from laurel.register.facts.columns.column import Column
from laurel.register.facts.columns.history import HISTORY_COLUMNS
from laurel.register.facts.columns.people import PEOPLE_COLUMNS
from laurel.register.facts.columns.units import UNIT_COLUMNS
from laurel.register.models import ImportDraft

__all__ = [
    "HISTORY_COLUMNS",
    "PEOPLE_COLUMNS",
    "UNIT_COLUMNS",
    "Column",
    "columns_of",
    "guessed",
    "is_undo_file",
]
COLUMNS: dict[str, tuple[Column, ...]] = {
    ImportDraft.Subject.UNITS: UNIT_COLUMNS,
    ImportDraft.Subject.PEOPLE: PEOPLE_COLUMNS,
    ImportDraft.Subject.HISTORY: HISTORY_COLUMNS,
}
UNDO_HEADER = ("還原 undo", "代碼或帳號 key", "名稱 name", "匯入前 before", "匯入後 after", "簽章 seal")


def columns_of(subject: str) -> tuple[Column, ...]:
    """The columns that an import of this subject knows."""
    return COLUMNS[subject]


def guessed(subject: str, header: Sequence[str]) -> dict[str, str]:
    """Place of a heading → key of the column that it means, each column once; other headings are left out."""
    taken: dict[str, str] = {}
    for place, heading in enumerate(header):
        wanted = cells.folded(heading)
        for column in columns_of(subject):
            if wanted and column.key not in taken.values() and wanted in _names_of(column):
                taken[str(place)] = column.key
                break
    return taken


@cache
def _names_of(column: Column) -> frozenset[str]:
    return frozenset(cells.spellings(column.key, column.words) | set(map(cells.folded, column.headings)))


def is_undo_file(header: Sequence[str]) -> bool:
    """True for a file that an earlier import gave out to restore what it changed."""
    return tuple(cell.strip() for cell in header[: len(UNDO_HEADER)]) == UNDO_HEADER
