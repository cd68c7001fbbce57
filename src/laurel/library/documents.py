"""A unit's years as a table to take along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from laurel.documents.services import IssuedFile
from laurel.documents.tables import Cell, csv_of, ods_of
from laurel.library.facts import YearRow
from laurel.library.words import STATES
from laurel.people.models import Honour, Unit

FORMATS = {"csv": "text/csv; charset=utf-8", "ods": "application/vnd.oasis.opendocument.spreadsheet"}


def history_file(unit: Unit, rows: Sequence[YearRow], file_format: str) -> IssuedFile:
    """The years that the reader sees, a row an honour, a row for a year without one; text that could be a formula is disarmed."""
    name = f"{unit.code}-{_('歷年名次')}"
    table = [cells for row in rows for cells in _cells_of(row)]
    content = csv_of(_header(), table) if file_format == "csv" else ods_of(name, _header(), table)
    return IssuedFile(content, FORMATS[file_format], f"{name}.{file_format}")


def _header() -> list[str]:
    return [
        _("年度"),
        _("層級"),
        _("類別"),
        _("名次或結果"),
        _("並列"),
        _("獲推薦"),
        _("名義"),
        _("專案名稱"),
        _("證明文件"),
        _("文件日期"),
        _("查證"),
    ]


def _cells_of(row: YearRow) -> Iterator[list[Cell]]:
    honours = (*row.places, *row.ministry, *row.national)
    for honour in honours:
        yield _cells(row.roc_year, honour)
    if not row.places:
        yield [row.roc_year, str(Honour.Level.AGENCY.label), "", str(STATES[row.state]), *([""] * 7)]


def _cells(roc_year: int, honour: Honour) -> list[Cell]:
    return [
        roc_year,
        str(honour.get_level_display()),
        str(honour.get_category_display()),
        result_in_words(honour),
        _("是") if honour.is_shared else "",
        _("是") if honour.recommended else "",
        honour.unit.name,
        honour.project_title,
        honour.evidence,
        honour.evidence_on.isoformat() if honour.evidence_on else "",
        _("已查證") if honour.verification else _("尚未查證"),
    ]


def result_in_words(honour: Honour) -> Cell:
    """The place as a number, or what was reached instead."""
    if honour.level == Honour.Level.NATIONAL:
        return honour.award_name if honour.won else _("未獲獎")
    return honour.place or _("未列名次")
