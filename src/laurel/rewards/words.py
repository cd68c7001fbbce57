"""Roles, cases, kinds and units of rewards as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from laurel.rulebook.rewards import UNITS, Budget, RewardCase, RewardKind, RewardRole
from laurel.rulebook.roc import roc_year_of

Words = str | Promise

ROLE_WORDS = {
    RewardRole.HEAD.value: lazy("主管"),
    RewardRole.LEAD_OFFICER.value: lazy("主要承辦人員"),
    RewardRole.OTHER_CONTRIBUTOR.value: lazy("其他有功人員"),
    RewardRole.SUPERIOR_GUIDANCE.value: lazy("主管（上級）機關輔導人員"),
    RewardRole.CO_ORGANISER.value: lazy("協辦機關人員"),
    RewardRole.MERITORIOUS.value: lazy("辛勞得力人員"),
}
CASE_WORDS = {
    RewardCase.NONE: lazy("本案未推薦至本部，本要點沒有敘獎。"),
    RewardCase.HOLD: lazy("結果未定，依要點於結果確定後再辦理敘獎；目前等待結果。"),
    RewardCase.RECOMMENDED: lazy("本案獲推薦，未獲勞動部前三名：主管及相關承辦人員，敘獎總額最高記功一次。"),
    RewardCase.NATIONAL_WON: lazy(
        "本案獲勞動部前三名並獲國發會獎：主管及主要承辦人員得記大功一次，其他人員總額最高記功二次。"
    ),
    RewardCase.NATIONAL_NOT_WON: lazy("本案獲勞動部前三名，國發會未獲獎：辛勞得力人員，總額最高記功二次。"),
    RewardCase.NOT_COVERED: lazy("要點沒有規定這種情形，額度須由權責人員決定。"),
}
WAITING_WORDS = {"ministry": lazy("等待勞動部結果"), "national": lazy("等待國發會結果")}
KIND_WORDS = {
    RewardKind.MAJOR_MERIT: lazy("記大功"),
    RewardKind.MERIT: lazy("記功"),
    RewardKind.COMMENDATION: lazy("嘉獎"),
}
CLOCK_WORDS: dict[str, tuple[Words, str, str]] = {
    "confirmation_awaited": (lazy("等待考績委員會"), "plain", ""),
    "confirmation_overdue": (lazy("逾期未送"), "danger", "must-not"),
    "confirmed": (lazy("已確認"), "ok", ""),
    "confirmed_late": (lazy("逾期才確認"), "warn", "attention"),
    "committee_disagreed": (lazy("不同意，應變更"), "danger", "must-not"),
    "major_merit_needs_committee": (lazy("未先經考績委員會"), "danger", "must-not"),
}
"""How an ordered reward stands: the words, the tone of the tag, its icon."""
FLOW_WORDS = {
    "proposed": lazy("已建議"),
    "agreed": lazy("考績會同意"),
    "disagreed": lazy("考績會不同意"),
    "ordered": lazy("已發布"),
}


def units_in_words(units: int) -> str:
    """5 units: 記功 1 次、嘉獎 2 次, in the fewest rewards."""
    merits, commendations = divmod(units, UNITS[RewardKind.MERIT])
    parts = []
    if merits:
        parts.append(_("記功 %(count)d 次") % {"count": merits})
    if commendations or not merits:
        parts.append(_("嘉獎 %(count)d 次") % {"count": commendations})
    return _("、").join(parts)


def times_in_words(kind: RewardKind, times: int) -> str:
    """記功 1 次."""
    return _("%(reward)s %(times)s 次") % {"reward": KIND_WORDS[kind], "times": times}


def arithmetic_of(budget: Budget, parts: Iterable[tuple[RewardKind, int]]) -> str:
    """記功 1 次＋嘉獎 2 次 ＝ 3＋2 ＝ 5／6，尚餘 1: what is used of a ceiling in commendation units."""
    used = list(parts)
    seen = {
        "rewards": _("＋").join(times_in_words(kind, times) for kind, times in used),
        "units": _("＋").join(str(UNITS[kind] * times) for kind, times in used),
        "used": budget.used,
        "ceiling": budget.ceiling,
        "rest": rest_in_words(budget.left),
    }
    if not used:
        return _("0／%(ceiling)s，%(rest)s") % seen
    return _("%(rewards)s ＝ %(units)s ＝ %(used)s／%(ceiling)s，%(rest)s") % seen


def rest_in_words(left: int) -> str:
    """尚餘 1, or 超過 1."""
    if left < 0:
        return _("超過 %(over)s") % {"over": -left}
    return _("尚餘 %(left)s") % {"left": left}


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
    return _("%(roc_year)s/%(month)s") % {"roc_year": roc_year_of(day), "month": day.month}
