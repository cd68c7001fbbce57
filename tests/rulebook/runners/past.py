"""Past results, the register, the years."""

from datetime import date, datetime

from laurel.rulebook import history as history_rules
from laurel.rulebook import honours as honour_rules
from laurel.rulebook import library as library_rules
from laurel.rulebook import opening as opening_rules
from laurel.rulebook import register as register_rules
from laurel.rulebook import roc as roc_rules
from laurel.rulebook.calendar import TAIPEI
from laurel.rulebook.entrants import Category
from laurel.rulebook.history import YearHeld
from laurel.rulebook.honours import Claim, Level, Record
from laurel.rulebook.parameters import FIGURES, Figure
from laurel.rulebook.years import (
    awards_of_the_branch,
    free_again,
    one_more_place_bars,
    outlook_of,
    years_not_on_record,
    years_of,
)
from rulebook.runners.told import CATEGORIES, UNITS, YEAR, category_of, history_of, policy_of


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
