"""Sample content for the gallery of components; invented, and marked so on the page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField, RocDateTimeField
from laurel.kit.forms import Form
from laurel.kit.widgets import RadioCards

CATEGORIES = (("overall_service", _("整體服務類")), ("project_planning", _("專案規劃類")))


class SampleForm(Form):
    """One field of each kind."""

    category = forms.ChoiceField(
        label=_("評獎類別"),
        choices=CATEGORIES,
        widget=RadioCards(
            hints={
                "overall_service": _("第一線服務單位，以整個單位的服務參獎。"),
                "project_planning": _("一項專案，由負責的單位參獎。"),
            }
        ),
    )
    unit = forms.ChoiceField(label=_("受推薦單位"), choices=[("", _("請選擇")), ("1", _("示範就業中心"))])
    project = forms.CharField(label=_("專案名稱"), max_length=40, help_text=_("與函文所載名稱相同。"))
    started_on = RocDateField(label=_("專案開始日期"), help_text=_("例如 113、1、1；也可貼上 1130101。"))
    meeting_at = RocDateTimeField(label=_("會議時間"), required=False)
    budget = forms.IntegerField(label=_("經費（千元）"), min_value=0)
    narrative = forms.CharField(label=_("問題分析"), widget=forms.Textarea, required=False)
    attachment = forms.FileField(label=_("佐證檔案"), help_text=_("PDF、ODF 或圖片檔，20 MB 以內。"))
    truthful = forms.BooleanField(label=_("所填內容與事實相符"))


def ground(grade: str, word: Any, sentence: Any, article: str = "三(二)1(3)乙") -> dict[str, Any]:
    """One ground in words."""
    return {
        "grade": grade,
        "grade_word": word,
        "article_printed": f"要點{article}",
        "article_path": "3-2-1-3-2",
        "sentence": sentence,
        "facts": [(_("獲獎年度"), "113"), (_("近三年"), "112–114")],
        "provision_text": _("近三年得過國家發展委員會政府服務獎的單位，不再參加整體服務類。"),
    }


def sample() -> dict[str, Any]:
    """Everything the gallery shows."""
    wrong = {
        "project": "長" * 41,
        "started_on_0": "115",
        "started_on_1": "2",
        "started_on_2": "30",
        "budget": "多",
    }
    order = [4, 1, 2, 3, 6, 5, 7]
    return {
        "empty_form": SampleForm(
            initial={"category": "overall_service", "started_on": date(2026, 6, 15)}, prefix="new"
        ),
        "wrong_form": SampleForm(wrong, prefix=None),
        "refusal": {
            "title": _("今年不能參加「整體服務類」"),
            "grounds": [
                ground("must-not", _("不得"), _("示範就業中心於 113 年獲政府服務獎，仍在近三年內。")),
                ground("must", _("應"), _("參獎申請書尚缺「服務滿意情形」的必備事證。"), "三(二)1(2)甲"),
                ground(
                    "attention", _("請注意"), _("資料統計期間超過 5 月底，請填寫特殊狀況。"), "三(二)1(2)乙"
                ),
                ground("undecided", _("待決"), _("要點未規定評審人數不足時的處理方式。"), "三(二)2(4)"),
                ground("met", _("符合"), _("本單位近三年未連續列於前六名。"), "三(二)1(3)甲"),
            ],
            "actions": [(_("改報專案規劃類"), "#"), (_("獲獎資料有誤，申請更正"), "#")],
            "record_id": "R-115-0042",
        },
        "deadline": date(2026, 6, 15),
        "moment": datetime(2026, 6, 15, 9, 0, tzinfo=UTC),
        "day": date(2026, 6, 12),
        "page": Paginator(range(60), 20).page(2),
        "tones": [
            ("", _("草稿"), ""),
            ("plain", _("已完成"), ""),
            ("active", _("評審中"), ""),
            ("ok", _("資格符合"), "met"),
            ("warn", _("同序位"), "attention"),
            ("danger", _("需要修正"), "must"),
            ("seal", _("已彌封"), "seal"),
            ("award", _("推薦"), "innovation"),
        ],
        "reviewers": ["甲", "乙", "丙", "丁", "戊", "己", "庚"],
        "tally": [
            {
                "code": f"A{place:02}",
                "unit": _("示範就業中心") if place % 2 else _("雲嘉南分署示範職業訓練場暨就業服務據點"),
                "ranks": [1 + (place + shift) % 7 for shift in order],
                "total": 9 + 4 * place,
                "place": place,
                "tied": place in {6, 7},
                "last_above_cut": place == 6,
            }
            for place in range(1, 8)
        ],
        "roles": [
            ("today", _("綜合規劃組承辦人"), _("開年度、審資格、組評審小組")),
            ("unit", _("分署承辦人"), _("推薦所屬中心與職業訓練場")),
            ("note", _("撰寫人"), _("撰寫參獎申請書")),
            ("rank", _("評審委員"), _("閱讀、排序、彌封")),
            ("meeting", _("召集人"), _("主持會議、開封")),
            ("reward", _("人事承辦"), _("敘獎試算")),
        ],
    }
