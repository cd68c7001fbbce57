"""Tables as ODS, XLSX and CSV: text stays text, never a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def harmless(value: Cell) -> Cell:
    """Text that a spreadsheet could take for a formula gets an apostrophe before it (OWASP ASVS 1.2.10)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value


def csv_of(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as CSV in UTF-8 with a byte-order mark, which spreadsheets need for Chinese."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(header)
    writer.writerows([harmless(value) for value in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def ods_of(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as ODS, its cells typed: numbers are numbers, everything else is text."""
    from odfdo import Document, Row, Table

    document = Document("spreadsheet")
    body = document.body
    body.clear()
    table = Table(name)
    for values in (header, *rows):
        row = Row()
        row.set_values([harmless(value) for value in values])
        table.append_row(row)
    body.append(table)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def xlsx_of(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as XLSX, its cells typed."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    for values in (header, *rows):
        cells = []
        for value in values:
            cell = WriteOnlyCell(sheet, value=value)
            if isinstance(value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
