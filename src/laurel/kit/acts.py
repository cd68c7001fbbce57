"""The acts of the record as people read them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: dict[str, Promise] = {
    "people.units_added": _("單位登錄"),
    "people.units_linked": _("單位沿革登錄"),
    "people.person_registered": _("人員登錄"),
    "people.role_granted": _("職務授予"),
    "people.person_moved": _("人員調任"),
    "people.history_added": _("歷屆成績登錄"),
    "editions.opened": _("開辦年度"),
    "editions.date_set": _("變更時程"),
    "editions.point_decided": _("決定要點未規定的事項"),
    "editions.branch_exempted": _("登錄分署未提報原因"),
    "nominations.nominated": _("推薦參獎"),
    "nominations.withdrawn": _("撤回參獎"),
    "outcomes.ministry_recorded": _("登錄部評結果"),
    "outcomes.national_recorded": _("登錄國發會結果"),
    "rewards.line_proposed": _("敘獎名冊加入一人"),
    "rewards.line_struck": _("敘獎名冊刪除一人"),
    "rewards.pool_decided": _("登錄核定的敘獎額度"),
    "rewards.roster_exported": _("匯出敘獎名冊"),
}


def act_words(act: str) -> str | Promise:
    """What was done, in words; an act that is not listed reads as its own name."""
    return ACTS.get(act, act)
