"""Who may enter, when and with what."""

from laurel.rulebook import calendar as calendar_rules
from laurel.rulebook import entrants as entrant_rules
from laurel.rulebook import periods as period_rules
from laurel.rulebook import screening as screening_rules
from laurel.rulebook.calendar import TAIPEI, Arrival
from laurel.rulebook.entry import EditionFacts, Entrant, may_enter, suggestions_of
from laurel.rulebook.grounds import Decision, Verdict
from laurel.rulebook.material import is_material_complete, may_be_cured_by
from laurel.rulebook.periods import Period
from rulebook.runners.told import (
    DEADLINE,
    UNITS,
    YEAR,
    admission_of,
    category_of,
    history_of,
    others_of,
    policy_of,
    project_of,
)


def calendar(case):
    policy, year = policy_of(case), case.get("year", YEAR)
    days_off, make_up = case.get("holidays", []), case.get("make_up", [])
    deadline = calendar_rules.nomination_deadline_of(year, policy, days_off, make_up)
    match case["rule"]:
        case "截止日":
            return {
                "last_day": deadline.last_day,
                "late_from": deadline.late_from.isoformat(),
                "non_working": deadline.falls_on_non_working_day,
                "next_working_day": deadline.next_working_day or "",
            }
        case "年度自訂截止":
            decided = calendar_rules.decided_deadline(case["late_from"])
            return {"last_day": decided.last_day}
        case "評審會議期限":
            return calendar_rules.meeting_deadline_of(year)
        case "上班日":
            return calendar_rules.is_working_day(case["day"], days_off, make_up)
        case "如期":
            submitted = case.get("submitted_at")
            if submitted and submitted.tzinfo is None:
                submitted = submitted.replace(tzinfo=TAIPEI)
            arrival = Arrival(case.get("letter"), case.get("received"), submitted)
            if "decided_deadline" in case:
                deadline = calendar_rules.decided_deadline(case["decided_deadline"])
            return calendar_rules.in_time(arrival, deadline, policy, admission_of(case))


def entrants(case):
    unit, policy = UNITS[case["unit"]], policy_of(case)
    match case["rule"]:
        case "適用對象":
            return entrant_rules.is_in_scope(unit, case.get("on", DEADLINE))
        case "參獎類別":
            return entrant_rules.may_enter_category(unit, category_of(case), policy, admission_of(case))
        case "推薦管道":
            return entrant_rules.is_through_right_door(unit, UNITS[case["nominated_by"]])
        case "擇一參獎":
            others = others_of(case)
            return entrant_rules.has_one_category(unit, category_of(case), others, policy)
        case "至少推薦一個":
            return entrant_rules.has_done_its_duty(
                unit,
                [UNITS[name] for name in case["own_units"]],
                case.get("nominated", []),
                case.get("barred", []),
                case.get("exemption", ""),
            )


def periods(case):
    category, year = category_of(case), case.get("year", YEAR)
    match case["rule"]:
        case "應提期間":
            period = period_rules.data_period_of(category, year, case.get("version", 1))
            return {"first": period.first, "last": period.last or ""}
        case "資料期間":
            stated = Period(case.get("first"), case.get("last"))
            reason, version = case.get("reason", ""), case.get("version", 1)
            return period_rules.is_data_period_right(category, year, stated, reason, version)
        case "專案起始":
            on = case.get("on", DEADLINE)
            return period_rules.is_project_recent_enough(
                project_of(case), year, on, policy_of(case), admission_of(case)
            )


def entry(case):
    unit = UNITS[case["unit"]]
    entrant = Entrant(
        unit,
        UNITS[case.get("nominated_by", case["unit"])],
        others_of(case),
        project_of(case) if "start" in case else None,
        admission_of(case),
    )
    edition = EditionFacts(case.get("year", YEAR), DEADLINE, policy_of(case), history_of(case))
    decision = may_enter(entrant, category_of(case), edition, case.get("on", DEADLINE))
    if case["rule"] == "可行的辦法":
        return list(suggestions_of(decision))
    return decision


def material(case):
    if case["rule"] == "補正期限":
        due_at, papers = case["due_at"].replace(tzinfo=TAIPEI), case.get("papers_go_out")
        papers = papers.replace(tzinfo=TAIPEI) if papers else None
        return may_be_cured_by(due_at, papers, policy_of(case))
    required = {"required_copies": case["required"]} if "required" in case else {}
    return is_material_complete(case["files"], case.get("copies"), **required)


def found_of(rows):
    return Decision.from_record({"seen": {}, **row} for row in rows)


def screening(case):
    found = found_of(case["found"])
    match case["rule"]:
        case "帶入":
            return {path: row.verdict.value for path, row in screening_rules.taken_over(found).items()}
        case "逐款判斷":
            notes = case.get("notes", {})
            judged = {
                path: screening_rules.Judgement(Verdict(verdict), notes.get(path, ""))
                for path, verdict in case.get("judged", {}).items()
            }
            return screening_rules.is_judged(found, judged)
        case "可由權責核准":
            return [screening_rules.may_be_admitted(ground) for ground in found]
        case "事實變更":
            change = screening_rules.change_between(found, found_of(case["now"]))
            return {
                "appeared": [ground.code for ground in change.appeared],
                "vanished": [ground.code for ground in change.vanished],
                "reopens": bool(change),
            }
