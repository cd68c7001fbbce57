"""What can be done about a refusal, as people read it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from laurel.rulebook.entry import suggestions_of
from laurel.rulebook.grounds import Decision

WAYS: dict[str, Promise] = {
    "enter_project_planning": _("改報專案規劃類（這一款只限制整體服務類）。"),
    "record_decision_a04": _("由綜合規劃組登錄本年度的決定（A-04）。"),
    "withdraw_other_entry": _("維持另一案，或先撤回另一案。"),
    "nominate_through_branch": _("請所屬分署推薦。"),
    "unit_enters_itself": _("請該單位自己逕送綜合規劃組。"),
    "record_admission": _("由綜合規劃組登錄核准文號後再報。"),
    "state_project_start": _("填寫專案開始日期。"),
    "ask_for_a_window": _("敘明原因函請綜合規劃組簽准；登錄核准文號並開放受理後，再推薦。"),
    "wait_until_free_again": _("這是下一屆的限制，其後即可再參加。"),
    "correct_the_register": _("如果紀錄有誤，請檢附證明文件，洽綜合規劃組更正。"),
}


def ways_in_words(decision: Decision) -> list[Promise]:
    """What would change a refusal."""
    return [WAYS[way] for way in suggestions_of(decision)]
