"""收件登記簿: every submitted entry with its letter, its copies, its file."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import override

from laurel.documents.model import Align, Block, Column, Fields, Paper, Paragraph, Table
from laurel.editions.models import Edition
from laurel.kit.cards import in_words
from laurel.kit.dates import format_short, in_taipei
from laurel.rulebook.grounds import Verdict
from laurel.screening.documents.sheets import CATEGORIES, CHINESE, banner_of
from laurel.screening.facts import Case, Line

COLUMNS = (
    Column("序號", 0.8, Align.CENTER),
    Column("收文日期／字號", 2.6),
    Column("發文日期／字號", 2.6),
    Column("單位", 2.8),
    Column("類別", 1.5),
    Column("紙本份數", 1, Align.CENTER),
    Column("電子檔（檔名／雜湊／頁數）", 4),
    Column("系統送出", 1.9),
    Column("是否逾期", 1.8),
    Column("經辦", 1.3),
)
DIGITS = 16
"""How many digits of a digest are printed: enough to find the file, short enough for a column."""


def receipt_register(edition: Edition, lines: Sequence[Line]) -> Paper:
    """收件登記簿 of the year, in the order of receipt."""
    ordered = sorted(lines, key=lambda line: line.case.received_at)
    cells = tuple(_row(number, line) for number, line in enumerate(ordered, start=1))
    blocks: list[Block] = [
        Fields(
            (
                ("年度", f"{edition.roc_year} 年度"),
                ("依據", "要點三(二)1(1)丙、1(2)甲"),
                ("件數", f"{len(cells)} 案"),
            )
        )
    ]
    blocks.append(Table(COLUMNS, cells, "收件登記") if cells else Paragraph("本年度尚無收件。"))
    title = f"{edition.roc_year} 年度服務績優獎收件登記簿"
    return Paper("receipt_register", title, tuple(blocks), landscape=True, banner=banner_of(edition))


def _row(number: int, line: Line) -> tuple[str, ...]:
    case, row = line.case, line.case.nomination
    letter = case.sent.letter
    received = letter and letter.received_on
    return (
        str(number),
        f"{format_short(received, CHINESE)} {letter.received_no}" if letter and received else "—",
        f"{format_short(letter.dispatched_on, CHINESE)} {letter.dispatch_no}" if letter else "—",
        f"{row.code} {row.unit.name}",
        CATEGORIES[row.category],
        str(letter.copies) if letter else "—",
        _file_of(case),
        f"{format_short(case.received_at, CHINESE)} {in_taipei(case.received_at):%H:%M}",
        _lateness_of(line),
        letter.recorded_by.name if letter else "—",
    )


def _file_of(case: Case) -> str:
    version = case.sent.versions[-1]
    names = [row["name"] for row in version.files or () if row["is_application_file"]]
    name = "、".join(names) or f"申請書第 {version.number} 版"
    return f"{name}／{(version.pdf_sha256 or version.sha256)[:DIGITS]}／{version.pages} 頁"


def _lateness_of(line: Line) -> str:
    if line.timeliness.verdict is Verdict.MET:
        return "否"
    with override(CHINESE):
        return in_words(line.timeliness).sentence
