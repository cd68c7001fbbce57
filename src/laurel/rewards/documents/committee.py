"""考績委員會提案: the rewards of one entry that the evaluation committee is asked about, before an order or after."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import override

from laurel.documents.model import Align, Block, Column, Fields, Paper, Paragraph, Signatures, Table
from laurel.rewards.documents.common import BASIS, CHINESE, REWARD_RULE, case_name, day, reward_of, unit_of
from laurel.rewards.documents.roster import ceilings_in_words
from laurel.rewards.facts import RewardSheet
from laurel.rewards.models import RewardLine
from laurel.rewards.permissions import agency_of
from laurel.rewards.words import CASE_WORDS, ROLE_WORDS
from laurel.rulebook.reward_orders import confirmation_due_on

COLUMNS = (
    Column("序號", 0.7, Align.CENTER),
    Column("機關單位", 2),
    Column("職稱", 1.2),
    Column("姓名", 1.2),
    Column("角色", 1.4),
    Column("具體事由", 3.2),
    Column("建議獎勵", 1.2, Align.CENTER),
    Column("審議性質", 2),
    Column("決議", 1.4),
)
COMMITTEE_HEADER = tuple(column.heading for column in COLUMNS)
SIGNED = ("會議日期：____年___月___日　　紀錄：＿＿＿＿＿＿　　主席：＿＿＿＿＿＿＿＿",)


def committee_rows(lines: Sequence[RewardLine]) -> list[tuple[str | int, ...]]:
    """The rows in the order of the columns; the answer is left open where the committee has not met."""
    with override(CHINESE):
        return [
            (
                number,
                _where(line),
                line.title,
                line.person_name,
                str(ROLE_WORDS[line.role]),
                line.deeds,
                reward_of(line),
                _asked(line),
                "□ 同意　□ 不同意",
            )
            for number, line in enumerate(lines, start=1)
        ]


def committee_proposal(sheet: RewardSheet, lines: Sequence[RewardLine]) -> Paper:
    """考績委員會提案 of an entry: the lines that the committee has not met on yet."""
    entry = sheet.recommendation.nomination
    with override(CHINESE):
        cells = tuple(tuple(str(cell) for cell in row) for row in committee_rows(lines))
        blocks: list[Block] = [
            Fields((("案由", f"{case_name(entry)}敘獎案，提請審議。"),)),
            Paragraph(f"說明：依據{BASIS}第三點第五款及{REWARD_RULE}辦理。{CASE_WORDS[sheet.pool.case]}"),
            *(Paragraph(words) for words in ceilings_in_words(sheet)),
            Table(COLUMNS, cells, "提案名冊") if cells else Paragraph("目前沒有待審議的獎勵。"),
            Signatures(SIGNED),
        ]
    title = "考績委員會提案（敘獎）"
    return Paper("reward_committee", title, tuple(blocks), landscape=True, banner=entry.edition.banner)


def _where(line: RewardLine) -> str:
    agency = agency_of(line.unit)
    return line.unit.name if agency == line.unit else f"{agency.name}\n{unit_of(line)}"


def _asked(line: RewardLine) -> str:
    if not hasattr(line, "ordered"):
        return "發布前審議"
    ordered_on = line.ordered.order.ordered_on
    return f"先發布後確認：{day(ordered_on)}發布，{day(confirmation_due_on(ordered_on))}前確認"
