"""The made-up year that is measured: units, writers, applications, as many entries as are asked for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from laurel.applications.models import Application
from laurel.applications.selectors import fields_of
from laurel.applications.services import Change, begin_application, save_fields
from laurel.editions.models import Edition
from laurel.editions.services import open_edition, proposed_calendar
from laurel.kit import clock
from laurel.nominations.models import Nomination
from laurel.nominations.services import Particulars, nominate
from laurel.people.models import Person, Unit
from laurel.people.roles import Role
from laurel.people.services import add_units, register_person
from laurel.rulebook.criteria import sections_of
from laurel.rulebook.entrants import Category, UnitKind

TAIPEI = ZoneInfo("Asia/Taipei")
SINCE = date(2014, 2, 17)
PROJECT = Category.PROJECT_PLANNING


class Founder:
    """Who makes the world."""

    key = "bench"
    label = "bench"


FOUNDER = Founder()


def make_person(username: str, role: Role, unit: Unit) -> Person:
    """An account with one role."""
    person = Person(username=username, name=username)
    return register_person(person, [(role, unit)], unit, SINCE, actor=FOUNDER, now=clock.now())


def make_unit(number: int) -> Unit:
    """A division of its own."""
    unit = Unit(
        code=f"BENCH-{number}",
        kind=UnitKind.DIVISION,
        name=f"第{number}號測試單位",
        short_name=f"測試{number}",
        valid_from=SINCE,
    )
    add_units([unit], actor=FOUNDER, now=clock.now())
    return unit


def make_year() -> tuple[Edition, Person]:
    """A year whose deadline lies ahead, and its officer."""
    officer = make_person("officer", Role.PROGRAMME_OFFICER, make_unit(0))
    roc_year = clock.today().year - 1911
    ahead = datetime(clock.today().year + 1, 6, 15, tzinfo=TAIPEI)
    calendar = {kind: ahead.replace(day=15 + place) for place, kind in enumerate(proposed_calendar(roc_year))}
    documents = dict.fromkeys(calendar, "bench")
    edition = open_edition(
        roc_year,
        title="bench",
        calendar=calendar,
        documents=documents,
        actor=officer,
        now=clock.now(),
    )
    return edition, officer


def make_application(edition: Edition, number: int) -> tuple[Application, Person]:
    """A project entry of a unit of its own, with its writer."""
    unit = make_unit(number)
    writer = make_person(f"writer-{number}", Role.UNIT_HEAD, unit)
    particulars = Particulars(
        contact_name="聯絡人",
        contact_phone="0000",
        project_title="測試專案",
        project_start=date(clock.today().year - 1, 1, 1),
    )
    nomination = nominate(
        edition,
        unit,
        PROJECT,
        nominated_by_unit=unit,
        particulars=particulars,
        actor=writer,
        now=clock.now(),
    )
    return begin_application(nomination, actor=writer, now=clock.now()), writer


def write_thirty_pages(application: Application, writer: Person) -> None:
    """About thirty pages: text in every section, ten evidence figures with their charts, tables."""
    figures = {f"figure.bench{number:02}": card(number) for number in range(10)}
    sections = sections_of(PROJECT)
    texts = {
        f"section.{criterion.code}": text(place, len(sections)) for place, criterion in enumerate(sections)
    }
    rows = fields_of(application)
    changes = [
        Change(name, value, rows[name].version if name in rows else 0)
        for name, value in {**figures, **texts}.items()
    ]
    save_fields(application, changes, actor=writer, now=clock.now())


def text(place: int, sections: int) -> dict[str, Any]:
    """One section's share of thirty pages."""
    blocks: list[dict[str, Any]] = []
    for number in range(72 // sections):
        words = "本段說明服務流程的規劃、推動與成效，並以數據呈現。" * 9
        blocks.append({"kind": "p", "level": number % 5, "tag": number == 0, "runs": [[words, False]]})
    rows = [["年度", "件數", "比率"], *([f"{year}", "1,250", "97.6%"] for year in range(110, 115))]
    blocks.append({"kind": "table", "caption": "數據", "rows": rows})
    blocks += [
        {"kind": "figure", "id": f"bench{number:02}"} for number in range(10) if number % sections == place
    ]
    return {"blocks": blocks}


def card(number: int) -> dict[str, Any]:
    """An evidence figure with a trend."""
    return {
        "indicator": f"指標{number}",
        "value": "97.6",
        "unit": "%",
        "numerator": "1220",
        "denominator": "1250",
        "source": "測試",
        "trend": [["112年", "93.2"], ["113年", "95"], ["114年", "96"]],
    }


def branch(number: int) -> Unit:
    """A branch; the one that is there when it was made before."""
    made = {
        "kind": UnitKind.BRANCH,
        "name": f"第{number}分署",
        "short_name": f"分署{number}",
        "valid_from": SINCE,
    }
    return Unit.objects.get_or_create(code=f"BRANCH-{number}", defaults=made)[0]


def fill_entries(edition: Edition, officer: Person, count: int) -> None:
    """Afterwards the year has that many entries; made in bulk, for pages that only read."""
    have = Nomination.objects.filter(edition=edition).count()
    branches = [branch(number) for number in range(5)]
    units = [
        Unit(
            code=f"FILL-{number}",
            kind=UnitKind.EMPLOYMENT_SERVICE_CENTER,
            name=f"第{number}號單位",
            short_name=f"單位{number}",
            parent=branches[number % len(branches)],
            valid_from=SINCE,
        )
        for number in range(have, count)
    ]
    Unit.objects.bulk_create(units)
    Nomination.objects.bulk_create(
        Nomination(
            edition=edition,
            category=PROJECT,
            code=f"B{number + 1:02}",
            unit=unit,
            nominated_by_unit=unit.parent,
            door="through_branch",
            project_title="測試專案",
            contact_name="聯絡人",
            contact_phone="0000",
            nominated_at=clock.now(),
            nominated_by=officer,
        )
        for number, unit in enumerate(units, start=have)
    )


def session_of(person: Person) -> str:
    """The key of a session in which the person is signed in."""
    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return str(store.session_key)
