"""Sentences on ordering rewards, on the evaluation committee, and on what a year decided of them."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "major_merits_within_decision": _("記大功第 %(number)s 人；本年度決定至多 %(most)s 人。"),
    "too_many_major_merits": _("記大功第 %(number)s 人，超過本年度決定的至多 %(most)s 人。"),
    "outside_evaluation_act": _("%(person)s是約聘僱或工友，不適用考績法；請依所屬機關的規定比照辦理。"),
    "declared_rewarded_for_same_cause": _(
        "%(person)s已因同一事由另獲獎勵（%(document)s），同一事由不重複獎勵。"
    ),
    "declared_rewarded_for_related_cause": _(
        "%(person)s另有相近事由的獎勵（%(document)s），請確認不是同一事由。"
    ),
    "same_project_rewarded_before": _("%(person)s已因同一專案 %(entries)s 獲得獎勵，請確認不是同一事由。"),
    "project_rewarded_in_other_year": _(
        "同一單位的同一專案 %(entries)s 已列過敘獎，請逐人確認不是同一事由。"
    ),
    "order_ahead_of_its_day": _("發布日期%(ordered_on)s還沒有到。"),
    "order_before_result": _("發布日期%(ordered_on)s早於結果確定的%(settled_on)s；結果確定後才能敘獎。"),
    "committee_disagreed_no_order": _(
        "考績委員會於%(committee_on)s不同意%(person)s的獎勵，不能發布；請更正後重新送審。"
    ),
    "committee_agreed_before": _("%(person)s的獎勵經考績委員會於%(committee_on)s同意。"),
    "major_merit_before_committee": _(
        "%(person)s記大功，須先經考績委員會同意；%(ordered_on)s之前沒有同意的紀錄。"
    ),
    "may_be_ordered_first": _("%(person)s的獎勵可先發布，須在%(due)s前送考績委員會確認。"),
    "case_as_ordered": _("發布時的適用情形沒有改變（%(document)s）。"),
    "case_changed_after_order": _(
        "%(document)s發布時是「%(ordered_case)s」、額度 %(ordered_ceiling)s；現在是「%(case)s」、額度 %(ceiling)s"
        "（以嘉獎次數計）。請確認是否變更獎勵令。"
    ),
    "line_ordered_already": _("%(person)s的獎勵已發布，請先撤銷獎勵令。"),
    "line_not_ordered": _("%(person)s的獎勵還沒有發布，沒有可以撤銷的獎勵令。"),
    "line_not_standing": _("%(person)s的這一筆已經更正、刪除或撤銷，請看現在的名冊。"),
    "review_ahead_of_its_day": _("考績委員會日期%(committee_on)s還沒有到，到期開會後再登錄。"),
    "revoked_before_ordered": _("撤銷日期%(revoked_on)s早於發布日期%(ordered_on)s。"),
    "revocation_ahead_of_its_day": _("撤銷日期%(revoked_on)s還沒有到。"),
    "roster_not_empty": _("%(entry)s的名冊上還有 %(lines)s 筆，不能登錄為不提建議。"),
    "nobody_proposed_already": _("%(entry)s已登錄為不提建議。"),
    "national_id_typed": _("%(field)s裡有身分證統一編號（%(masked)s）；名冊只用人事編號，請刪去後再存。"),
}
