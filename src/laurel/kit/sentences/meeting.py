"""Sentences on the meeting: opening, ties, lots, the resolution."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "panel_not_locked_yet": _("評審小組尚未鎖定；鎖定後才能開始評審與開會。"),
    "meeting_convened_already": _("本年度的評審會議已經登錄。"),
    "points_undecided": _("%(points)s沒有預設，須先登錄決定與文號。"),
    "nothing_to_rehearse": _("評審還沒有開始；開始評審之後，才有受評名單可以演練。"),
    "judging_begun_already": _("評審已經開始，序位表已發出。"),
    "nothing_to_judge": _("兩個類別都沒有資格符合的案件，或沒有可以評審的委員。"),
    "category_resolved": _("%(category)s已於%(at)s決議；決議後不再變更。"),
    "sheets_not_opened": _("%(category)s的序位表尚未開封。"),
    "no_sealed_round": _("%(category)s沒有等待開封的序位表。"),
    "no_sheet_missing": _("序位表已經收齊，不需要決定缺席。"),
    "no_sheet_to_open": _("還沒有任何一份序位表彌封，沒有可以計算的序位。"),
    "round_in_progress": _("%(category)s還有一輪評選的序位表尚未開封。"),
    "evaluations_exhausted": _("同一組案件的綜合評選不得逾 %(most)s 次；請以抽籤決定。"),
    "not_an_open_tie": _("%(entries)s不是一組待處理的同序位；須恰為同一組的全部案件。"),
    "re_evaluation_comes_first": _("%(entries)s須先再行綜合評選一次；仍相同時才抽籤或由召集人決定。"),
    "convener_decides_this_year": _("本年度決定仍相同時由召集人決定，不抽籤（A-08）。"),
    "lot_decides_this_year": _("本年度仍相同時以抽籤決定，不由召集人決定（A-08）。"),
    "drawer_is_witness": _("抽籤人與見證人須為不同的人。"),
    "nobody_left_to_count": _("剔除%(member)s後沒有任何序位表可以計算。"),
    "entry_to_strike": _("%(entries)s已撤回或資格不符，仍在計算之中；請先將該案移出計算（A-12）。"),
    "entry_examined_again": _("%(entries)s的資格因事實變更正在重審；認定之前不能決議。"),
    "attendance_not_noted": _("還沒有登記報到；登記誰在場之後才能開封。"),
    "meeting_quorate": _("出席 %(present)s 人，應出席 %(appointed)s 人，已達半數（%(needed)s 人）。"),
    "meeting_below_half": _(
        "出席 %(present)s 人，應出席 %(appointed)s 人，未達半數（%(needed)s 人）。要點沒有規定開會人數，比照採購評選委員會審議規則第9條，未達半數不開會。"
    ),
    "correction_waits": _("%(members)s的序位表有一件更正等待另一人同意；答復之後才能繼續。"),
    "correction_changes_nothing": _("更正後的序位與%(member)s現在計算的序位相同。"),
    "correction_answered": _("這一件更正已經答復，不能再變更。"),
    "second_person_corrects": _("更正要由另一人同意；提出更正的人不能自己同意。"),
    "differences_not_handled": _("有 %(differences)s 處明顯差異，處理方式還沒有登錄。"),
    "no_marked_difference": _("沒有明顯差異，不需要登錄處理方式。"),
    "recusals_read_already": _("%(category)s的迴避名單已經宣讀，名單沒有變動。"),
    "not_a_ranking_member": _("%(member)s不是本類評比的委員，不能登錄不同意見。"),
    "minutes_end_before_meeting": _("散會時間不能早於開封的時間。"),
    "entry_stands": _("%(entry)s沒有撤回、資格也沒有認定不符，或不在已開封的序位表上。"),
}
