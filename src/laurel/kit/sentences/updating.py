"""Sentences on the update to January–June and on closing the package."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "update_too_late": _("更新期限已過（%(deadline)s）；需要延長時請洽綜合規劃組。"),
    "update_ended": _("%(entry)s的更新已經結束：本案不再送部，或送部資料已結案。"),
    "update_asked_for": _("提報至勞動部的案件，送部前更新至 1–6 月。"),
    "update_needs_a_reason_of_its_own": _(
        "更新版的資料統計期間應至%(required_last)s，目前至%(last)s；另有特殊狀況時，請寫明這次更新的理由，不能沿用第一次送出時的說明。"
    ),
    "figure_still_ends_in_may": _(
        "數據卡「%(figure)s」的統計期間還停在 5 月；請更新，或寫明沒有變動的理由。"
    ),
    "figure_said_unchanged": _("數據卡「%(figure)s」沒有變動：%(reason)s。"),
    "figure_taken_out": _("數據卡「%(figure)s」已從更新版移除。"),
    "figure_carried_on": _("數據卡「%(figure)s」已更新。"),
    "update_due_in_the_past": _("期限%(deadline)s已過，請選擇以後的日期。"),
    "nobody_to_ask": _("沒有還沒通知更新的推薦案件。"),
    "extension_not_later": _("延長後的期限須晚於原期限（%(deadline)s）。"),
    "update_not_asked_for": _("%(entry)s還沒有通知更新；先開放更新並給予期限。"),
    "update_not_due_yet": _("%(entry)s的更新期限（%(deadline)s）還沒有到，不能先作決定。"),
    "updated_already": _("%(entry)s已送出更新版，不需要決定。"),
    "update_did_not_come": _(
        "%(entry)s逾期（%(deadline)s）未更新。要點規定送部前更新，沒有規定未更新時如何處理，由權責長官決定。"
    ),
    "category_awaits_approval": _("%(category)s的評審結果還沒有核定。"),
    "nothing_to_forward": _("沒有推薦至勞動部的案件。"),
    "recommended_entry_withdrew": _("%(entry)s已撤回參獎，推薦仍在；請先撤回推薦，由次一名遞補。"),
    "entry_updated": _("%(entry)s已更新至 1–6 月。"),
    "project_owes_no_update": _("%(entry)s是專案，成果期間是執行期間，不必更新。"),
    "entry_goes_up_as_judged": _("%(entry)s以評審的版本送部：%(reason)s（%(authority)s）。"),
    "entry_not_updated": _("%(entry)s還沒有 1–6 月的更新版；請更新，或登錄遞補或不更新的決定。"),
    "package_closed": _("送部資料已於%(at)s結案；需要變更時先重新開放。"),
    "package_opens_again": _("重新開放送部資料，以權責長官的核准為據。"),
    "letter_signed_already": _(
        "推薦函已簽署（%(signed_on)s附上簽名正本），不再重新開放；之後撤回時依本年度決定遞補（A-12）。"
    ),
}
