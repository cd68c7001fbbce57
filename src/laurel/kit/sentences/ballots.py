"""Sentences on sheets, sealing and opening."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "sheet_sealed_already": _("序位表已經彌封；要修改，請先收回。"),
    "order_not_complete": _("還有案件沒有排入序位；請排完再彌封。"),
    "sheets_closed": _("序位表已截止或已開封，不能再更改。"),
    "opened_already": _("這一輪已經開封。"),
    "sheets_missing": _("還沒有彌封：%(members)s。請等待，或登錄缺件的決定。"),
    "sheets_counted_otherwise": _("要開封的份數是 %(named)s，但已彌封的是 %(sealed)s；請重新整理後再同意。"),
    "second_person_opens": _("開封要召集人與會議幹事兩個人，各自在自己的畫面同意。"),
}
