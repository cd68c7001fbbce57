"""Units, persons and honours for tests."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from laurel.people.models import Honour, PastYear, Person, Unit
from laurel.people.roles import Role
from laurel.people.services import add_history, add_units, register_person
from laurel.rulebook.entrants import UnitKind

SINCE = date(2014, 2, 17)
LONG_AGO = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Founder:
    """Who writes what a test needs."""

    key: str = "test"
    label: str = "測試"


FOUNDER = Founder()


@dataclass
class Numbers:
    """Numbers in codes and names, each given once; a world that another process built brings its own."""

    last: int = 0

    def next(self) -> int:
        self.last += 1
        return self.last


NUMBERS = Numbers()


def make_unit(kind=UnitKind.DIVISION, parent=None, **overrides) -> Unit:
    number = NUMBERS.next()
    columns = {
        "code": f"U-{number}",
        "kind": kind.value,
        "name": f"第{number}單位",
        "short_name": f"單位{number}",
        "name_en": f"Unit {number}",
        "parent": parent,
        "valid_from": SINCE,
        **overrides,
    }
    unit = Unit(**columns)
    add_units([unit], actor=FOUNDER, now=LONG_AGO)
    return unit


def make_person(*roles: Role, unit=None, serves_at=None, **overrides) -> Person:
    number = NUMBERS.next()
    person = Person(**{"username": f"person{number}", "name": f"人員{number}", **overrides})
    register_person(
        person, [(role, unit) for role in roles], serves_at or unit, SINCE, actor=FOUNDER, now=LONG_AGO
    )
    return person


def make_place(unit, roc_year, place, category="overall_service", **overrides) -> Honour:
    honour = Honour(
        **{
            "level": Honour.Level.AGENCY,
            "unit": unit,
            "roc_year": roc_year,
            "category": category,
            "place": place,
            **overrides,
        }
    )
    add_history([], [honour], actor=FOUNDER, now=LONG_AGO)
    return honour


def make_national_award(unit, roc_year, announced_on, **overrides) -> Honour:
    honour = Honour(
        **{
            "level": Honour.Level.NATIONAL,
            "unit": unit,
            "roc_year": roc_year,
            "award_key": f"ndc-{roc_year}",
            "award_name": "政府服務獎",
            "share": Honour.Share.WINNER_OF_RECORD,
            "line": Honour.Line.FIRST_LINE,
            "announced_on": announced_on,
            **overrides,
        }
    )
    add_history([], [honour], actor=FOUNDER, now=LONG_AGO)
    return honour


def make_past_year(roc_year, **overrides) -> PastYear:
    year = PastYear(**{"roc_year": roc_year, "overall_entries": 12, "project_entries": 6, **overrides})
    add_history([year], [], actor=FOUNDER, now=LONG_AGO)
    return year
