"""Sentences on screening."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "second_person_needed": _("「不符合」要由另一個人複核，不能由認定的人自己確認。"),
    "confirmed_already": _("這項認定已經複核。"),
    "finding_stands_no_more": _("這項認定已經退回、重新開啟或有新的版本，請重新整理頁面再看。"),
    "ineligible_needs_a_note": _("各項條件都符合；要認定不符合，請在備註寫明理由。"),
    "eligible_with_a_no": _("有一款判斷為不符合，整案不能認定為資格符合。"),
    "provision_judged": _("%(provision)s已判斷。"),
    "provision_not_judged": _("%(provision)s還沒有判斷，請選擇。"),
    "verdict_needs_a_note": _("%(provision)s由您判斷，請在備註寫一句理由。"),
    "found_by_another": _(
        "%(person)s已於%(at)s認定（%(outcome)s）。您填的內容還在下面；看過這項認定後，仍要另作認定，請再按一次。"
    ),
    "facts_changed_meanwhile": _(
        "您看這一案之後，系統查得的事實變了。您填的內容還在下面；請看過新的事實再確認。"
    ),
    "ground_not_exemptible": _("這一款不能以核准排除；資料有誤時，請檢附證明更正資料。"),
    "nothing_to_admit": _("這一案現在沒有這項須核准的情形。"),
    "no_such_refusal": _("這一款現在沒有不符合的事實，不必更正。"),
    "correction_due_in_the_past": _("補正期限%(due_at)s已經過了，請改為之後的時間。"),
    "cure_not_allowed": _("本年度決定（%(point)s）不得補正。"),
    "cure_after_papers_go_out": _(
        "補正期限%(due_at)s晚於評審資料送出的時間（%(papers_go_out)s）；依本年度決定（%(point)s），形式缺漏只能在那之前補正。"
    ),
    "cure_before_papers_go_out": _(
        "補正期限%(due_at)s在評審資料送出（%(papers_go_out)s）之前，依本年度決定（%(point)s）可以補正。"
    ),
    "cure_without_a_last_moment": _(
        "本年度還沒有訂開放閱讀的時間，補正期限%(due_at)s請自行留意（%(point)s）。"
    ),
    "assignee_does_not_screen": _("%(person)s目前不擔任資格審查的職務，不能承辦。"),
}
