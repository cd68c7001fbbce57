"""結果通知: what one entry is told after the approval; a draft, to be dated and numbered by whoever sends it."""

from __future__ import annotations

from laurel.documents.model import Block, Fields, Paper, Paragraph
from laurel.documents.ranking_sheet import NAMES, date_line
from laurel.nominations.models import Nomination
from laurel.results.documents.letters import (
    BASIS,
    TO_BE_NUMBERED,
    approved_by,
    contact_of,
    explained,
)
from laurel.results.selectors import OwnResult
from laurel.rulebook.entrants import Category
from laurel.rulebook.periods import UPDATED_VERSION, data_period_of


def result_notice(result: OwnResult) -> Paper:
    """結果通知 of one entry: its own place, recommended or not, what comes next. Nothing of any other entry.

    The sum stands in it only in a year that publishes sums (A-17).
    """
    nomination = result.nomination
    edition = nomination.edition
    points = (
        f"依據{BASIS}第三點第二款第二目辦理，評審結果經{approved_by(result.approval)}核定。",
        _place(result),
        *_recommended(result),
        contact_of(edition),
    )
    blocks: list[Block] = [
        Fields(
            (("受文者", _addressees(nomination)), ("發文單位", "勞動力發展署綜合規劃組"), *TO_BE_NUMBERED)
        ),
        Paragraph(f"主旨：{_case(nomination)}評審結果，請查照。"),
        *explained(points),
    ]
    return Paper("result_notice", "評審結果通知（稿）", tuple(blocks), banner=edition.banner)


def _addressees(nomination: Nomination) -> str:
    """The unit that nominated, such as the branch, and the unit itself."""
    return "、".join(dict.fromkeys((nomination.nominated_by_unit.name, nomination.unit.name)))


def _case(nomination: Nomination) -> str:
    title = f"「{nomination.project_title}」" if nomination.project_title else ""
    category = NAMES[Category(nomination.category)]
    return (
        f"{nomination.unit.name}參加 {nomination.edition.roc_year} 年度服務績優獎（{category}）{title}"
        f"（案件編號 {nomination.code}）"
    )


def _place(result: OwnResult) -> str:
    place = f"評審結果：第 {result.place} 名（共 {result.entries} 案）"
    return f"{place}。" if result.rank_sum is None else f"{place}，序位合計 {result.rank_sum}。"


def _recommended(result: OwnResult) -> tuple[str, ...]:
    if result.is_taken_back:
        return ("本案之推薦已撤回。",)
    if not result.recommended:
        return ("本案未獲推薦。",)
    category = Category(result.nomination.category)
    if category is not Category.OVERALL_SERVICE:
        return ("本案獲推薦至勞動部。",)
    period = data_period_of(category, result.nomination.edition.roc_year, UPDATED_VERSION)
    span = f"{date_line(period.first)}至{date_line(period.last)}"
    return (
        "本案獲推薦至勞動部。",
        f"請於本署函送勞動部前，將參獎申請書之資料統計期間更新為{span}（要點三(二)1(2)乙）。",
    )
