"""Roles, cases and units of rewards as people read them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from laurel.rulebook.rewards import RewardCase, RewardRole

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


def units_in_words(units: int) -> str:
    """5 units: 記功一次、嘉獎二次 in the fewest rewards."""
    merits, commendations = divmod(units, 3)
    parts = []
    if merits:
        parts.append(_("記功 %(count)d 次") % {"count": merits})
    if commendations or not merits:
        parts.append(_("嘉獎 %(count)d 次") % {"count": commendations})
    return "、".join(parts)
