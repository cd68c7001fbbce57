"""歸檔清單: every item with its date, number, pages, digest, term and openness."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from django.utils.translation import override

from laurel.archive.facts import Clock
from laurel.archive.models import Kind, RetentionRule
from laurel.documents.model import Align, Block, Column, Fields, Heading, Paper, Paragraph, Signatures, Table
from laurel.editions.models import Edition, YearClosing
from laurel.kit.dates import format_date, format_short

PAPER_LANGUAGE = "zh-hant"
UNDECIDED = "尚未決定"
LIST_HEADER = (
    "序號",
    "種類",
    "件名",
    "日期",
    "字號",
    "頁數",
    "SHA-256",
    "保存年限",
    "保存到",
    "公開等級",
    "備註",
)
COLUMNS = (
    Column("序號", 0.6, Align.CENTER),
    Column("件名", 3.4),
    Column("日期", 1.3),
    Column("字號", 1.3),
    Column("頁數", 0.6, Align.END),
    Column("SHA-256", 3.2),
    Column("備註", 1.2),
)
DIGITS = 32
"""How many characters of a digest stand in one line of the paper."""
SIGNED = ("移交：＿＿＿＿＿＿＿＿　　點收：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿",)


def term_in_words(rule: RetentionRule | None) -> str:
    """10 年, 永久 or 尚未決定."""
    if rule is None:
        return UNDECIDED
    return "永久" if rule.years is None else f"{rule.years} 年"


def openness_in_words(rule: RetentionRule | None) -> str:
    """公開, or how far not and why."""
    if rule is None:
        return UNDECIDED
    with override(PAPER_LANGUAGE):
        level = str(rule.get_openness_display())
    return f"{level}（{rule.openness_reason}）" if rule.openness_reason else level


def list_rows(clocks: Sequence[Clock]) -> list[tuple[str | int, ...]]:
    """The list as rows in the order of LIST_HEADER."""
    with override(PAPER_LANGUAGE):
        return [
            (
                number,
                str(Kind(clock.item.kind).label),
                clock.item.title,
                clock.item.dated_on.isoformat(),
                clock.item.number,
                clock.item.pages if clock.item.pages is not None else "",
                clock.item.sha256,
                term_in_words(clock.rule),
                clock.until.isoformat() if clock.until else "",
                openness_in_words(clock.rule),
                _remark(clock),
            )
            for number, clock in enumerate(clocks, start=1)
        ]


def list_paper(edition: Edition, closing: YearClosing | None, clocks: Sequence[Clock]) -> Paper:
    """The list as a paper, a table for each kind of item."""
    with override(PAPER_LANGUAGE):
        closed = format_date(closing.closed_on, PAPER_LANGUAGE) if closing else "尚未結案"
        blocks: list[Block] = [
            Fields((("年度", f"{edition.roc_year} 年度"), ("結案", closed), ("件數", f"{len(clocks)} 件")))
        ]
        numbered = enumerate(clocks, start=1)
        for kind, rows in groupby(numbered, key=lambda row: row[1].item.kind):
            blocks += _of_kind(Kind(kind), list(rows))
        if not clocks:
            blocks.append(Paragraph("這一年度還沒有可歸檔的項目。"))
        blocks.append(Signatures(SIGNED))
    title = f"{edition.roc_year} 年度服務績優獎歸檔清單"
    return Paper("archive_list", title, tuple(blocks), landscape=True, banner=edition.banner)


def _of_kind(kind: Kind, rows: list[tuple[int, Clock]]) -> list[Block]:
    rule, until = rows[0][1].rule, next((clock.until for _, clock in rows if clock.until), None)
    told = f"保存年限：{term_in_words(rule)}；公開等級：{openness_in_words(rule)}"
    if until:
        told += f"；保存到 {format_date(until, PAPER_LANGUAGE)}"
    table = Table(COLUMNS, tuple(_cells(number, clock) for number, clock in rows), str(kind.label))
    return [Heading(str(kind.label)), Paragraph(f"{told}。"), table]


def _cells(number: int, clock: Clock) -> tuple[str, ...]:
    item = clock.item
    digest = "\n".join(item.sha256[start : start + DIGITS] for start in range(0, len(item.sha256), DIGITS))
    return (
        str(number),
        item.title,
        format_short(item.dated_on, PAPER_LANGUAGE),
        item.number or "—",
        "—" if item.pages is None else str(item.pages),
        digest or "—",
        _remark(clock),
    )


def _remark(clock: Clock) -> str:
    gone = clock.item.destroyed
    return f"已銷毀：{gone.document_no}" if gone else ""
