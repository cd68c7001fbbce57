"""Rows of a file as values: each cell read by its column, what cannot be read named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from laurel.kit.dates import format_short
from laurel.register.facts import cells
from laurel.register.facts.columns.column import Column, Words
from laurel.register.facts.lines import Line, Problem
from laurel.register.models import ImportDraft

EMPTY = "—"


def read_lines(draft: ImportDraft, mapped: Mapping[int, Column], key: str) -> list[Line]:
    """Every row that holds anything, its cells read; the column `key` tells rows apart."""
    return [
        _line(number, row, mapped, key)
        for number, row in enumerate(draft.rows, draft.first_row)
        if any(cell.strip() for cell in row)
    ]


def _line(number: int, row: list[str], mapped: Mapping[int, Column], key: str) -> Line:
    line = Line(number, "", "")
    for place, column in mapped.items():
        text = cells.bare(row[place]) if place < len(row) else ""
        if not text and column.needed:
            line.problems.append(Problem(column.words, cells.fault("cell_missing")))
            continue
        try:
            line.values[column.key] = column.read(text)
        except cells.BadCell as bad:
            line.problems.append(Problem(column.words, bad.ground))
        if column.key in (key, "name"):
            setattr(line, "key" if column.key == key else "name", text)
    line.key = str(line.values.get(key, line.key))
    return line


def name_doubles(
    lines: list[Line], words: Words, about: Callable[[Line], Iterable[str]] = lambda line: [line.key]
) -> None:
    """Rows about the same thing (by default of one key) name each other as a problem of that column."""
    rows: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        for thing in about(line):
            rows[thing.casefold()].append(line)
    for same in rows.values():
        for line in same if len(same) > 1 else ():
            others = "、".join(str(other.number) for other in same if other is not line)
            line.problems.append(Problem(words, cells.fault("row_twice", rows=others)))


def shown(value: Any) -> str:
    """A value as a preview shows it."""
    if value is None or value == "" or value == ():
        return EMPTY
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, date):
        return format_short(value)
    return str(value)
