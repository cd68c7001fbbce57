"""獎懲建議名冊: the roster of one entry, as a paper and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from laurel.rewards.facts import RewardSheet
from laurel.rewards.models import RewardLine
from laurel.rewards.words import CASE_WORDS, ROLE_WORDS, units_in_words

ROSTER_HEADER = ("序號", "服務單位", "職稱", "姓名", "角色", "具體事蹟", "建議獎勵", "次數", "考績會日期")


def roster_rows(lines: Sequence[RewardLine]) -> list[tuple[str | int, ...]]:
    """The roster's rows in the order of ROSTER_HEADER."""
    return [
        (
            number,
            line.unit.name,
            line.title,
            line.person_name,
            str(ROLE_WORDS[line.role]),
            line.deeds,
            str(line.get_reward_display()),
            line.times,
            line.committee_on.isoformat() if line.committee_on else "",
        )
        for number, line in enumerate(lines, start=1)
    ]


def roster_foot(sheet: RewardSheet) -> str:
    """The case and what of the ceiling is used."""
    ceiling = units_in_words(sheet.pool.ceiling or 0)
    return f"{CASE_WORDS[sheet.pool.case]} {sheet.pool.article.printed}。額度 {ceiling}，已用 {units_in_words(sheet.used)}。"
