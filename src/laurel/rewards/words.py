"""Roles, cases, kinds and units of rewards as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from laurel.rulebook.rewards import UNITS, Budget, RewardCase, RewardKind, RewardRole
from laurel.rulebook.roc import roc_year_of

Words = str | Promise

ROLE_WORDS = {
    RewardRole.HEAD.value: _("主管"),
    RewardRole.LEAD_OFFICER.value: _("主要承辦人員"),
    RewardRole.OTHER_CONTRIBUTOR.value: _("其他有功人員"),
    RewardRole.SUPERIOR_GUIDANCE.value: _("主管（上級）機關輔導人員"),
    RewardRole.CO_ORGANISER.value: _("協辦機關人員"),
    RewardRole.MERITORIOUS.value: _("辛勞得力人員"),
}
CASE_WORDS = {
    RewardCase.NONE: _("本案未推薦至本部，本要點沒有敘獎。"),
    RewardCase.HOLD: _("結果未定，依要點於結果確定後再辦理敘獎；目前等待結果。"),
    RewardCase.RECOMMENDED: _("本案獲推薦，未獲勞動部前三名：主管及相關承辦人員，敘獎總額最高記功一次。"),
    RewardCase.NATIONAL_WON: _(
        "本案獲勞動部前三名並獲國發會獎：主管及主要承辦人員得記大功一次，其他人員總額最高記功二次。"
    ),
    RewardCase.NATIONAL_NOT_WON: _("本案獲勞動部前三名，國發會未獲獎：辛勞得力人員，總額最高記功二次。"),
    RewardCase.NOT_COVERED: _("要點沒有規定這種情形，額度須由權責人員決定。"),
}
WAITING_WORDS = {"ministry": _("等待勞動部結果"), "national": _("等待國發會結果")}
KIND_WORDS = {
    RewardKind.MAJOR_MERIT: _("記大功"),
    RewardKind.MERIT: _("記功"),
    RewardKind.COMMENDATION: _("嘉獎"),
}
CLOCK_WORDS: dict[str, tuple[Words, str, str]] = {
    "confirmation_awaited": (_("等待考績委員會"), "plain", ""),
    "confirmation_overdue": (_("逾期未送"), "danger", "must-not"),
    "confirmed": (_("已確認"), "ok", ""),
    "confirmed_late": (_("逾期才確認"), "warn", "attention"),
    "committee_disagreed": (_("不同意，應變更"), "danger", "must-not"),
    "major_merit_needs_committee": (_("未先經考績委員會"), "danger", "must-not"),
}
"""How an ordered reward stands: the words, the tone of the tag, its icon."""
FLOW_WORDS = {
    "proposed": _("已建議"),
    "agreed": _("考績會同意"),
    "disagreed": _("考績會不同意"),
    "ordered": _("已發布"),
}


def units_in_words(units: int) -> str:
    """5 units: 記功 1 次、嘉獎 2 次, in the fewest rewards."""
    merits, commendations = divmod(units, UNITS[RewardKind.MERIT])
    parts = []
    if merits:
        parts.append(gettext("記功 %(count)d 次") % {"count": merits})
    if commendations or not merits:
        parts.append(gettext("嘉獎 %(count)d 次") % {"count": commendations})
    return gettext("、").join(parts)


def times_in_words(kind: RewardKind, times: int) -> str:
    """記功 1 次."""
    return gettext("%(reward)s %(times)s 次") % {"reward": KIND_WORDS[kind], "times": times}


def arithmetic_of(budget: Budget, parts: Iterable[tuple[RewardKind, int]]) -> str:
    """記功 1 次＋嘉獎 2 次 ＝ 3＋2 ＝ 5／6，尚餘 1: what is used of a ceiling in commendation units."""
    used = list(parts)
    seen = {
        "rewards": gettext("＋").join(times_in_words(kind, times) for kind, times in used),
        "units": gettext("＋").join(str(UNITS[kind] * times) for kind, times in used),
        "used": budget.used,
        "ceiling": budget.ceiling,
        "rest": rest_in_words(budget.left),
    }
    if not used:
        return gettext("0／%(ceiling)s，%(rest)s") % seen
    return gettext("%(rewards)s ＝ %(units)s ＝ %(used)s／%(ceiling)s，%(rest)s") % seen


def rest_in_words(left: int) -> str:
    """尚餘 1, or 超過 1."""
    if left < 0:
        return gettext("超過 %(over)s") % {"over": -left}
    return gettext("尚餘 %(left)s") % {"left": left}


def beside_in_words(budget: Budget) -> str:
    """另記大功 1 次，不占總額; empty where there is none."""
    times = sum(line.times for line in budget.beside)
    return (
        ngettext("另記大功 %(times)d 次，不占總額", "另記大功 %(times)d 次，不占總額", times)
        % {"times": times}
        if times
        else ""
    )


def month_in_words(day: date) -> str:
    """115/12: the month at a line of a picture."""
    return gettext("%(roc_year)s/%(month)s") % {"roc_year": roc_year_of(day), "month": day.month}
