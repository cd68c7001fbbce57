"""After the meeting."""

from datetime import date

from laurel.rulebook import outcomes as outcome_rules
from laurel.rulebook import publication as publication_rules
from laurel.rulebook import recommendation as recommendation_rules
from laurel.rulebook import retention as retention_rules
from laurel.rulebook import reward_lines, reward_orders
from laurel.rulebook import rewards as reward_rules
from laurel.rulebook import updating as updating_rules
from laurel.rulebook.calendar import Admission
from laurel.rulebook.history import Line, NationalAward
from laurel.rulebook.periods import Period
from laurel.rulebook.policy import Point
from rulebook.runners.told import CATEGORIES, UNITS, YEAR, category_of, count_of, policy_of


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
