"""Reading a file of ranks: CSV, ODS or XLSX, told apart by content, as rows of text."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from laurel.tally.checking import Rows, Sheet, sheet_of
from laurel.tally.faults import BadSheet, Fault

MOST_UNPACKED_BYTES = 500 * 1024 * 1024
MOST_CELLS = 20_000_000


def read_sheet(path: Path) -> Sheet:
    """The table in a file. Raises BadSheet with every fault, OSError when the file cannot be read."""
    content = path.read_bytes()
    try:
        return sheet_of(_rows_of(content))
    except csv.Error as error:
        raise BadSheet(Fault("cannot_be_opened", {"reason": error})) from error


def rows_of(content: bytes) -> Iterable[Sequence[str]]:
    """The rows of a CSV, ODS or XLSX file as text. Raises BadSheet with what is wrong with the file."""
    return _rows_of(content)()


def _rows_of(content: bytes) -> Rows:
    if content.startswith(b"PK"):
        rows = _rows_of_workbook(content)
        return lambda: rows
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise BadSheet(Fault("not_utf8", {"byte": error.start + 1})) from error
    return lambda: _rows_of_text(text)


def _rows_of_text(text: str) -> Iterable[list[str]]:
    """Where nothing is quoted a row is its line, parted at the commas: half the time of a csv reader."""
    if '"' in text or "\r" in text:
        return csv.reader(io.StringIO(text, newline=""))
    return (line.split(",") for line in text.split("\n"))


def _rows_of_workbook(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            members = set(archive.namelist())
        if unpacked > MOST_UNPACKED_BYTES:
            raise BadSheet(Fault("too_large"))
        if "content.xml" in members:
            return _as_texts(_rows_of_ods(content))
        if "xl/workbook.xml" in members:
            return _as_texts(_rows_of_xlsx(content))
    except BadSheet:
        raise
    except Exception as error:  # whatever a reader of spreadsheets stumbles over, the file is what is wrong
        raise BadSheet(Fault("cannot_be_opened", {"reason": error})) from error
    raise BadSheet(Fault("not_a_spreadsheet"))


def _rows_of_ods(content: bytes) -> Iterable[Sequence[object]]:
    """The first table. Office programs repeat its last row to the end of the paper: that is cut off first."""
    from odfdo import Document

    table = Document(io.BytesIO(content)).body.get_table(0)
    if table is None:
        return []
    table.rstrip(aggressive=True)
    columns, rows = table.size
    if columns * rows > MOST_CELLS:
        raise BadSheet(Fault("too_large"))
    values: list[list[object]] = table.get_values()
    return values


def _rows_of_xlsx(content: bytes) -> Iterable[Sequence[object]]:
    """The first table, read to its last cell whatever size the file says that it has."""
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    sheet.reset_dimensions()
    values: Iterable[Sequence[object]] = sheet.iter_rows(values_only=True)
    return values


def _as_texts(rows: Iterable[Sequence[object]]) -> list[list[str]]:
    return [[_as_text(value) for value in row] for row in rows]


def _as_text(value: object) -> str:
    """A cell as it would be typed: spreadsheets keep 3 as 3.0."""
    if value is None:
        return ""
    if isinstance(value, float | Decimal) and value == value // 1:
        return str(int(value))
    return str(value)
