"""Sentences on the panel, recusal, sheets, ties and recommendation."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "convener_appointed": _("召集人依%(document)s指派。"),
    "convener_without_appointment": _("召集人沒有指派文號。"),
    "no_convener": _("還沒有召集人。"),
    "two_conveners": _("召集人只能有一位，目前有 %(conveners)s 位。"),
    "member_of_the_eight": _("%(member)s來自%(unit)s，屬於要點所列八個單位。"),
    "member_not_of_the_eight": _("%(member)s不是來自要點所列八個單位。"),
    "member_is_senior": _("%(member)s為簡任第 %(level)s 職等。"),
    "member_not_senior": _("%(member)s不是簡任人員（職等：%(level)s）。"),
    "member_by_exception": _("%(member)s不是簡任人員，經核准擔任（%(authority)s）。"),
    "division_without_member": _("%(unit)s尚未指定委員。"),
    "division_with_two_members": _("%(unit)s有 %(members)s 位委員。"),
    "all_divisions_seated": _("八個單位都有委員。"),
    "own_unit_entered": _("%(member)s的所屬單位在%(category)s有提案（%(entries)s），迴避該類全部案件。"),
    "recused_earlier": _("%(member)s先前已因所屬單位提案迴避%(category)s；該案雖已撤回，仍不回復。"),
    "conflict_declared": _("%(member)s聲明迴避%(category)s；每位委員須排完全部案件，所以整類迴避。"),
    "recusal_ordered": _("%(member)s經召集人命其迴避%(category)s。"),
    "takes_part": _("%(member)s參與%(category)s。"),
    "nobody_appointed": _("還沒有派兼任何委員，%(category)s沒有人可以評審。"),
    "nobody_left": _("%(category)s的委員全部迴避，沒有人可以評審；須由署長核定替代人選。"),
    "panel_large_enough": _("%(category)s有效評審人數 %(effective)s／%(appointed)s，門檻 %(threshold)s。"),
    "panel_below_threshold": _(
        "%(category)s有效評審人數 %(effective)s／%(appointed)s，低於門檻 %(threshold)s；須登錄決定與文號。"
    ),
    "small_panel_by_decision": _(
        "%(category)s有效評審人數 %(effective)s／%(appointed)s，低於門檻 %(threshold)s，已依%(document)s決定續行。"
    ),
    "sheet_complete": _("序位表完整，共 %(entries)s 案。"),
    "rank_missing": _("%(entry)s還沒有序位。"),
    "rank_given_twice": _("序位 %(rank)s 給了不只一案（%(entries)s）。"),
    "rank_not_given": _("沒有任何一案是序位 %(rank)s。"),
    "entry_withdrawn": _("%(entry)s已撤回，不能排序。"),
    "entry_not_under_review": _("%(entry)s不在本類的受評名單。"),
    "full_width_digits_read": _("%(entry)s的「%(written)s」是全形數字，已當作數字讀取。"),
    "rank_not_a_whole_number": _("%(entry)s的序位「%(written)s」不是整數。"),
    "rank_out_of_range": _("%(entry)s的序位 %(written)s 不在 1 到 %(most)s 之間。"),
    "rank_not_after_shared": _("序位 %(rank)s（%(entries)s）應為 %(expected)s：並列之後要跳號。"),
    "ties_settled": _("%(category)s沒有未處理而影響推薦的同序位。"),
    "tie_across_cut_line": _(
        "%(entries)s的序位合計同為 %(rank_sum)s，占第 %(first_place)s 到第 %(last_place)s 位，影響推薦，須再行綜合評選。"
    ),
    "tie_within_quota": _(
        "%(entries)s的序位合計同為 %(rank_sum)s，占第 %(first_place)s 到第 %(last_place)s 位，影響推薦順序，須再行綜合評選。"
    ),
    "within_quota": _("%(entry)s第 %(place)s 名，在前 %(quota)s 名內。"),
    "beyond_quota": _("%(entry)s第 %(place)s 名，不在前 %(quota)s 名內，不能推薦。"),
}
