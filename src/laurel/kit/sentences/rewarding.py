"""Sentences on rewards and outcomes."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "not_recommended_no_reward": _("%(entry)s未推薦至本部，本要點沒有敘獎。"),
    "reward_waits_for_result": _("%(entry)s的結果未定，於結果確定後再辦理敘獎。"),
    "pool_not_decided": _("%(entry)s的情形要點沒有規定，額度還沒有決定。"),
    "reward_needs_a_decision": _("%(entry)s須先登錄權責人員核定的額度。"),
    "reward_without_times": _("%(person)s的次數至少是一次。"),
    "ordinary_reward": _("%(person)s的獎勵可先發布，三個月內送考績委員會確認。"),
    "major_merit_only_for_award": _("記大功只在獲國發會獎時可以；%(person)s不能記大功。"),
    "major_merit_only_for_heads": _("記大功只給主管與主要承辦人員；%(person)s的角色不符。"),
    "major_merit_once": _("記大功以一次為限；%(person)s填了 %(times)s 次。"),
    "major_merit_needs_committee": _("%(person)s記大功，須先經考績委員會，請填寫委員會日期。"),
    "major_merit_lawful": _("%(person)s記大功，考績委員會於%(committee_on)s審議。"),
    "role_may_be_rewarded": _("%(person)s的角色在本款的敘獎對象內。"),
    "role_not_in_this_case": _("%(person)s的角色不在本款的敘獎對象內。"),
    "within_ceiling": _(
        "額度 %(ceiling)s，已用 %(used)s，本筆 %(proposed)s，合計 %(total)s（以嘉獎次數計）。"
    ),
    "above_ceiling": _(
        "超過額度：上限 %(ceiling)s，已用 %(used)s，本筆 %(proposed)s，合計 %(total)s（以嘉獎次數計）。"
    ),
    "person_on_roster_already": _("%(person)s已在 %(entry)s 的名冊上，同一事由不重複獎勵。"),
    "same_cause_rewarded_already": _("%(person)s已因 %(entry)s 獲得獎勵，同一事由不重複獎勵。"),
    "person_rewarded_for_other_entry": _("%(person)s另因 %(entries)s 獲得獎勵，請確認不是同一事由。"),
    "judge_on_roster": _("%(person)s與當年度評審小組成員同名；請確認沒有就自己評審的案件敘獎。"),
    "confirmation_awaited": _("%(person)s的獎勵於%(ordered_on)s先發布，須在%(due)s前送考績委員會確認。"),
    "confirmation_overdue": _(
        "%(person)s的獎勵於%(ordered_on)s先發布，應在%(due)s前送考績委員會確認，已逾期。"
    ),
    "confirmed": _("%(person)s的獎勵經考績委員會於%(committee_on)s確認。"),
    "confirmed_late": _("%(person)s的獎勵經考績委員會於%(committee_on)s確認，晚於期限%(due)s；請註明原因。"),
    "committee_disagreed": _("考績委員會於%(committee_on)s不同意%(person)s的獎勵；應變更獎勵令。"),
    "cause_not_rewarded_before": _("%(person)s沒有因同一事由獲得獎勵。"),
    "pool_set_by_regulation": _("這一案的額度由要點規定，或結果未定，不必也不能另外核定。"),
}
