"""States, verdicts and changes of the screening desk as people read them."""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from laurel.kit.cards import in_words
from laurel.kit.dates import format_date
from laurel.rulebook import articles
from laurel.rulebook.articles import Article
from laurel.rulebook.grounds import Verdict
from laurel.rulebook.screening import Change

Words = str | Promise
STATES: dict[str, tuple[Words, str, str]] = {
    "reopened": (gettext_lazy("事實變更待重審"), "warn", "attention"),
    "waiting": (gettext_lazy("待審查"), "plain", ""),
    "second": (gettext_lazy("待複核"), "active", "user"),
    "correction": (gettext_lazy("補正中"), "warn", "deadline"),
    "ineligible": (gettext_lazy("資格不符"), "danger", "must"),
    "eligible": (gettext_lazy("資格符合"), "ok", "met"),
}
"""The state of a case by its code, the most urgent first: its word, its tone, its icon."""
VERDICTS: dict[Verdict, tuple[Words, str, str]] = {
    Verdict.MET: (gettext_lazy("符合"), "ok", "met"),
    Verdict.NOT_MET: (pgettext_lazy("判斷一款", "不符合"), "danger", "must-not"),
    Verdict.FOR_PEOPLE: (gettext_lazy("待人判斷"), "warn", "attention"),
    Verdict.SILENT: (gettext_lazy("要點未規定"), "seal", "undecided"),
}
BY_DECISION = gettext_lazy("要點未規定，依本年度決定")
ASKS: dict[Article, Words] = {
    articles.SCOPE: gettext_lazy("所屬機關（構）或署內單位"),
    articles.OVERALL_SERVICE: gettext_lazy("類別與單位類型"),
    articles.PROJECT_PLANNING: gettext_lazy("類別與單位類型"),
    articles.ONE_CATEGORY: gettext_lazy("擇一參獎"),
    articles.ROUTE: gettext_lazy("推薦途徑"),
    articles.NOMINATION_DEADLINE: gettext_lazy("期限"),
    articles.COPIES_AND_FILE: gettext_lazy("紙本與電子檔"),
    articles.DATA_PERIOD: gettext_lazy("資料統計期間與專案起訖"),
    articles.TOP_SIX_STREAK: gettext_lazy("連續三年前六名"),
    articles.NATIONAL_AWARD: gettext_lazy("近三年國家發展委員會得獎"),
}
"""What each provision asks of an entry, in a few words."""


def choice_in_words(verdict: Verdict) -> Words:
    """A verdict as it is offered to choose."""
    return BY_DECISION if verdict is Verdict.SILENT else VERDICTS[verdict][0]


def reopening_in_words(number: int, change: Change) -> list[str]:
    """Why a finding was opened again, a sentence for each ground that appeared or fell."""
    seen = {"number": number}
    sentences = []
    for ground in change.appeared:
        if ground.code == "national_award_after_deadline":
            day = format_date(date.fromisoformat(str(ground.seen["announced_on"])))
            words = _("%(day)s公布之得獎結果晚於截止日，判斷紀錄第 %(number)d 版重新開啟。") % {
                **seen,
                "day": day,
            }
        else:
            fact = in_words(ground).sentence
            words = _("新的事實：%(fact)s判斷紀錄第 %(number)d 版重新開啟。") % {**seen, "fact": fact}
        sentences.append(words)
    for ground in change.vanished:
        fact = in_words(ground).sentence
        words = _("認定時的事實已不存在：%(fact)s判斷紀錄第 %(number)d 版重新開啟。") % {**seen, "fact": fact}
        sentences.append(words)
    return sentences
