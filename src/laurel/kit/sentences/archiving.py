"""Sentences on closing a year, retention and destruction."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "kept_for_good": _("永久保存。"),
    "retention_term_lawful": _("保存 %(years)s 年，是可以選的年限。"),
    "retention_term_unknown": _(
        "保存年限沒有 %(years)s 年這一種；可選三十、二十五、二十、十五、十、五、三、一年，或永久。"
    ),
    "year_not_closed": _("這一年度還沒有結案，保存年限還沒有起算。"),
    "retention_undecided": _("這一類的保存年限還沒有決定。"),
    "never_destroyed": _("這一類永久保存，不列入銷毀。"),
    "term_runs": _("保存到%(until)s，還沒有到期。"),
    "term_ended": _("保存到%(until)s，已經到期。"),
    "destruction_needs_another_person": _("提出銷毀清冊的人不能自己確認；請由另一人確認。"),
    "destruction_by_two_persons": _("由提出者以外的人確認。"),
    "destruction_settled_already": _("這份清冊已經確認或撤回。"),
    "destruction_changed": _("清冊上有 %(number)s 件已不在可銷毀之列，請撤回後重新提出。"),
    "nothing_to_destroy": _("所選的種類沒有可以銷毀的內容。"),
    "destruction_waits": _("這一年度已有一份清冊等待確認；先確認或撤回，才能再提出。"),
    "nothing_pending": _("沒有未了的事項。"),
    "pending_findings": _("%(number)s 件申請書的資格還沒有認定。"),
    "pending_challenges": _("%(number)s 件迴避申請還沒有決定。"),
    "pending_resolutions": _("%(number)s 類的評審還沒有決議。"),
    "pending_approvals": _("%(number)s 類的決議還沒有核定。"),
    "pending_minutes": _("%(number)s 類的會議紀錄還沒有簽名正本的掃描檔。"),
    "pending_package": _("送部資料還沒有結案。"),
    "pending_outcomes": _("%(number)s 件推薦案的部評或國發會結果還沒有登錄。"),
    "pending_rewards": _("%(number)s 件推薦案的敘獎額度還沒有決定。"),
    "pending_confirmations": _("%(number)s 筆先行發布的獎勵還沒有經考績委員會確認。"),
    "closed_already": _("這一年度已經結案，之後沒有新的異動。"),
    "closing_in_the_future": _("結案日不能晚於今天。"),
}
