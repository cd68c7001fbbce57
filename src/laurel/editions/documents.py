"""年度設定差異表: two years side by side, as a paper and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import override

from laurel.documents.model import Block, Column, Fields, Heading, Paper, Paragraph, Signatures, Table
from laurel.editions.facts import Line, Setup, lines_between, lines_of_setup
from laurel.editions.facts.settings import Setting
from laurel.editions.models import Edition
from laurel.editions.words import GROUPS
from laurel.kit.dates import format_date

PAPER_LANGUAGE = "zh-hant"
KIND, TITLE, DRAFT = "year_comparison", "年度設定差異表", "草稿"
SIGNED = ("承辦人：＿＿＿＿＿＿＿＿　　組長：＿＿＿＿＿＿＿＿",)


def comparison_paper(old: Edition, new: Edition) -> Paper:
    """The differences of two years as they stand, with who decided each."""
    with override(PAPER_LANGUAGE):
        return _paper(old.roc_year, new.roc_year, lines_between(old, new), new.banner)


def proposal_paper(old: Edition, setup: Setup) -> Paper:
    """The same of a year before it is opened: a draft, never issued."""
    with override(PAPER_LANGUAGE):
        return _paper(old.roc_year, setup.roc_year, lines_of_setup(old, setup), DRAFT)


def _paper(old: int, new: int, lines: Sequence[Line], banner: str) -> Paper:
    changed = sum(line.is_changed for line in lines)
    said: list[tuple[str, str]] = [
        ("比較", f"{old} 年度與 {new} 年度"),
        ("依據", "106年6月30日要點；要點四：未規定者依勞動部計畫"),
        ("結果", f"{len(lines)} 項，{changed} 項不同"),
    ]
    blocks: list[Block] = [Fields(tuple(said))]
    columns = (
        Column("項目", 2.2),
        Column(f"{old} 年度", 2.6),
        Column(f"{new} 年度", 2.6),
        Column("條文", 1.6),
        Column("不同", 0.6),
    )
    for group, rows in groupby(lines, key=lambda line: line.group):
        cells = tuple(_cells(line) for line in rows)
        blocks += [Heading(str(GROUPS[group])), Table(columns, cells, str(GROUPS[group]))]
    blocks += [Paragraph("去年的文號不沿用為本年度的依據；未決定者適用預設或留為待決。"), Signatures(SIGNED)]
    return Paper(KIND, f"{new} 年度與 {old} 年度設定差異表", tuple(blocks), landscape=True, banner=banner)


def _cells(line: Line) -> tuple[str, ...]:
    return (
        _name(line),
        "\n".join(_told(line.old)),
        "\n".join(_told(line.new)),
        line.article.printed if line.article else "—",
        "不同" if line.is_changed else "",
    )


def _name(line: Line) -> str:
    return f"{line.key} {line.label}" if line.group == "points" else str(line.label)


def _told(setting: Setting) -> Iterator[str]:
    """The value, what is remarked, who decided it when and by which document, and what stood before."""
    yield setting.words
    if setting.remark:
        yield setting.remark
    if setting.authority:
        yield "：".join(filter(None, (setting.authority, setting.reason)))
    if setting.decided_at:
        yield f"{format_date(setting.decided_at)} {setting.decided_by}"
    for earlier in setting.before:
        when = f"（{format_date(earlier.decided_at)}）" if earlier.decided_at else ""
        yield f"原為 {earlier.words}{when}"


def table_of(old: int, new: int, lines: Sequence[Line]) -> tuple[list[str], list[list[str]]]:
    """The heading and the rows of the spreadsheet, a column for each thing that is told."""
    with override(PAPER_LANGUAGE):
        sides = [
            f"{year} 年度{what}"
            for year in (old, new)
            for what in ("", "備註", "文號", "決定日期", "決定人", "原為")
        ]
        rows = [
            [
                str(GROUPS[line.group]),
                _name(line),
                *_columns(line.old),
                *_columns(line.new),
                line.article.printed if line.article else "",
                "不同" if line.is_changed else "",
            ]
            for line in lines
        ]
        return ["類別", "項目", *sides, "條文", "不同"], rows


def _columns(setting: Setting) -> list[str]:
    when = format_date(setting.decided_at) if setting.decided_at else ""
    earlier = "；".join(row.words for row in setting.before)
    return [setting.words, setting.remark, setting.authority, when, setting.decided_by, earlier]
