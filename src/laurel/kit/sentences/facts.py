"""The names of facts, and their values, as people read them."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from laurel.kit.dates import format_date, format_end, format_moment

FACTS: dict[str, str | Promise] = {
    "authority": _("核准文號"),
    "document": _("文號"),
    "places": _("歷年名次"),
    "announced_on": _("公布日期"),
    "award": _("獎項"),
    "reached_by": _("取得名次時的單位"),
    "won_by": _("登記得獎機關"),
    "deadline": _("期限"),
    "counted": _("計算的時間"),
}
VALUES: dict[str, str | Promise] = {
    "this_person": _("本筆人員"),
    "field_person_key": _("人事編號"),
    "field_person_name": _("姓名"),
    "field_title": _("職稱"),
    "field_grade": _("官職等"),
    "field_deeds": _("具體事蹟"),
    "field_remark": _("備註"),
    "field_declared_document": _("另獲獎勵的文號"),
    "reward_none": _("未推薦"),
    "reward_hold": _("等待結果"),
    "reward_recommended": _("推薦而未獲前三名"),
    "reward_national_won": _("獲國發會獎"),
    "reward_national_not_won": _("未獲國發會獎"),
    "reward_not_covered": _("要點未規定"),
    "overall_service": _("整體服務類"),
    "project_planning": _("專案規劃類"),
    "through_branch": _("由分署推薦"),
    "direct": _("逕送綜合規劃組"),
    "programme_officer": _("綜合規劃組承辦人"),
    "screening_reviewer": _("資格複核人"),
    "branch_coordinator": _("分署承辦人"),
    "applicant_editor": _("撰寫人"),
    "unit_head": _("單位主管"),
    "panel_member": _("評審委員"),
    "convener": _("召集人"),
    "meeting_clerk": _("會議幹事"),
    "hr_officer": _("人事承辦"),
    "auditor": _("稽核"),
    "observer": _("列席、政風"),
    "system_admin": _("系統管理"),
    "eligible": _("資格符合"),
    "ineligible": _("資格不符"),
    "HQ-PLN": _("綜規組"),
    "HQ-TRN": _("訓練組"),
    "HQ-EMP": _("就服組"),
    "HQ-DIS": _("身特組"),
    "HQ-CMP": _("職能組"),
    "HQ-MGT": _("管理組"),
    "HQ-INN": _("創新中心"),
    "HQ-CWA": _("事務中心"),
}

ENDS = {"deadline", "stated", "chosen"}
"""Facts that end: their midnight is 24:00 of the day before."""
LINE = re.compile(r"line-(\d+)")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
PLACE = re.compile(r"(\d+):(\d+|—)")
ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*")


def value_in_words(key: str, value: object) -> str:
    """A fact's value as people read it: dates in the ROC calendar, codes in words, lists with 、."""
    if value is None:
        return str(_("未載明"))
    if isinstance(value, bool):
        return str(_("是") if value else _("否"))
    text = str(value)
    if key == "places":
        return PLACE.sub(_place_in_words, text)
    if found := LINE.fullmatch(text):
        return str(_("名冊第 %(number)s 筆")) % {"number": found[1]}
    if ISO_DATE.fullmatch(text):
        return format_date(date.fromisoformat(text))
    if ISO_MOMENT.fullmatch(text):
        moment = datetime.fromisoformat(text)
        return format_end(moment) if key in ENDS else format_moment(moment)
    return str(VALUES.get(text, text))


def _place_in_words(found: re.Match[str]) -> str:
    year, place = found.groups()
    words = _("%(year)s 年第 %(place)s 名") if place.isdecimal() else _("%(year)s 年無名次")
    return str(words) % {"year": year, "place": place}
