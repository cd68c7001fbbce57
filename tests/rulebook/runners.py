"""One function for each file of cases: it builds the facts that a case states and asks the rule it names."""

import tomllib
from datetime import date, datetime
from pathlib import Path

from laurel.rulebook import calendar as calendar_rules
from laurel.rulebook import challenge as challenge_rules
from laurel.rulebook import depletion as depletion_rules
from laurel.rulebook import entrants as entrant_rules
from laurel.rulebook import history as history_rules
from laurel.rulebook import honours as honour_rules
from laurel.rulebook import library as library_rules
from laurel.rulebook import opening as opening_rules
from laurel.rulebook import outcomes as outcome_rules
from laurel.rulebook import panel as panel_rules
from laurel.rulebook import paper as paper_rules
from laurel.rulebook import periods as period_rules
from laurel.rulebook import publication as publication_rules
from laurel.rulebook import ranking as ranking_rules
from laurel.rulebook import reading as reading_rules
from laurel.rulebook import recommendation as recommendation_rules
from laurel.rulebook import recusal as recusal_rules
from laurel.rulebook import register as register_rules
from laurel.rulebook import retention as retention_rules
from laurel.rulebook import reward_lines, reward_orders
from laurel.rulebook import rewards as reward_rules
from laurel.rulebook import roc as roc_rules
from laurel.rulebook import screening as screening_rules
from laurel.rulebook import sheets as sheet_rules
from laurel.rulebook import updating as updating_rules
from laurel.rulebook.calendar import TAIPEI, Admission, Arrival
from laurel.rulebook.entrants import Category, OtherEntry, Unit, UnitKind
from laurel.rulebook.entry import EditionFacts, Entrant, may_enter, suggestions_of
from laurel.rulebook.figures import agreement_of, leave_one_out, margin_at_cut_of, marked_differences
from laurel.rulebook.grounds import Decision, Verdict
from laurel.rulebook.history import Follows, History, Line, NationalAward, Place, YearHeld
from laurel.rulebook.honours import Claim, Level, Record
from laurel.rulebook.material import is_material_complete, may_be_cured_by
from laurel.rulebook.parameters import FIGURES, Figure
from laurel.rulebook.periods import Period, Project
from laurel.rulebook.policy import Point, Policy
from laurel.rulebook.recusal import Entry, KnownRecusal, Seat, Source
from laurel.rulebook.years import (
    awards_of_the_branch,
    free_again,
    one_more_place_bars,
    outlook_of,
    years_not_on_record,
    years_of,
)

HERE = Path(__file__).parent
CATEGORIES = {"整體服務類": Category.OVERALL_SERVICE, "專案規劃類": Category.PROJECT_PLANNING}
UNITS = {
    name: Unit(key=name, name=name, **{**facts, "kind": UnitKind(facts["kind"])})
    for name, facts in tomllib.loads((HERE / "units.toml").read_text(encoding="utf-8")).items()
}
EIGHT = dict(
    zip(
        ("綜規", "訓練", "就服", "身特", "職能", "管理", "創新", "事務"),
        panel_rules.EIGHT_DIVISIONS,
        strict=True,
    )
)
YEAR = 106
DEADLINE = date(2017, 6, 15)


def policy_of(case):
    return Policy({Point(point): choice for point, choice in case.get("policy", {}).items()})


def admission_of(case):
    return Admission(**case["admission"]) if "admission" in case else None


def category_of(case):
    return CATEGORIES[case.get("category", "整體服務類")]


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


def others_of(case):
    return tuple(OtherEntry(code, CATEGORIES[name]) for code, name in case.get("others", {}).items())


def history_of(case):
    return History(
        years=tuple(
            YearHeld(
                row["year"],
                row.get("held", True),
                {CATEGORIES[name]: count for name, count in row.get("entries", {}).items()},
            )
            for row in case.get("years", [{"year": year} for year in range(100, YEAR)])
        ),
        places=tuple(
            Place(
                row["year"],
                row.get("unit", case["unit"]),
                CATEGORIES[row.get("category", "整體服務類")],
                row["place"],
                row.get("recommended", True),
            )
            for row in case.get("places", [])
        ),
        follows=tuple(
            Follows(row["predecessor"], row["successor"], row.get("on", date(2017, 1, 1)))
            for row in case.get("follows", [])
        ),
        awards=tuple(
            NationalAward(
                row.get("name", "政府服務獎"),
                row["year"],
                row.get("winner", case["unit"]),
                tuple(row.get("executing", [])),
                Line(row.get("line", "first_line")),
                row["announced_on"],
                row.get("revoked_on"),
            )
            for row in case.get("awards", [])
        ),
    )


def told_year(row, unit):
    """One year in a few words: 105 整體1 專案2（北區中心） 獎:第八屆, 106 不得參加, 104 未舉辦."""
    words = [str(row.roc_year)]
    for short, category in (("整體", Category.OVERALL_SERVICE), ("專案", Category.PROJECT_PLANNING)):
        if place := row.places.get(category):
            words.append(f"{short}{place.place}" + (f"（{place.unit}）" if place.unit != unit.key else ""))
    words += [f"獎:{award.name}" for award in row.awards]
    if len(words) == 1 or not row.entered:
        state = {True: "未參獎", False: "未舉辦", None: "未登錄"}[row.held]
        words.append("不得參加" if row.barred else state)
    return " ".join(words)


def claim_of(row, case):
    """A result of a case; a unit stands from its days in units.toml."""
    unit = UNITS[row.get("unit", case.get("unit"))]
    level = Level(row.get("level", "agency"))
    return Claim(
        level=level,
        roc_year=row.get("year", 105),
        unit=unit.key,
        unit_name=unit.name,
        category=CATEGORIES.get(row.get("category", "整體服務類"), ""),
        place=row.get("place"),
        is_shared=row.get("shared", False),
        recommended=row.get("recommended", True),
        award=row.get("award", ""),
        award_name=row.get("award", ""),
        won=row.get("won", True),
        of_record=row.get("of_record", level is Level.NATIONAL),
        announced_on=row.get("announced_on"),
        revoked_on=row.get("revoked_on"),
        unit_from=unit.valid_from,
        unit_to=unit.valid_to,
    )


def honours(case):
    years = [
        YearHeld(
            row["year"],
            row.get("held", True),
            {CATEGORIES[name]: count for name, count in row.get("entries", {}).items()},
        )
        for row in case.get("years", [{"year": year} for year in range(100, 107)])
    ]
    standing = [claim_of(row, case) for row in case.get("record", [])]
    today = case.get("today", date(2017, 7, 1))
    if case["rule"] == "年度":
        row = case["claim"]
        entries = {CATEGORIES[name]: count for name, count in row.get("entries", {}).items()}
        said = YearHeld(row["year"], row.get("held", True), entries)
        return honour_rules.may_be_year(said, Record.of(standing, [said]), today)
    claim = claim_of(case["claim"], case)
    return honour_rules.may_be_recorded(claim, Record.of([*standing, claim], years), today)


def history(case):
    unit, policy, year = UNITS[case["unit"]], policy_of(case), case.get("year", YEAR)
    past = history_of(case)
    match case["rule"]:
        case "連續三年前六名":
            return history_rules.not_top_six_three_years_running(unit, year, past, policy)
        case "前六名的名次以何名義取得":
            decision = history_rules.not_top_six_three_years_running(unit, year, past, policy)
            return decision.grounds[0].seen.get("reached_by", "")
        case "歷年":
            return [told_year(row, unit) for row in years_of(unit, year, past, policy)]
        case "沒有登錄的年份":
            return list(years_not_on_record(year, past.years))
        case "再一年就受限":
            return one_more_place_bars(unit, year, past, policy)
        case "下一屆會怎樣":
            return outlook_of(unit, year, past, policy)
        case "到前一屆為止連續幾屆":
            return list(history_rules.run_before(unit, year, past, policy))
        case "分署得獎而未登錄執行單位":
            return [award.name for award in awards_of_the_branch(unit, year, past)]
        case "何時可再參加":
            deadline = case.get("deadline", date(year + 1911, 6, 15))
            decision = history_rules.not_top_six_three_years_running(unit, year, past, policy)
            decision += history_rules.no_national_award_within_three_years(
                unit, category_of(case), year, past, policy, deadline, case.get("on", deadline)
            )
            return free_again(decision) or 0
        case "近三年國家獎":
            deadline = case.get("deadline", date(year + 1911, 6, 15))
            return history_rules.no_national_award_within_three_years(
                unit, category_of(case), year, past, policy, deadline, case.get("on", deadline)
            )


def library(case):
    entry, recommended = case.get("entry", "A01"), case.get("recommended", True)
    match case["rule"]:
        case "可否列入":
            written = case.get("written", ["A1", "A2", "B1"])
            return library_rules.may_agree(
                entry, recommended=recommended, sections=case["sections"], written=written
            )
        case "可否再詢問":
            answer = {"同意": "agreed", "不同意": "declined", "以後再說": "later"}.get(case.get("answer", ""))
            return library_rules.may_ask_again(
                entry, recommended=recommended, answer=answer and library_rules.Answer(answer)
            )


def project_of(case):
    return Project(case.get("start"), case.get("end"))


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


def paper(case):
    if case["rule"] == "開封":
        return paper_rules.may_open_with_papers(case["objecting"])
    return paper_rules.may_type_paper(paper_rules.PaperSheet("115-0001-94", "委員1", **case.get("facts", {})))


def sheets(case):
    if case["rule"] == "計入的序位":
        return sheet_rules.counted_ranks_of(case["ranks"], policy_of(case))
    return sheet_rules.is_sheet_valid(
        case["ranks"], case["entries"], policy_of(case), case.get("withdrawn", [])
    )


def sheets_of(entries, rows):
    """Sheets from rows of ranks, a member a row: 委員1, 委員2, …"""
    return {
        f"委員{number}": dict(zip(entries, row, strict=True))
        for number, row in enumerate(rows, start=1)
        if row
    }


def count_of(case):
    rounds = [sheets_of(row["entries"], row["sheets"]) for row in case.get("rounds", [])]
    return ranking_rules.tally(
        sheets_of(case["entries"], case["sheets"]),
        case.get("quota", 6),
        rounds,
        case.get("lots", []),
        policy_of(case),
        case.get("convener_orders", []),
    )


def ranking(case):
    match case["rule"]:
        case "序位合計":
            return ranking_rules.rank_sums_of(sheets_of(case["entries"], case["sheets"]))
        case "名次":
            return ranking_rules.places_of(case["sums"])
        case "不能計算":
            try:
                count_of(case)
            except ranking_rules.Unusable as fault:
                return " ".join([fault.code, *map(str, fault.seen.values())])
            return ""
        case "計算":
            count = count_of(case)
            return {
                "order": [f"{row.entry} {row.place} {row.settled_by or 'open'}" for row in count.standings],
                "recommended": list(count.recommended),
                "open": ["、".join(tie.entries) for tie in count.open_ties],
            }
        case "同分":
            return [
                f"{'、'.join(tie.entries)} 合計{tie.rank_sum} 第{tie.places[0]}至{tie.places[1]}名"
                + (" 跨錄取線" if tie.crosses_cut_line else "")
                + (" 應決" if tie.must_settle else " 得並列")
                for tie in count_of(case).ties
            ]
        case "撤回後遞補序位":
            left = ranking_rules.without_entry(sheets_of(case["entries"], case["sheets"]), case["entry"])
            return ranking_rules.rank_sums_of(left)
        case "排除一位委員":
            left = ranking_rules.without_member(sheets_of(case["entries"], case["sheets"]), case["member"])
            return ranking_rules.rank_sums_of(left)
        case "懸殊序位":
            marked = marked_differences(sheets_of(case["entries"], case["sheets"]))
            return [f"{row.member} {row.entry} {row.rank} {row.median}" for row in marked]
        case "一致程度":
            return str(agreement_of(sheets_of(case["entries"], case["sheets"])))
        case "錄取線差距":
            margin = margin_at_cut_of(count_of(case))
            return "無" if margin is None else margin
        case "少一位委員":
            outcome = leave_one_out(
                sheets_of(case["entries"], case["sheets"]), case["quota"], policy_of(case)
            )
            return {member: list(inside) for member, inside in outcome.items()}


def member_of(row):
    unit = EIGHT.get(row.get("unit", ""), row.get("unit"))
    return panel_rules.Member(
        row["key"],
        unit,
        row.get("level"),
        row.get("convener", False),
        row.get("appointment_no", ""),
        row.get("exception", ""),
        row.get("deputy", False),
    )


def national_of(row):
    category = row.get("category")
    return outcome_rules.National(
        on=row["on"],
        result=outcome_rules.Result(row["result"]),
        award_year=row["award_year"],
        winner=row.get("winner", ""),
        executing=row.get("executing", ""),
        line=Line(row["line"]) if "line" in row else None,
        category=CATEGORIES[category] if category else None,
    )


def came_of(row):
    return outcome_rules.Came(
        entry=row.get("entry", "A01"),
        category=category_of(row),
        kin=frozenset(row.get("kin", [])),
        withdrawn=row.get("withdrawn", False),
        ministry=outcome_rules.Ministry(**row["ministry"]) if "ministry" in row else None,
        national=national_of(row["national"]) if "national" in row else None,
        ministry_before=outcome_rules.Ministry(**row["ministry_before"])
        if "ministry_before" in row
        else None,
        national_before=national_of(row["national_before"]) if "national_before" in row else None,
    )


def outcomes(case):
    today, year, reason = case.get("today", date(2018, 1, 10)), case.get("year", YEAR), case.get("reason", "")
    match case["rule"]:
        case "送部":
            entries = tuple(came_of({"entry": f"A{number:02}"}) for number in range(case["entries"]))
            sent = outcome_rules.YearCame(year, entries, case.get("sent_on"))
            return outcome_rules.may_record_sending(sent, case["on"], today, reason)
        case "部評":
            said = outcome_rules.Ministry(**case["said"])
            return outcome_rules.may_record_ministry(came_of(case.get("came", {})), said, today, reason)
        case "國發會":
            came, said = came_of(case["came"]), national_of(case["said"])
            return outcome_rules.may_record_national(came, said, year, today, reason)
        case "矛盾":
            asked = {CATEGORIES[name]: number for name, number in case.get("asked", {}).items()}
            entries = tuple(came_of(row) for row in case["came"])
            whole = outcome_rules.YearCame(year, entries, case.get("sent_on"), asked)
            return outcome_rules.contradictions_of(whole, policy_of(case))
        case "影響年度":
            row = case["award"]
            award = NationalAward(
                "政府服務獎",
                row["award_year"],
                row.get("winner", case["unit"]),
                tuple(row.get("executing", ())),
                Line(row.get("line", "first_line")),
                row["announced_on"],
                row.get("revoked_on"),
            )
            judged = [
                outcome_rules.Judged(
                    year, date(year + 1911, 6, 15), date(year + 1911, 6, 30), policy_of(case)
                )
                for year in range(award.roc_year, award.roc_year + 6)
            ]
            return list(outcome_rules.years_barred_by(award, UNITS[case["unit"]], judged))


def panel(case):
    members = [member_of(row) for row in case.get("members", [])]
    if case["rule"] == "委員資格":
        return panel_rules.is_member_lawful(members[0])
    if case["rule"] == "替代委員":
        return panel_rules.is_substitute_lawful(members[0], {EIGHT.get(u, u) for u in case["entering"]})
    if case["rule"] == "代理委員":
        departed = EIGHT.get(case["departed"], case["departed"])
        return panel_rules.is_stand_in_lawful(members[0], departed, policy_of(case))
    seated = [
        panel_rules.Member(name, EIGHT[name], 10) for name in EIGHT if name not in case.get("vacant", [])
    ]
    return panel_rules.is_panel_lawful(seated + members)


def entries_of(case):
    return [
        Entry(
            code,
            CATEGORIES[row.get("category", "整體服務類")],
            row["unit"],
            frozenset(row.get("successors", [])),
            frozenset(row.get("partners", [])),
            UnitKind(row["kind"]) if "kind" in row else None,
        )
        for code, row in case.get("entries", {}).items()
    ]


def seats_of(case):
    return [
        Seat(key, frozenset(units), CATEGORIES[case["only"][key]] if key in case.get("only", {}) else None)
        for key, units in case.get("seats", {name: [name] for name in EIGHT}).items()
    ]


def known_of(case):
    return [
        KnownRecusal(
            row["member"],
            CATEGORIES[row.get("category", "整體服務類")],
            Source(row["source"]),
            row.get("entry", ""),
        )
        for row in case.get("known", [])
    ]


def recusal(case):
    category, entries, known, seats = category_of(case), entries_of(case), known_of(case), seats_of(case)
    seat = next((seat for seat in seats if seat.key == case.get("member")), None)
    match case["rule"]:
        case "迴避":
            return recusal_rules.recusals_of(seat, category, entries, known)
        case "留任委員":
            return [seat.key for seat in recusal_rules.effective_seats(seats, category, entries, known)]
        case "應登記":
            return [entry.code for entry in recusal_rules.to_record(seat, category, entries, known)]
        case "失效":
            opened = case["reading_opened"]
            return [row.entry for row in known if recusal_rules.lapses(row, entries, reading_opened=opened)]
        case "由人判斷":
            return recusal_rules.ties_for_people(seat, category, entries)


def depletion(case):
    category, entries, known, seats = category_of(case), entries_of(case), known_of(case), seats_of(case)
    match case["rule"]:
        case "門檻":
            return depletion_rules.threshold_of(case["appointed"])
        case "人數":
            decision = depletion_rules.is_panel_large_enough(
                category, case["effective"], case["appointed"], policy_of(case), case.get("document", "")
            )
            return depletion_rules.shown_to_people(decision) if case.get("early") else decision
        case "不足的決定":
            choice = depletion_rules.Choice(case["choice"])
            return depletion_rules.may_go_on(
                choice, case["effective"], policy_of(case), case.get("document", "")
            )
        case "迴避的範圍":
            return depletion_rules.is_scope_lawful(case["choice"])
        case "撤回試算":
            opened = case.get("reading_opened", False)
            return depletion_rules.sizes_without(seats, category, entries, known, reading_opened=opened)
        case "提案試算":
            return depletion_rules.sizes_with(seats, category, entries, known, case["units"])
        case "推演":
            steps = depletion_rules.rehearsal_of(seats, case.get("units", list(EIGHT)))
            return [f"{step.entering} {step.worst} {step.best}" for step in steps]


def challenge(case):
    match case["rule"]:
        case "申請迴避":
            return challenge_rules.is_challenge_complete(case["reason"], case["evidence"])
        case "決定期限":
            return challenge_rules.ruling_due_of(case["made_at"].replace(tzinfo=TAIPEI)).isoformat()
        case "決定":
            return challenge_rules.is_ruling_lawful(
                by_convener=case["by_convener"],
                convener_is_out=case.get("convener_is_out", False),
                reason=case.get("reason", ""),
                document=case.get("document", ""),
            )
        case "開封前":
            return challenge_rules.no_challenge_waits(category_of(case), tuple(case.get("waiting", [])))


def reading(case):
    match case["rule"]:
        case "抽籤底序":
            return list(reading_rules.base_order_of(case["entries"], case["seed"]))
        case "閱讀順序":
            return [
                "".join(reading_rules.reading_order_of(case["base"], reader))
                for reader in range(case["readers"])
            ]
        case "晚到的案":
            return [
                "".join(reading_rules.with_late_entry(case["order"], case["late"], reader, case["readers"]))
                for reader in range(case["readers"])
            ]


def recommendation(case):
    category = category_of(case)
    match case["rule"]:
        case "名額":
            return recommendation_rules.quota_of(category)
        case "推薦件數":
            return recommendation_rules.recommended_number_of(category, case["entries"])
        case "可否核定":
            quota = recommendation_rules.quota_of(category)
            return recommendation_rules.may_resolve(category, count_of({**case, "quota": quota}))
        case "遞補":
            order, gone = case["order"], case.get("withdrawn", [])
            quota = recommendation_rules.quota_of(category)
            return list(recommendation_rules.recommended_after(order, quota, gone))
        case "撤回後的處理":
            moment = recommendation_rules.Moment(case["moment"])
            return recommendation_rules.remedy_of(moment, policy_of(case)).value
        case "可否推薦":
            order, gone = case["order"], case.get("withdrawn", [])
            quota = recommendation_rules.quota_of(category)
            return recommendation_rules.may_recommend(case["entry"], order, quota, gone)


def publication(case):
    rows = [
        publication_rules.Announcement(row["decided_at"], row.get("publishes_at"))
        for row in case.get("rows", [])
    ]
    match case["rule"]:
        case "公布中":
            return [
                rows[position].publishes_at for position in publication_rules.public_at(rows, case["now"])
            ]
        case "待公布":
            position = publication_rules.pending_at(rows, case["now"])
            return "無" if position is None else rows[position].publishes_at
        case "可否撤回公布":
            return publication_rules.may_withdraw_publication(rows, case["now"])
        case "可否公布":
            readiness = publication_rules.Readiness(
                *(
                    tuple(CATEGORIES[name] for name in case.get(key, []))
                    for key in ("approved", "unapproved", "unscanned")
                )
            )
            wish = publication_rules.Wish(
                publication_rules.Scope(case.get("scope", "recommended_only")),
                case["publishes_at"],
                case.get("authority", ""),
                case.get("reason", ""),
                case.get("is_correction", False),
            )
            choice = policy_of(case).choice_of(Point.PUBLICATION)
            return publication_rules.may_publish(readiness, wish, choice, case["now"])


def outcome_of(row):
    return reward_rules.Outcome(
        row.get("recommended", True),
        "ministry" in row,
        row.get("ministry") or None,
        row.get("forwarded", False),
        reward_rules.NationalResult(row.get("national", "pending")),
    )


def line_of(row):
    return reward_rules.Line(
        row["person"],
        reward_rules.RewardRole(row.get("role", "lead_officer")),
        reward_rules.RewardKind(row.get("kind", "commendation")),
        row.get("times", 1),
        row.get("cause", "整體-01"),
        row.get("committee_on"),
        row.get("sat_on_panel", False),
        row.get("agency", ""),
        reward_rules.Declared(row.get("declared", "none")),
        row.get("document", ""),
        frozenset(row.get("same_project", [])),
        row.get("is_civil_servant", True),
    )


def readings_of(case):
    row = case.get("readings", {})
    scope = reward_rules.PoolScope(row.get("scope", "per_entry"))
    return reward_rules.Readings(scope, row.get("most_major_merits"))


def rewards(case):
    if case["rule"] == "確認期限":
        return reward_orders.confirmation_due_on(case["ordered_on"])
    if case["rule"] == "敘獎期限":
        return reward_orders.rewards_due_on(case["settled_on"])
    if case["rule"] == "確認":
        kind = reward_rules.RewardKind(case["ordered"]["kind"])
        return reward_orders.is_confirmed(
            reward_orders.Order(**{**case["ordered"], "kind": kind}), case["on"]
        )
    pool = reward_rules.pool_of(outcome_of(case["outcome"]), case.get("decided_ceiling"))
    if case["rule"] == "額度":
        ceiling = "未定" if pool.ceiling is None else pool.ceiling
        return {"case": pool.case.value, "article": pool.article.path, "ceiling": ceiling}
    if case["rule"] == "發布時的情形":
        ordered = reward_rules.RewardCase(case["ordered"]["case"])
        return reward_orders.is_as_ordered(ordered, case["ordered"]["ceiling"], "令字第1號", pool)
    line = line_of(case["line"])
    roster = [line_of(row) for row in case.get("roster", [])]
    elsewhere = [line_of(row) for row in case.get("elsewhere", [])]
    if case["rule"] == "總額":
        budgets = reward_rules.budgets_of([*roster, line], pool, policy_of(case), readings_of(case))
        return {budget.key or "全案": [budget.used, budget.left] for budget in budgets}
    if case["rule"] == "發布":
        review = reward_orders.Review(**case["review"]) if "review" in case else None
        days = reward_orders.Days(case["ordered_on"], case["today"], case.get("settled_on"))
        return reward_orders.may_order(
            line, review, pool, roster, elsewhere, policy_of(case), days, readings_of(case)
        )
    return reward_lines.may_reward(line, pool, roster, elsewhere, policy_of(case), readings_of(case))


def held_of(row):
    return register_rules.Held(row["role"], row.get("unit"), row["valid_from"], row.get("valid_to"))


def served_of(row):
    return register_rules.Served(
        row["unit"],
        row["valid_from"],
        row.get("valid_to"),
        row.get("unit_from", date.min),
        row.get("unit_to"),
    )


def standing_of(row):
    return register_rules.Standing(
        **{"name": row["code"], "parent": None, "valid_from": date(2014, 2, 17), **row}
    )


def register(case):
    match case["rule"]:
        case "角色":
            others = [held_of(row) for row in case.get("others", [])]
            return register_rules.may_hold(held_of(case["role"]), others)
        case "任職":
            others = [served_of(row) for row in case.get("others", [])]
            return register_rules.may_serve(served_of(case["posting"]), others)
        case "單位":
            tree = register_rules.Tree.of(standing_of(row) for row in case["units"])
            return register_rules.may_stand(tree.units[case["code"]], tree)


def updating(case):
    year, category = case.get("year", YEAR), category_of(case)
    match case["rule"]:
        case "要更新的數據卡":
            return updating_rules.ends_in_the_first_period(case.get("last"), year)
        case "更新完成":
            period = Period(case.get("first"), case.get("last"))
            said = updating_rules.Statement(period, case.get("reason", ""), case.get("judged_reason", ""))
            figures = [updating_rules.Figure(**row) for row in case.get("figures", [])]
            return updating_rules.update_is_complete(category, year, said, figures)
        case "未更新的決定":
            is_updated = case.get("updated", False)
            return updating_rules.may_go_without("A01", case.get("due"), case["now"], is_updated=is_updated)
        case "送部資料結案":
            unapproved = [CATEGORIES[name] for name in case.get("unapproved", [])]
            return updating_rules.may_close_package(
                [forwarded_of(row) for row in case["entries"]], unapproved
            )
        case "重新開放":
            return updating_rules.may_reopen_package(case.get("signed"))


def forwarded_of(row):
    without = Admission(**row["without"]) if "without" in row else None
    return updating_rules.Forwarded(**{**row, "category": category_of(row), "without": without})


def term_of(case):
    return retention_rules.Term(case["years"] or None) if "years" in case else None


def retention(case):
    if case["rule"] == "保存到":
        return retention_rules.keep_until(case["closed"], term_of(case)) or "永久"
    if case["rule"] == "年限":
        return retention_rules.is_term_lawful(term_of(case))
    if case["rule"] == "銷毀":
        return retention_rules.may_destroy(case.get("closed"), term_of(case), case["today"])
    if case["rule"] == "確認銷毀":
        return retention_rules.may_confirm_destruction(case["proposed"], case["confirming"])
    if case["rule"] == "將到期":
        return retention_rules.is_soon(case["until"], case["today"])
    pending = [retention_rules.Pending(code, number) for code, number in case.get("pending", {}).items()]
    return retention_rules.may_close(pending, case.get("authority", ""))


def roc(case):
    if case["rule"] == "民國年":
        return roc_rules.roc_year_of(case["day"])
    try:
        return roc_rules.parse_date(case["typed"])
    except ValueError:
        return "不是日期"


def opening(case):
    match case["rule"]:
        case "開辦":
            return opening_rules.may_be_opened(
                opening_rules.Opening(
                    case.get("year", YEAR),
                    case.get("close", datetime(2017, 6, 16, tzinfo=TAIPEI)).replace(tzinfo=TAIPEI),
                    case.get("meeting", datetime(2017, 6, 30, 14, tzinfo=TAIPEI)).replace(tzinfo=TAIPEI),
                    case.get("copies", 12),
                    case.get("limited", False),
                    policy_of(case).choices,
                    case.get("documents", {}),
                ),
                case.get("holidays", []),
            )
        case "時程順序":
            moments = [(f"{place}", day) for place, day in enumerate(case["moments"])]
            return opening_rules.in_order(moments)
        case "年度數值":
            figure = FIGURES[case["figure"]]
            amended = Figure(
                figure.value, figure.unit, figure.article, amended=tuple(map(tuple, case.get("amended", [])))
            )
            return [amended.at(case["year"]), amended.in_force_since(case["year"])]


RUNNERS = {
    run.__name__: run
    for run in (
        calendar,
        challenge,
        depletion,
        entrants,
        entry,
        history,
        honours,
        library,
        material,
        opening,
        outcomes,
        panel,
        paper,
        periods,
        publication,
        ranking,
        reading,
        recommendation,
        recusal,
        register,
        retention,
        rewards,
        roc,
        screening,
        sheets,
        updating,
    )
}
