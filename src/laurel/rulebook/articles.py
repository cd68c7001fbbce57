"""The regulation's provisions as constants, with their outline number as printed.

A path joins the levels with hyphens: 三(二)1(3)甲 is `3-2-1-3-1`. Source: 勞動部勞動力發展署服務躍升評審及獎勵要點
(30 June ROC 106). House rules that are not in the text carry a path that begins with `house-`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Article:
    """One provision: `path` is its machine id, `printed` its number as the regulation prints it."""

    path: str
    printed: str

    def __str__(self) -> str:
        return self.printed


PURPOSE = Article("1", "要點一")
SCOPE = Article("2", "要點二")
CATEGORIES = Article("3-1", "要點三(一)")
OVERALL_SERVICE = Article("3-1-1", "要點三(一)1")
PROJECT_PLANNING = Article("3-1-2", "要點三(一)2")
ONE_CATEGORY = Article("3-1-3", "要點三(一)3")
ROUTE = Article("3-2-1-1-1", "要點三(二)1(1)甲")
AT_LEAST_ONE = Article("3-2-1-1-2", "要點三(二)1(1)乙")
NOMINATION_DEADLINE = Article("3-2-1-1-3", "要點三(二)1(1)丙")
COPIES_AND_FILE = Article("3-2-1-2-1", "要點三(二)1(2)甲")
DATA_PERIOD = Article("3-2-1-2-2", "要點三(二)1(2)乙")
TOP_SIX_STREAK = Article("3-2-1-3-1", "要點三(二)1(3)甲")
NATIONAL_AWARD = Article("3-2-1-3-2", "要點三(二)1(3)乙")
MEETING_AND_QUOTAS = Article("3-2-2-1", "要點三(二)2(1)")
PANEL = Article("3-2-2-2", "要點三(二)2(2)")
CONVENER = Article("3-2-2-2-1", "要點三(二)2(2)甲")
PANEL_MEMBERS = Article("3-2-2-2-2", "要點三(二)2(2)乙")
RANK_SUM = Article("3-2-2-3", "要點三(二)2(3)")
RECUSAL = Article("3-2-2-4", "要點三(二)2(4)")
OVERALL_CRITERIA = Article("3-3-1", "要點三(三)1")
PROJECT_CRITERIA = Article("3-3-2", "要點三(三)2")
CRITERIA_NOTES = Article("3-3-3", "要點三(三)3")
RANKING_SHEET_FORM = Article("3-3-4", "要點三(三)4")
MINISTRY_TIMETABLE = Article("3-4", "要點三(四)")
REWARD_RECOMMENDED = Article("3-5-1", "要點三(五)1")
REWARD_NATIONAL = Article("3-5-2", "要點三(五)2")
SAME_CAUSE = Article("3-5-3", "要點三(五)3")
MINISTRY_PLAN = Article("4", "要點四")
ANNEX_1 = Article("annex-1", "附件一")
ANNEX_2 = Article("annex-2", "附件二")
ANNEX_3 = Article("annex-3", "附件三")

CIVIL_SERVICE_REWARD_UNITS = Article("law-S0040002-15", "公務人員考績法施行細則第15條")
CIVIL_SERVICE_REWARD_ORDER = Article("law-S0040001-13", "公務人員考績法施行細則第13條")
CHALLENGE = Article("law-A0030055-33", "行政程序法第33條")
RETENTION_TERMS = Article("law-A0030089-4", "機關檔案保存年限及銷毀辦法第4條")
DESTRUCTION = Article("law-A0030089-8", "機關檔案保存年限及銷毀辦法第8條")

HOUSE_SEALED = Article("house-sealed", "內規：彌封")
HOUSE_TWO_PERSONS = Article("house-two-persons", "內規：二人會同")
HOUSE_PAPER = Article("house-paper", "內規：紙本")
HOUSE_ORDER_OF_STAGES = Article("house-stages", "內規：階段順序")
HOUSE_RECORD = Article("house-record", "內規：紀錄")
HOUSE_UPLOADS = Article("house-uploads", "內規：檔案")
HOUSE_ROLES = Article("house-roles", "內規：職務分離")
HOUSE_REGISTER = Article("house-register", "內規：單位與人員")
HOUSE_HISTORY = Article("house-history", "內規：歷屆成績")
HOUSE_LIBRARY = Article("house-library", "內規：典範庫")
HOUSE_PERSONNEL = Article("house-personnel", "內規：人事資料")

ALL: tuple[Article, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Article))
BY_PATH: dict[str, Article] = {article.path: article for article in ALL}
REGULATION: tuple[Article, ...] = tuple(a for a in ALL if not a.path.startswith(("house-", "law-")))
"""The provisions of the regulation itself: each is cited by a rule or stands in `NOT_CODED`."""
