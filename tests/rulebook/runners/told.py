"""What the cases tell, as the rules take it: shared by several subjects."""

import tomllib
from datetime import date
from pathlib import Path

from laurel.rulebook import ranking as ranking_rules
from laurel.rulebook.calendar import Admission
from laurel.rulebook.entrants import Category, OtherEntry, Unit, UnitKind
from laurel.rulebook.history import Follows, History, Line, NationalAward, Place, YearHeld
from laurel.rulebook.periods import Project
from laurel.rulebook.policy import Point, Policy

HERE = Path(__file__).parent.parent


CATEGORIES = {"整體服務類": Category.OVERALL_SERVICE, "專案規劃類": Category.PROJECT_PLANNING}


UNITS = {
    name: Unit(key=name, name=name, **{**facts, "kind": UnitKind(facts["kind"])})
    for name, facts in tomllib.loads((HERE / "units.toml").read_text(encoding="utf-8")).items()
}


YEAR = 106


DEADLINE = date(2017, 6, 15)


def policy_of(case):
    return Policy({Point(point): choice for point, choice in case.get("policy", {}).items()})


def admission_of(case):
    return Admission(**case["admission"]) if "admission" in case else None


def category_of(case):
    return CATEGORIES[case.get("category", "整體服務類")]


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


def project_of(case):
    return Project(case.get("start"), case.get("end"))


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
