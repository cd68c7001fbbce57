"""A file as a header and rows of text, or what is wrong with the file."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _

from laurel.tally.faults import BadSheet
from laurel.tally.reading import rows_of

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 40
NUL_STAND_IN = "\1"
"""PostgreSQL keeps no NUL; another control character is named as a problem of its cell just the same."""


class BadFile(ValueError):
    """A file that cannot be imported; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """The header, the rows under it, and the number of the first of them as a spreadsheet counts."""

    header: list[str]
    rows: list[list[str]]
    first_row: int


def table_of(content: bytes) -> Table:
    """The first table of a CSV, ODS or XLSX file: its first row that holds anything is the header."""
    rows = _rows_of(content)
    start = next((place for place, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if start is None:
        raise BadFile(_("這個檔案沒有內容。第一列請放欄位名稱，第二列起一列一筆。"))
    below = rows[start + 1 :]
    while below and not any(cell.strip() for cell in below[-1]):
        below.pop()
    header = [cell.strip() for cell in rows[start]]
    while header and not header[-1]:
        header.pop()
    _refuse_too_much(header, below)
    return Table(header, [row[: len(header)] for row in below], start + 2)


def _refuse_too_much(header: list[str], below: list[list[str]]) -> None:
    if not below:
        raise BadFile(_("這個檔案只有欄位名稱，沒有資料。"))
    if len(below) > MOST_ROWS:
        raise BadFile(
            _("這個檔案有 %(rows)d 列，一次最多 %(most)d 列，請分成幾個檔案。")
            % {"rows": len(below), "most": MOST_ROWS}
        )
    if len(header) > MOST_COLUMNS:
        raise BadFile(
            _("這個檔案有 %(columns)d 欄，最多 %(most)d 欄，請移除用不到的欄。")
            % {"columns": len(header), "most": MOST_COLUMNS}
        )


def _rows_of(content: bytes) -> list[list[str]]:
    if len(content) > MOST_BYTES:
        raise BadFile(
            _("這個檔案超過 %(most)d MB，請只留要匯入的工作表與欄位。") % {"most": MOST_BYTES // 1024**2}
        )
    _refuse_bomb(content)
    try:
        return [[cell.replace("\0", NUL_STAND_IN) for cell in row] for row in rows_of(content)]
    except BadSheet as bad:
        raise BadFile(_words_of(bad.faults[0].code)) from bad
    except csv.Error as error:
        raise BadFile(_words_of("cannot_be_opened")) from error


def _refuse_bomb(content: bytes) -> None:
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        raise BadFile(_words_of("cannot_be_opened")) from error
    if unpacked > MOST_UNPACKED:
        raise BadFile(_words_of("too_large"))


def _words_of(code: str) -> str:
    return {
        "not_utf8": _("這個 CSV 不是 UTF-8 編碼。請在試算表另存成「CSV UTF-8」，或直接上傳 ODS、XLSX。"),
        "too_large": _("這個檔案展開後過大，請只留要匯入的工作表。"),
        "not_a_spreadsheet": _("這個檔案不是試算表。請上傳 ODS、XLSX 或 CSV（UTF-8）。"),
    }.get(code, _("這個檔案打不開，可能已損壞。請在試算表重新儲存後再上傳。"))
