"""Conditions, refusals and what can be done about them, as people read them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from laurel.kit.cards import GroundInWords, grounds_in_words
from laurel.kit.sentences.facts import FACTS
from laurel.rulebook import articles
from laurel.rulebook.entry import suggestions_of
from laurel.rulebook.grounds import Decision

WAYS: dict[str, Promise] = {
    "enter_project_planning": _("改報專案規劃類（這一款只限制整體服務類）。"),
    "record_decision_a04": _("由綜合規劃組登錄本年度的決定（A-04）。"),
    "withdraw_other_entry": _("維持另一案，或先撤回另一案。"),
    "nominate_through_branch": _("請所屬分署推薦。"),
    "unit_enters_itself": _("請該單位自己逕送綜合規劃組。"),
    "record_admission": _("由綜合規劃組登錄核准文號後再報。"),
    "state_project_start": _("填寫專案開始日期。"),
    "ask_for_a_window": _("敘明原因函請綜合規劃組簽准；登錄核准文號並開放受理後，再推薦。"),
    "wait_until_free_again": _("這是下一屆的限制，其後即可再參加。"),
    "classify_the_award": _("請綜合規劃組認定得獎機關的分類：是第一線服務機關才受限制。"),
    "correct_the_register": _("如果紀錄有誤，請檢附證明文件，洽綜合規劃組更正。"),
}


def ways_in_words(decision: Decision) -> list[Promise]:
    """What would change a refusal."""
    return [WAYS[way] for way in suggestions_of(decision)]


CONDITIONS: dict[str, Promise] = {
    articles.SCOPE.path: _("屬本署所屬機關（構）或署內單位"),
    articles.OVERALL_SERVICE.path: _("可以參加這一類"),
    articles.PROJECT_PLANNING.path: _("可以參加這一類"),
    articles.ONE_CATEGORY.path: _("擇一參獎"),
    articles.ROUTE.path: _("推薦途徑"),
    articles.NOMINATION_DEADLINE.path: _("推薦期限"),
    articles.DATA_PERIOD.path: _("專案起訖"),
    articles.TOP_SIX_STREAK.path: _("連續三年前六名"),
    articles.NATIONAL_AWARD.path: _("近三年國家發展委員會得獎"),
}
"""What each article asks of an entry, in a few words."""


OTHER_NAMES = ("reached_by", "won_by")
"""Facts that say under whose name something was reached: they stand beside the sentence, which has no room."""


def conditions_of(decision: Decision) -> list[tuple[Promise | str, GroundInWords, list[str]]]:
    """Each ground with the condition that it answers and under whose names, in the regulation's order."""
    return [
        (
            CONDITIONS.get(ground.article.path, ground.article.printed),
            words,
            [f"{FACTS[key]}：{ground.seen[key]}" for key in OTHER_NAMES if key in ground.seen],
        )
        for ground, words in zip(decision.grounds, grounds_in_words(decision), strict=True)
    ]


def first_refusal_of(decision: Decision) -> str:
    """Why not, in one sentence; empty when nothing forbids."""
    refusals = grounds_in_words(decision.refusals)
    return refusals[0].sentence if refusals else ""


def state_in_words(codes: Sequence[str], decision: Decision) -> str:
    """How a unit stands before it is chosen: nominated already, open, or barred and why."""
    if codes:
        return gettext("已推薦 %(codes)s") % {"codes": "、".join(codes)}
    if decision.granted:
        return gettext("可以推薦")
    return gettext("今年不能參加這一類：%(why)s") % {"why": first_refusal_of(decision)}
