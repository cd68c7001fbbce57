"""What the papers on rewards have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from laurel.documents.ranking_sheet import date_line
from laurel.nominations.models import Nomination
from laurel.rewards.facts import RewardSheet
from laurel.rewards.models import RewardLine
from laurel.rewards.permissions import agency_of
from laurel.rewards.words import ROLE_WORDS, arithmetic_of, beside_in_words, times_in_words, units_in_words
from laurel.rulebook.rewards import ROLES, UNITS, Budget, RewardCase, RewardKind, RewardRole

CHINESE = "zh-hant"
BASIS = "本署服務躍升評審及獎勵要點"
REWARD_RULE = "公務人員考績法施行細則第13條"


def case_name(entry: Nomination) -> str:
    """115 年度 A01 某中心「專案」."""
    title = f"「{entry.project_title}」" if entry.project_title else ""
    return f"{entry.edition.roc_year} 年度 {entry.code} {entry.unit.name}{title}"


def reward_of(line: RewardLine) -> str:
    """記功 1 次."""
    return times_in_words(RewardKind(line.reward), line.times)


def units_of(line: RewardLine) -> int:
    """Commendation units of a line."""
    return UNITS[RewardKind(line.reward)] * line.times


def unit_of(line: RewardLine) -> str:
    """The unit as it is called inside its agency."""
    return line.unit.name if agency_of(line.unit) == line.unit else line.unit.short_name


def remark_of(line: RewardLine) -> str:
    """What is said beside a line: by contract, left, moved, another reward, the committee's day, the remark."""
    said = [
        "比照辦理（約聘僱、工友）" if line.engagement == RewardLine.Engagement.CONTRACT else "",
        "已退休或離職" if line.has_left else "",
        f"現職：{line.moved_to.name}" if line.moved_to else "",
        f"相近事由另獲獎勵：{line.declared_document}" if line.declared == RewardLine.Declared.RELATED else "",
        f"考績會 {date_line(line.committee_on)}" if line.committee_on else "",
        line.remark,
    ]
    return "；".join(part for part in said if part)


def roles_in_words(case: RewardCase) -> str:
    """Who may be listed in a case, in the order of the text; major merit is named apart."""
    roles = ROLES.get(case, frozenset())
    words = "、".join(str(ROLE_WORDS[role.value]) for role in RewardRole if role in roles)
    if case is RewardCase.NATIONAL_WON:
        return f"主管、主要承辦人員得記大功一次（須先經考績委員會）；總額內：{words}"
    return words


def ceiling_in_words(sheet: RewardSheet) -> str:
    """6（記功 2 次）, in commendation units and in words."""
    ceiling = sheet.pool.ceiling or 0
    return f"{ceiling}（{units_in_words(ceiling)}）"


def foot_of(budgets: Sequence[Budget], parts: Sequence[Sequence[tuple[RewardKind, int]]]) -> list[str]:
    """額度／已用／餘額, a line for each ceiling that applies; persons stay unnamed."""
    lines = []
    for number, (budget, used) in enumerate(zip(budgets, parts, strict=True), start=1):
        whose = f"第 {number} 個總額：" if len(budgets) > 1 else ""
        beside = beside_in_words(budget)
        lines.append(
            f"{whose}額度 {budget.ceiling}，已用 {budget.used}，餘額 {budget.left}"
            f"（以嘉獎次數計：{arithmetic_of(budget, used)}）{f'；{beside}' if beside else ''}。"
        )
    return lines


def day(value: date | None) -> str:
    """115年12月1日, empty where there is none."""
    return date_line(value) if value else ""
