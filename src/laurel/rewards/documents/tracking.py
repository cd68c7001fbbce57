"""敘獎追蹤表: every reward of a year on its way: proposed, before the committee, ordered, confirmed in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import override

from laurel.documents.model import Align, Block, Column, Fields, Paper, Paragraph, Signatures, Table
from laurel.editions.models import Edition
from laurel.rewards.documents.common import CHINESE, day, reward_of, unit_of
from laurel.rewards.facts import Clock, clocks_of, flow_of
from laurel.rewards.models import RewardLine
from laurel.rewards.words import CLOCK_WORDS, FLOW_WORDS
from laurel.rulebook.roc import roc_year_of

COLUMNS = (
    Column("序號", 0.7, Align.CENTER),
    Column("案件", 0.8, Align.CENTER),
    Column("單位", 1.8),
    Column("姓名", 1.2),
    Column("獎勵", 1.2, Align.CENTER),
    Column("考績會日期／決議", 2),
    Column("獎勵令日期／字號", 2.4),
    Column("三個月期限", 1.5, Align.CENTER),
    Column("確認", 1.5, Align.CENTER),
)
TRACKING_HEADER = tuple(column.heading for column in COLUMNS)
SIGNED = ("承辦人：＿＿＿＿＿＿　　人事主管：＿＿＿＿＿＿",)


def tracking_rows(lines: Sequence[RewardLine], today: date) -> list[tuple[str | int, ...]]:
    """The rows in the order of TRACKING_HEADER, as they stand on a day."""
    clocks = {clock.line.pk: clock for clock in clocks_of(lines, today)}
    with override(CHINESE):
        return [_row(number, line, clocks) for number, line in enumerate(lines, start=1)]


def tracking_sheet(edition: Edition, lines: Sequence[RewardLine], today: date) -> Paper:
    """追蹤表 of a year as it stands on a day."""
    with override(CHINESE):
        cells = tuple(tuple(str(cell) for cell in row) for row in tracking_rows(lines, today))
        running = sum(clock.is_running for clock in clocks_of(lines, today))
        stand = f"{roc_year_of(today)}年{today.month}月{today.day}日"
        blocks: list[Block] = [
            Fields(
                (
                    ("年度", f"{edition.roc_year} 年度"),
                    ("查詢日", stand),
                    ("筆數", f"{len(cells)} 筆，其中待確認 {running} 筆"),
                )
            ),
            Table(COLUMNS, cells, "追蹤表") if cells else Paragraph("還沒有敘獎建議。"),
            Paragraph("記功以下先發布者，發布後三個月內送考績委員會確認（公務人員考績法施行細則第13條）。"),
            Signatures(SIGNED),
        ]
    title = f"{edition.roc_year} 年度敘獎追蹤表"
    return Paper("reward_tracking", title, tuple(blocks), landscape=True, banner=edition.banner)


def _row(number: int, line: RewardLine, clocks: Mapping[int, Clock]) -> tuple[str | int, ...]:
    clock = clocks.get(line.pk)
    reviews = list(line.reviews.all())
    said = f"{day(reviews[-1].met_on)} {reviews[-1].get_answer_display()}" if reviews else ""
    ordered = f"{day(clock.order.ordered_on)} {clock.order.document_no}" if clock else ""
    return (
        number,
        line.recommendation.nomination.code,
        unit_of(line),
        line.person_name,
        reward_of(line),
        said,
        ordered,
        day(clock.due) if clock and clock.has_term else "",
        str(CLOCK_WORDS[clock.code][0] if clock else FLOW_WORDS[flow_of(line)]),
    )
