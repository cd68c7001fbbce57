"""Sentences on a unit's years and on the library of recommended entries."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "one_more_top_six_bars": _(
        "已經連續 %(count)s 屆在前六名（%(years)s 年）；%(year)s 年再一次前六名，%(next_year)s 年就不能參加。"
    ),
    "top_six_run": _("連續 %(count)s 屆在前六名（%(years)s 年）；再一次前六名還不到連續三年。"),
    "library_recommended": _("%(entry)s獲推薦至本部。"),
    "library_not_recommended": _("%(entry)s現在沒有獲推薦至本部，不列入典範庫。"),
    "library_no_section": _("%(entry)s沒有選任何評核項目；請選擇整份申請書，或至少選一項。"),
    "library_section_unknown": _("%(entry)s的這個版本沒有寫 %(sections)s，請重新選擇。"),
    "library_nothing_to_withdraw": _("%(entry)s現在沒有列在典範庫，不必收回。"),
    "library_branch_without_letter": _("由分署代%(entry)s的單位回覆，須填寫單位來文的文號。"),
    "library_agreed_already": _("%(entry)s的單位已經同意，不必再詢問。"),
    "library_declined": _("%(entry)s的單位已經回覆不同意；由單位自己改變決定，不再詢問。"),
}
