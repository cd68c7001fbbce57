"""Sentences on what came back from the Ministry and the Council."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "sending_fits": _("送部的日期與推薦的案件沒有矛盾。"),
    "outcome_fits": _("%(entry)s可以登錄。"),
    "nothing_recommended": _("這一年還沒有推薦的案件，不能登錄送部。"),
    "outcome_in_future": _("%(on)s還沒有到，請確認來文上的日期。"),
    "outcome_corrected_without_reason": _("%(entry)s已經登錄過；更正要寫理由，原來的內容會保留。"),
    "disqualified_with_place": _("%(entry)s不予評比，就不會有名次，也不會推薦國發會；請改正其中一個。"),
    "shared_without_place": _("%(entry)s並列，請填寫並列的名次。"),
    "not_forwarded_to_national_award": _("%(entry)s沒有勞動部推薦國發會的紀錄，不能登錄國發會結果。"),
    "award_without_winner_of_record": _("%(entry)s獲獎時，須選擇登記得獎機關。"),
    "award_year_before_entry": _(
        "%(entry)s是 %(year)s 年度的案件，不會有 %(award_year)s 年度的國發會結果；請改正獎項年度。"
    ),
    "postponed_after_result": _("%(entry)s已經有國發會結果，不能再登錄延期；結果有誤請更正。"),
    "postponed_to_no_later_year": _("%(entry)s延期，預計評獎的年度要晚於 %(year)s 年度。"),
    "evidence_of_another_kind": _("來文檔案請用 PDF、ODT、JPG 或 PNG。"),
    "scheme_recorded_already": _("%(year)s 年度已經有「%(name)s」這個類別。"),
    "scheme_in_use": _("%(entry)s的國發會結果選了「%(name)s」；請先更正那一筆結果，再撤回這個類別。"),
    "outcome_of_withdrawn": _("%(entry)s的推薦已經撤回，但登錄了外部的結果；請查明結果是否仍然有效。"),
    "ministry_without_sending": _("%(entry)s有部評結果，但這一年還沒有登錄送部的日期與文號。"),
    "ministry_before_sending": _("%(entry)s的部評結果（%(on)s）早於送部（%(sent_on)s），其中一個日期有誤。"),
    "national_before_ministry": _(
        "%(entry)s的國發會結果（%(announced_on)s）早於部評結果（%(on)s），其中一個日期有誤。"
    ),
    "national_without_forwarding": _("%(entry)s有國發會結果，但部評結果是未推薦國發會；其中一筆有誤。"),
    "forwarded_outside_top": _(
        "%(entry)s不在勞動部前三名而獲推薦國發會；要點沒有規定這種情形的敘獎，須由權責人員決定。"
    ),
    "top_not_forwarded": _(
        "%(entry)s在勞動部前三名而未獲推薦國發會；要點沒有規定這種情形的敘獎，須由權責人員決定。"
    ),
    "scheme_of_other_category": _(
        "%(entry)s是%(own)s的案件，國發會的類別對應的是%(category)s；請查明類別或對應。"
    ),
    "winner_unrelated": _("%(entry)s的登記得獎機關%(unit)s不是參獎單位，也不是它的上下級或前後身；請查明。"),
    "executing_unrelated": _("%(entry)s的執行單位%(unit)s不是參獎單位，也不是它的上下級或前後身；請查明。"),
    "award_not_classified": _(
        "%(entry)s獲獎，但還沒有認定是不是第一線服務機關；認定之前，以後年度的資格由人判斷。"
    ),
    "ministry_result_corrected": _(
        "%(entry)s的部評結果更正後，敘獎適用的款次不同；之前如果已經辦理敘獎，請與人事重新檢視。"
    ),
    "national_result_corrected": _(
        "%(entry)s的國發會結果更正後，敘獎適用的款次不同；之前如果已經辦理敘獎，請與人事重新檢視。"
    ),
    "same_place_twice": _("%(entries)s都登錄為勞動部第 %(place)s 名；並列時請都勾選並列，否則其中一筆有誤。"),
    "category_without_places": _(
        "%(category)s的案件都有部評結果，但沒有一案有名次；請查明勞動部是否另文通知。"
    ),
    "more_forwarded_than_top": _(
        "%(category)s有 %(forwarded)s 案獲推薦國發會，多於勞動部前三名的 %(most)s 案；請查明。"
    ),
    "other_number_asked": _("勞動部要求%(category)s %(asked)s 案，推薦的是 %(recommended)s 案；請查明。"),
}
