"""獎懲建議名冊: the roster of one entry, as a paper and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import override

from laurel.documents.model import Align, Block, Column, Fields, Paper, Paragraph, Signatures, Table
from laurel.rewards.documents.common import (
    BASIS,
    CHINESE,
    REWARD_RULE,
    case_name,
    foot_of,
    remark_of,
    reward_of,
    unit_of,
    units_of,
)
from laurel.rewards.facts import RewardSheet, parts_of
from laurel.rewards.models import RewardLine
from laurel.rewards.permissions import agency_of
from laurel.rewards.words import CASE_WORDS, ROLE_WORDS

COLUMNS = (
    Column("序號", 0.7, Align.CENTER),
    Column("機關", 1.6),
    Column("單位", 1.5),
    Column("職稱", 1.2),
    Column("官職等", 1.1),
    Column("姓名", 1.2),
    Column("角色", 1.3),
    Column("具體事由", 3.8),
    Column("建議獎勵", 1.4, Align.CENTER),
    Column("當量", 0.8, Align.CENTER),
    Column("法令依據", 1.2),
    Column("備註", 1.7),
)
ROSTER_HEADER = tuple(column.heading for column in COLUMNS)
SIGNED = (
    "承辦人：＿＿＿＿＿＿　　單位主管：＿＿＿＿＿＿　　人事主管：＿＿＿＿＿＿　　機關首長：＿＿＿＿＿＿",
)


def roster_rows(lines: Sequence[RewardLine], sheet: RewardSheet) -> list[tuple[str | int, ...]]:
    """The roster's rows in the order of ROSTER_HEADER; the personnel number does not leave."""
    with override(CHINESE):
        return [
            (
                number,
                agency_of(line.unit).name,
                unit_of(line),
                line.title,
                line.grade,
                line.person_name,
                str(ROLE_WORDS[line.role]),
                line.deeds,
                reward_of(line),
                units_of(line),
                sheet.pool.article.printed,
                remark_of(line),
            )
            for number, line in enumerate(lines, start=1)
        ]


def ceilings_in_words(sheet: RewardSheet) -> list[str]:
    """Of each ceiling what is used and what is left: 額度, 已用, 餘額 with the arithmetic."""
    budgets = sheet.budgets
    return foot_of(budgets, [parts_of(budget) for budget in budgets])


def roster_foot(sheet: RewardSheet) -> str:
    """The case with its article, and of each ceiling what is used and what is left."""
    with override(CHINESE):
        case = f"{CASE_WORDS[sheet.pool.case]}（{sheet.pool.article.printed}）"
        return case + "".join(ceilings_in_words(sheet))


def reward_roster(sheet: RewardSheet, lines: Sequence[RewardLine]) -> Paper:
    """獎懲建議名冊 of an entry: these lines, at the foot the ceiling of the whole entry."""
    entry = sheet.recommendation.nomination
    with override(CHINESE):
        cells = tuple(tuple(str(cell) for cell in row) for row in roster_rows(lines, sheet))
        blocks: list[Block] = [
            Fields(
                (
                    ("案件", case_name(entry)),
                    ("適用情形", f"{CASE_WORDS[sheet.pool.case]}（{sheet.pool.article.printed}）"),
                    ("依據", f"{BASIS}第三點第五款、{REWARD_RULE}"),
                )
            ),
            Table(COLUMNS, cells, "獎懲建議名冊") if cells else Paragraph("名冊沒有人。"),
            *(Paragraph(words) for words in ceilings_in_words(sheet)),
            Signatures(SIGNED),
        ]
    return Paper("reward_roster", "獎懲建議名冊", tuple(blocks), landscape=True, banner=entry.edition.banner)
