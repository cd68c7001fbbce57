"""Sentences on screening."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "second_person_needed": _("「不符合」要由另一個人複核，不能由認定的人自己確認。"),
    "confirmed_already": _("這項認定已經複核。"),
    "ineligible_needs_a_note": _("各項條件都符合；要認定不符合，請在備註寫明理由。"),
    "ground_not_exemptible": _("這一款不能以核准排除；資料有誤時，請檢附證明更正資料。"),
    "correction_due_in_the_past": _("補正期限%(due_at)s已經過了，請改為之後的時間。"),
}
