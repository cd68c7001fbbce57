"""Reading a table of ranks: CSV, ODS or XLSX, told apart by content; every fault named with row and column."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from laurel.rulebook.ranking import Table

MOST_FAULTS = 200
MOST_UNPACKED_BYTES = 500 * 1024 * 1024


class BadSheet(ValueError):
    """A table that cannot be counted: all its faults, each with its place."""

    def __init__(self, name: str, faults: Sequence[str]) -> None:
        super().__init__("\n".join(f"{name}: {fault}" for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that can be counted, and what should be said about how it was read."""

    table: Table
    remarks: tuple[str, ...] = ()


def read_sheet(path: Path) -> Sheet:
    """The table in a file. Raises BadSheet with every fault, OSError when the file cannot be read."""
    content = path.read_bytes()
    if content.startswith(b"PK"):
        return _checked(path.name, _rows_of_workbook(path.name, content))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadSheet(
            path.name,
            [
                f"byte {error.start + 1}: is not UTF-8 text, ODS or XLSX; save it as one of them (位元組不是 UTF-8)"
            ],
        ) from error
    return _checked(path.name, list(csv.reader(io.StringIO(text, newline=""))))


def _rows_of_workbook(name: str, content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED_BYTES:
                raise BadSheet(name, ["is too large when unpacked (解壓縮後過大)"])
            members = set(archive.namelist())
        if "content.xml" in members:
            return _rows_of_ods(content)
        if "xl/workbook.xml" in members:
            return _rows_of_xlsx(content)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError) as error:
        if isinstance(error, BadSheet):
            raise
        raise BadSheet(name, [f"cannot be opened as a spreadsheet (無法開啟): {error}"]) from error
    raise BadSheet(name, ["is neither CSV, ODS nor XLSX (不是 CSV、ODS 或 XLSX)"])


def _rows_of_ods(content: bytes) -> list[list[str]]:
    from odfdo import Document

    table = Document(io.BytesIO(content)).body.get_table(0)
    if table is None:
        return []
    return [[_as_text(value) for value in row] for row in table.get_values()]


def _rows_of_xlsx(content: bytes) -> list[list[str]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return [[_as_text(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]


def _as_text(value: object) -> str:
    if value is None:
        return ""
    try:
        whole = int(value)  # type: ignore[call-overload]
    except (TypeError, ValueError):
        return str(value)
    return str(whole) if whole == value else str(value)


def _checked(name: str, rows: list[list[str]]) -> Sheet:
    rows = _without_empty_edges(rows)
    if not rows:
        raise BadSheet(name, ["is empty (沒有內容)"])
    header = rows[0]
    members = tuple(cell.strip() for cell in header[1:])
    faults = _faults_of_header(members)
    entries = tuple(row[0].strip() if row else "" for row in rows[1:])
    faults += _faults_of_entries(entries)
    faults += [
        f"row {number}: has {len(row) - 1} ranks for {len(members)} members (序位數與委員數不符)"
        for number, row in enumerate(rows[1:], start=2)
        if len(row) != len(header)
    ]
    if faults:
        raise BadSheet(name, faults[:MOST_FAULTS])
    remarks: tuple[str, ...] = ()
    try:
        ranks = _plain_ranks(rows)
    except KeyError:
        try:
            ranks = tuple(tuple(map(int, row[1:])) for row in rows[1:])
        except ValueError:
            raise BadSheet(name, _not_numbers(rows, members, entries)[:MOST_FAULTS]) from None
        remarks = tuple(_full_width(rows, members, entries))
    faults = _faults_of_columns(ranks, members, entries)
    if faults:
        raise BadSheet(name, faults[:MOST_FAULTS])
    return Sheet(Table(members, entries, ranks), remarks)


def _plain_ranks(rows: Sequence[Sequence[str]]) -> tuple[tuple[int, ...], ...]:
    """The ranks where each is written plainly as 1 to n: one look-up a cell. KeyError where one is not."""
    number_of = {str(rank): rank for rank in range(1, len(rows))}.__getitem__
    return tuple(tuple(map(number_of, row[1:])) for row in rows[1:])


def _without_empty_edges(rows: list[list[str]]) -> list[list[str]]:
    """Spreadsheets store empty cells to the right and below: they are not part of the table."""
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if not rows:
        return rows
    width = len(rows[0])
    while width and not rows[0][width - 1].strip():
        width -= 1
    if all(len(row) == width for row in rows):
        return rows
    return [row if len(row) <= width else _cut(row, width) for row in rows]


def _cut(row: list[str], width: int) -> list[str]:
    return row[:width] if not any(cell.strip() for cell in row[width:]) else row


def _faults_of_header(members: Sequence[str]) -> list[str]:
    if not members:
        return ["row 1: names no member (第一列沒有委員)"]
    faults = [
        f"row 1, column {number}: names no member (沒有委員名稱)"
        for number, member in enumerate(members, start=2)
        if not member
    ]
    twice = [member for member, times in Counter(members).items() if member and times > 1]
    return faults + [f"row 1: member {member} is named twice (委員重複)" for member in twice]


def _faults_of_entries(entries: Sequence[str]) -> list[str]:
    if not entries:
        return ["has no entry (沒有受評單位)"]
    faults = [
        f"row {number}, column 1: names no entry (沒有受評單位名稱)"
        for number, entry in enumerate(entries, start=2)
        if not entry
    ]
    twice = [entry for entry, times in Counter(entries).items() if entry and times > 1]
    return faults + [f"entry {entry} is named twice (受評單位重複)" for entry in twice]


def _not_numbers(rows: list[list[str]], members: Sequence[str], entries: Sequence[str]) -> list[str]:
    faults = []
    for number, row in enumerate(rows[1:], start=2):
        for column, cell in enumerate(row[1:], start=2):
            try:
                int(cell)
            except ValueError:
                where = f"row {number}, column {column} ({entries[number - 2]}, {members[column - 2]})"
                what = (
                    f"{cell!r} is not a whole number (不是整數)" if cell.strip() else "has no rank (沒有序位)"
                )
                faults.append(f"{where}: {what}")
    return faults


def _faults_of_columns(
    ranks: Sequence[Sequence[int]], members: Sequence[str], entries: Sequence[str]
) -> list[str]:
    """Every column must be 1..n: what stands twice, what is missing, what is out of range, by member."""
    size, faults = len(entries), []
    for column, (member, given) in enumerate(zip(members, zip(*ranks, strict=True), strict=True), start=2):
        kinds = set(given)
        if len(kinds) == size and min(kinds) == 1 and max(kinds) == size:
            continue
        where = f"column {column} ({member})"
        faults += [
            f"{where}: rank {rank} is not between 1 and {size} (超出範圍), row {given.index(rank) + 2}"
            for rank in sorted(kinds)
            if not 1 <= rank <= size
        ]
        for rank, times in sorted(Counter(given).items()):
            if times > 1:
                named = "、".join(entry for entry, value in zip(entries, given, strict=True) if value == rank)
                faults.append(f"{where}: rank {rank} is given {times} times (序位重複): {named}")
        absent = [str(rank) for rank in range(1, size + 1) if rank not in kinds]
        if absent:
            faults.append(f"{where}: rank {', '.join(absent)} is missing (缺少序位)")
    return faults


def _full_width(rows: Iterable[Sequence[str]], members: Sequence[str], entries: Sequence[str]) -> list[str]:
    remarks = []
    for number, row in enumerate(rows):
        if number and not "".join(row[1:]).isascii():
            remarks += [
                f"row {number + 1} ({entries[number - 1]}, {members[column]}): {cell} was read as {int(cell)} (全形數字)"
                for column, cell in enumerate(row[1:])
                if not cell.isascii()
            ]
    return remarks
