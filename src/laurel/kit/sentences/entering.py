"""Sentences on entering: categories, doors, time, periods, material, past results."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "unit_in_scope": _("%(unit)s是本署所屬機關（構）或署內單位。"),
    "unit_not_in_scope": _("%(unit)s在%(on)s不是本署所屬機關（構）或署內單位。"),
    "any_unit_may_enter_projects": _("所屬各機關（構）及署內各單位都可以參加專案規劃類。"),
    "unit_kind_in_list": _("%(unit)s屬於整體服務類所列的單位。"),
    "unit_kind_not_in_list": _("%(unit)s不在整體服務類所列的單位之中。"),
    "unit_kind_by_analogy": _("%(unit)s未列名，依本年度決定（%(point)s）比照參加。"),
    "unit_kind_admitted": _("%(unit)s未列名，經核准參加（%(authority)s：%(reason)s）。"),
    "commissioned_unit_not_eligible": _("%(unit)s委由地方政府辦理，不在整體服務類所列的單位之中。"),
    "commissioned_unit_by_analogy": _("%(unit)s委由地方政府辦理，依本年度決定（%(point)s）比照參加。"),
    "nominated_by_its_branch": _("%(unit)s由所屬的%(nominated_by)s推薦。"),
    "must_be_nominated_by_its_branch": _("%(unit)s須由所屬分署統一推薦，不能由%(nominated_by)s提出。"),
    "enters_directly": _("%(unit)s逕送綜合規劃組。"),
    "must_enter_directly": _("%(unit)s須自己逕送綜合規劃組，不能由%(nominated_by)s提出。"),
    "no_other_entry": _("%(unit)s本年度沒有其他參獎案。"),
    "entered_in_other_category": _("%(unit)s本年度已在另一類參獎（%(entries)s），須擇一類別。"),
    "entered_already": _("%(unit)s本年度已有參獎案（%(entries)s）。"),
    "several_projects_allowed": _(
        "%(unit)s本年度另有參獎案（%(entries)s），依本年度決定（%(point)s）可以提多案。"
    ),
    "branch_nominated_one": _("%(branch)s已在整體服務類推薦 %(nominated)s 個單位。"),
    "branch_exempted": _("%(branch)s未推薦，已登錄原因：%(reason)s。"),
    "branch_has_no_eligible_unit": _("%(branch)s目前沒有可以參加整體服務類的就業中心或職業訓練場。"),
    "branch_has_nominated_none": _("%(branch)s還沒有推薦；可以參加的單位有 %(eligible)s 個。"),
    "in_time": _("在期限內：以%(counted)s計，期限到%(last_day)s為止。"),
    "late": _("已逾期：以%(counted)s計，期限到%(last_day)s為止。"),
    "late_and_admitted": _("逾期，經核准受理（%(authority)s：%(reason)s）。"),
    "nothing_sent_yet": _("還沒有送出，也沒有登錄發文日期；期限到%(last_day)s為止。"),
    "data_period_missing": _("還沒有填寫資料統計期間。"),
    "data_period_reversed": _("資料統計期間的開始%(first)s晚於結束%(last)s。"),
    "data_period_right": _("資料統計期間%(first)s至%(last)s符合規定。"),
    "data_period_by_exception": _("資料統計期間%(first)s至%(last)s與規定不同，已載明特殊狀況：%(reason)s。"),
    "data_period_needs_reason": _("資料統計期間%(first)s至%(last)s與規定不同，須載明特殊狀況與統計期間。"),
    "project_start_missing": _("還沒有填寫專案開始日期；最早可自%(earliest)s起。"),
    "project_not_begun": _("專案開始日期%(start)s還沒到。"),
    "project_began_in_time": _("專案於%(start)s開始，不早於%(earliest)s。"),
    "project_began_too_early": _("專案於%(start)s開始，早於%(earliest)s。"),
    "early_project_admitted": _(
        "專案於%(start)s開始，早於%(earliest)s，經核准受理（%(authority)s：%(reason)s）。"
    ),
    "early_project_results_since": _(
        "專案於%(start)s開始，依本年度決定（%(point)s）只計%(earliest)s以後的成果。"
    ),
    "project_ends_before_it_begins": _("專案結束日期%(end)s早於開始日期。"),
    "project_has_ended": _("專案已於%(end)s結束，請評審時留意。"),
    "file_there": _("已附電子檔。"),
    "file_missing": _("還沒有附上申請書電子檔。"),
    "copies_not_recorded": _("還沒有登錄紙本份數，應有 %(required)s 份。"),
    "copies_complete": _("紙本 %(copies)s 份，符合。"),
    "copies_short": _("紙本 %(copies)s 份，少於 %(required)s 份，請補送。"),
    "no_streak_of_three": _("沒有連續三年前六名（%(places)s）。"),
    "top_six_three_years_running": _(
        "%(unit)s連續三年都在前六名（%(places)s），下一屆不得參加；%(free_again)s 年起可再參加。"
    ),
    "few_entries_in_streak": _("%(years)s 年參獎不到七案，全部都在前六名，請留意。"),
    "no_national_award": _("%(unit)s近三年沒有以第一線服務機關獲國家發展委員會政府服務獎。"),
    "award_bars_overall_service_only": _("%(unit)s近三年曾獲國家發展委員會政府服務獎，這只限制整體服務類。"),
    "national_award_within_three_years": _(
        "%(unit)s於 %(award_year)s 年獲%(award)s，仍在近三年內；%(free_again)s 年起可再參加整體服務類。"
    ),
    "national_award_after_deadline": _(
        "%(unit)s的%(award)s於截止後（%(announced_on)s）公布，仍在近三年內；%(free_again)s 年起可再參加整體服務類。"
    ),
    "national_award_unclassified": _("%(unit)s獲%(award)s，是否為第一線服務機關尚未認定，須由人判斷。"),
}
