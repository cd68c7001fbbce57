"""Fields, places and their faults as people read them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from laurel.applications import fields
from laurel.applications.fields import BadValue
from laurel.rulebook.criteria import criterion_of
from laurel.rulebook.entrants import Category

NAMES: dict[str, Promise] = {
    fields.HEAD: _("單位主管"),
    fields.SUMMARY: _("摘要"),
    fields.PERIOD_FROM: _("資料統計期間：自"),
    fields.PERIOD_TO: _("資料統計期間：至"),
    fields.PERIOD_REASON: _("特殊狀況說明"),
    fields.PERIOD: _("資料統計期間與特殊狀況"),
    "basics": _("基本資料"),
    "figures": _("數據卡"),
    "attachments": _("附件"),
    "overview": _("總覽"),
    "update": _("更新 1–6 月資料"),
}
FAULTS: dict[str, Promise] = {
    "field_unknown": _("沒有這個欄位。"),
    "field_not_text": _("這裡只能填寫文字。"),
    "field_too_long": _("最多 %(most)d 字，目前 %(length)d 字；多出的部分還沒有儲存。"),
    "field_not_a_date": _("這不是存在的日期。"),
    "field_not_a_text": _("第 %(block)d 段的內容無法儲存，請重新貼上這一段。"),
    "figure_trend_too_long": _("趨勢最多 %(most)d 期。"),
}
FIGURE_FAULTS: dict[str, Promise] = {
    "figure_without_indicator": _("還沒有填寫指標名稱"),
    "figure_without_value": _("還沒有填寫數值"),
    "figure_not_a_number": _("數值不是數字"),
    "figure_denominator_nought": _("分母是零"),
    "figure_disagrees": _("填報的數值與分子、分母計算的不同"),
    "figure_without_period": _("還沒有填寫統計期間"),
    "figure_period_reversed": _("統計期間的結束早於開始"),
    "figure_period_differs": _("統計期間與本申請書的資料統計期間不同"),
    "figure_without_source": _("還沒有填寫資料來源"),
}


def fault_in_words(bad: BadValue) -> str:
    """Why a value cannot stand, and what to do."""
    return str(FAULTS[bad.code]) % bad.seen


def place_in_words(place: str) -> str | Promise:
    """A field or a page of an application as people call it."""
    for prefix in (fields.SECTION, fields.DONE, fields.EVIDENCE):
        if place.startswith(prefix):
            return criterion_in_words(place.removeprefix(prefix))
    if place.startswith(fields.FIGURE):
        return NAMES["figures"]
    return NAMES.get(place, place)


def criterion_in_words(code: str) -> str:
    """「A1 服務一致及正確」 for A1, in the language of the page; the code itself when no annex has it."""
    for category in Category:
        if criterion := criterion_of(category, code):
            name = criterion.name_en if get_language() == "en" else criterion.name
            return f"{criterion.code} {name}"
    return code
