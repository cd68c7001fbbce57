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
    "applications.begun": _("開始撰寫申請書"),
    "applications.basics_saved": _("儲存基本資料"),
    "applications.section_saved": _("儲存評核項目"),
    "applications.file_attached": _("上傳檔案"),
    "applications.file_removed": _("移除檔案"),
    "applications.handed_over": _("送分署"),
    "applications.submitted": _("送出申請書"),
    "applications.dispatched": _("登錄函送"),
    "applications.reopened": _("開放補正"),
    "screening.found": _("資格認定"),
    "screening.confirmed": _("複核不符合"),
    "screening.exempted": _("登錄核准"),
    "screening.correction_requested": _("請補正"),
    "panel.member_appointed": _("指派評審小組成員"),
    "panel.member_departed": _("成員離任"),
    "panel.recusals_found": _("登記迴避"),
    "panel.conflict_declared": _("利益迴避聲明"),
    "panel.recusal_ordered": _("命迴避"),
    "panel.depletion_decided": _("決定人數不足仍續行"),
    "panel.locked": _("鎖定評審小組"),
    "ballots.round_begun": _("開始評選"),
    "ballots.sheet_sealed": _("彌封序位表"),
    "ballots.sheet_withdrawn": _("收回序位表"),
    "ballots.opening_consented": _("同意開封"),
    "ballots.round_opened": _("開封"),
    "ballots.sheet_voided": _("序位表不計"),
    "ballots.entry_placed": _("排入序位"),
    "documents.paper_issued": _("產製文件"),
    "meeting.attendance_noted": _("登記出席"),
    "meeting.category_resolved": _("決議"),
    "meeting.convened": _("召開會議"),
    "meeting.entry_struck": _("撤回案不計"),
    "meeting.judging_begun": _("開始評審"),
    "meeting.lot_drawn": _("登錄抽籤"),
    "meeting.missing_sheets_decided": _("決定缺件仍計算"),
    "meeting.opening_consented": _("同意開封"),
    "meeting.order_decided": _("召集人決定順序"),
    "meeting.tie_round_started": _("開始再行綜合評選"),
    "results.approved": _("登錄核定"),
    "results.recommendation_withdrawn": _("撤回推薦"),
    "meeting.member_recused_late": _("開封後認定迴避"),
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
