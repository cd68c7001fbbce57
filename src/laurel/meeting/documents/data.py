"""The count as data: a table for spreadsheets, or the JSON of `laurel tally`."""

from __future__ import annotations

from dataclasses import replace

from laurel.documents.master_sheet import RECOMMENDED
from laurel.documents.tables import Cell, csv_of, ods_of
from laurel.meeting.facts import TallyRow, TallyTable
from laurel.rulebook.ranking import Tally
from laurel.tally.report import json_of


def count_as(file_format: str, table: TallyTable) -> bytes:
    """The table as `ods`, `csv` or `json`; with sums only no member and no rank is in any of them."""
    if file_format == "json":
        return json_of(table.count.tally if table.members else _without_ranks(table.count.tally)).encode()
    header = (
        "編號",
        "受評單位",
        *table.members,
        "序位合計",
        "名次",
        *(f"第{number}次評選合計" for number in table.rounds),
        "抽籤順位",
        "推薦",
    )
    rows = [_row(row) for row in table.rows]
    return csv_of(header, rows) if file_format == "csv" else ods_of("計算表", header, rows)


def _row(row: TallyRow) -> tuple[Cell, ...]:
    return (
        row.code,
        row.unit,
        *(cell.rank for cell in row.cells),
        row.standing.rank_sum,
        row.place,
        *("" if again.rank_sum is None else again.rank_sum for again in row.again),
        row.lot or "",
        RECOMMENDED[row.standing.recommended],
    )


def _without_ranks(tally: Tally) -> Tally:
    standings = tuple(replace(row, ranks=()) for row in tally.standings)
    return replace(tally, members=(), standings=standings)
