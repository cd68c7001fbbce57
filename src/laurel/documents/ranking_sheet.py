"""序位表: the sheet of Annex 3, blank or filled, for the first evaluation and for a tie round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from laurel.documents.model import Align, Block, Column, Paper, Paragraph, Signatures, Table
from laurel.rulebook.entrants import Category
from laurel.rulebook.roc import roc_year_of

LEAST_ROWS = 10
"""The rows of the printed form; more entries make more rows and pages."""
NAMES = {Category.OVERALL_SERVICE: "整體服務類", Category.PROJECT_PLANNING: "專案規劃類"}


def title_of(category: Category, round_number: int = 1) -> str:
    """The title that Annex 3 prints for a category; a tie round is named as such."""
    meeting = "再行綜合評選序位表" if round_number > 1 else "序位表"
    return f"本署暨所屬各機關(構)「勞動部服務績優獎」評審會議{meeting}({NAMES[category]})"


def date_line(day: date | None) -> str:
    """____年___月___日, filled where the day is known."""
    return f"{roc_year_of(day)}年{day.month}月{day.day}日" if day else "____年___月___日"


def ranking_sheet(
    category: Category,
    entries: Sequence[tuple[str, str]],
    *,
    ranks: Mapping[str, int] | None = None,
    member: str = "",
    day: date | None = None,
    receipt_code: str = "",
    round_number: int = 1,
    banner: str = "",
) -> Paper:
    """The sheet for the entries (code, unit name) in their order; `ranks` by code fills it.

    The body is the form's own; the member's name and the receipt stand below the form.
    """
    rows = [(f"{code}　{name}", str(ranks[code]) if ranks else "") for code, name in entries]
    if round_number == 1:
        rows += [("", "")] * (LEAST_ROWS - len(rows))
    table = Table(
        (Column("受評單位", 4), Column("排序", 1, Align.CENTER)), tuple(rows), "序位表", row_height=0.95
    )
    blocks: list[Block] = [table, Signatures((f"評審委員簽名：{'　' * 10}日期：{date_line(day)}",))]
    if member or receipt_code:
        note = "　".join(
            part for part in (member, f"彌封收據 {receipt_code}" if receipt_code else "") if part
        )
        blocks.append(Paragraph(note))
    if round_number > 1:
        blocks.insert(
            0, Paragraph(f"第 {round_number} 次評選：只排序位合計相同的 {len(entries)} 案，由 1 起排。")
        )
    return Paper("ranking_sheet", title_of(category, round_number), tuple(blocks), banner=banner)
