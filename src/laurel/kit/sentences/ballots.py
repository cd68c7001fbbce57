"""Sentences on sheets, sealing and opening."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "sheet_sealed_already": _("序位表已經彌封；要修改，請先收回。"),
    "order_not_complete": _("還有案件沒有排入序位；請排完再彌封。"),
    "sheets_closed": _("序位表已截止或已開封，不能再更改。"),
    "opened_already": _("這一輪已經開封。"),
    "sheets_missing": _("還沒有彌封：%(members)s。請等待，或登錄缺件的決定。"),
    "no_sheet_to_make_up": _("這一輪的序位表都已彌封，沒有要以示範序位補的。"),
    "sheets_counted_otherwise": _(
        "要開封的份數是 %(named)s，但現在可以開封的是 %(sealed)s；請重新整理後再同意。"
    ),
    "paper_may_be_typed": _("序號 %(serial)s 可以登打。"),
    "sealed_on_screen": _("%(member)s已在系統彌封。請本人先收回，再登打紙本；或改印已彌封的序位表簽名。"),
    "paper_sealed_already": _("%(member)s的紙本已經彌封。本人提出異議後，才能另印一張登打。"),
    "paper_used": _("序號 %(serial)s 已經登打並彌封，請另印一張。"),
    "paper_replaced": _("序號 %(serial)s 已由後來印的一張取代，請用最新的一張。"),
    "paper_of_a_recused_member": _("%(member)s不評審這一類，這張序位表不登打。"),
    "second_person_types": _("序號 %(serial)s 您已經登打過；第二次要由另一個人登打。"),
    "paper_objection_stands": _(
        "%(members)s對紙本登打的結果有異議。請另印一張重新登打，或由本人撤回異議，或登錄會議的決定。"
    ),
    "no_objection_to_decide": _("%(members)s沒有等待處理的異議；請重新整理後再決定。"),
    "no_paper_objection": _("沒有委員對紙本登打的結果有異議。"),
    "paper_not_taken_back": _("這一份是由紙本彌封的，不能在系統收回；登打有誤時請提出異議。"),
    "paper_nobody_chosen": _("請至少選一位委員。"),
    "scan_of_another_kind": _("掃描檔只收 PDF、JPG 或 PNG。"),
    "scan_while_scanner_silent": _(
        "掃毒程式現在沒有回應。掃描檔看得出序位，不能未加密地留在系統等掃毒，所以沒有收下；請稍後再附上。"
    ),
    "second_person_opens": _("開封要召集人與會議幹事兩個人，各自在自己的畫面同意。"),
}
