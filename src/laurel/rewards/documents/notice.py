"""敘獎額度通知: what one agency is told of its entries: the case, the ceiling, who may be listed, by when."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import override

from laurel.documents.model import Align, Block, Column, Fields, Paper, Paragraph, Table
from laurel.documents.ranking_sheet import date_line
from laurel.editions.models import Edition
from laurel.people.models import Unit
from laurel.results.documents.letters import TO_BE_NUMBERED, contact_of, explained
from laurel.rewards.documents.common import BASIS, CHINESE, ceiling_in_words, roles_in_words
from laurel.rewards.facts import RewardSheet
from laurel.rewards.words import WAITING_WORDS
from laurel.rulebook.rewards import RewardCase

COLUMNS = (
    Column("案件", 0.8, Align.CENTER),
    Column("單位", 2.2),
    Column("適用點次", 1.3),
    Column("額度（嘉獎次數）", 1.5, Align.CENTER),
    Column("可列人員", 3),
    Column("期限", 1.6),
)


def quota_notice(edition: Edition, agency: Unit, sheets: Sequence[RewardSheet]) -> Paper:
    """敘獎額度通知 of an agency: one row for each of its recommended entries; nothing of any person.

    The term is three months after the result that the rewards rest on, a house default.
    """
    with override(CHINESE):
        blocks: list[Block] = [
            Fields((("受文者", agency.name), ("發文單位", "勞動力發展署綜合規劃組"), *TO_BE_NUMBERED)),
            Paragraph(f"主旨：{edition.roc_year} 年度服務績優獎敘獎額度如說明，請於期限內提出獎懲建議名冊。"),
            *explained(_points(edition, sheets)),
            Table(COLUMNS, tuple(_row(sheet) for sheet in sheets), "敘獎額度"),
        ]
    title = f"{edition.roc_year} 年度敘獎額度通知（稿）"
    return Paper("reward_quota_notice", title, tuple(blocks), banner=edition.banner)


def _points(edition: Edition, sheets: Sequence[RewardSheet]) -> list[str]:
    points = [
        f"依據{BASIS}第三點第五款辦理。",
        "額度以嘉獎次數計：記功一次等於嘉獎三次，記大功一次等於嘉獎九次；額度是上限，不必用完，沒有建議人選時也請回復。",
        "同一事由不重複獎勵；結果未定的案件，俟結果確定後再辦理（要點三(五)3）。",
        "記功以下得先發布，發布後三個月內送考績委員會確認；記大功須先經考績委員會（公務人員考績法施行細則第13條）。",
    ]
    points += [
        f"{sheet.recommendation.nomination.code}的情形要點沒有規定，額度依{sheet.decision.authority}核定。"
        for sheet in sheets
        if sheet.decision and sheet.pool.case is RewardCase.NOT_COVERED
    ]
    return [*points[:8], contact_of(edition)]


def _row(sheet: RewardSheet) -> tuple[str, ...]:
    entry = sheet.recommendation.nomination
    head = (entry.code, entry.unit.name, sheet.pool.article.printed)
    if sheet.waiting:
        return (*head, "—", f"{WAITING_WORDS[sheet.waiting.what]}，暫緩", "—")
    if not sheet.is_open:
        return (*head, "待核定", "要點沒有規定，額度核定後另行通知", "—")
    due = date_line(sheet.due_on) if sheet.due_on else "—"
    return (*head, ceiling_in_words(sheet), roles_in_words(sheet.pool.case), due)
