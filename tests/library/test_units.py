"""A unit's places over the years: who sees which, what the year held, what one more place would do."""

import csv
import io
from datetime import date

import pytest
from django.test import Client

from factories.people import (
    FOUNDER,
    LONG_AGO,
    make_national_award,
    make_past_year,
    make_person,
    make_place,
    make_unit,
)
from factories.year import at, make_branch, make_centre, make_edition
from laurel.kit import clock
from laurel.library.facts import overview_of, years_seen
from laurel.library.facts.bump import Track, bump_of
from laurel.library.selectors import eyes_of, units_that_stand
from laurel.people.models import Honour
from laurel.people.roles import Role
from laurel.people.services import link_units
from laurel.rulebook.entrants import Category, UnitKind

pytestmark = [pytest.mark.django_db, pytest.mark.once]
TODAY = date(2026, 3, 1)
OVERALL = Category.OVERALL_SERVICE


@pytest.fixture(autouse=True)
def _in_march(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(3, 1))


@pytest.fixture
def branch():
    return make_branch()


@pytest.fixture
def centre(branch):
    """Second and recommended in 112, seventh in 113, not entered in 114."""
    unit = make_centre(branch)
    for year in (112, 113, 114):
        make_past_year(year)
    make_place(unit, 112, 2, recommended=True, evidence="測字第112號", evidence_on=date(2023, 7, 3))
    make_place(unit, 113, 7)
    return unit


def seen_by(person, unit, today=TODAY):
    return years_seen(unit, eyes_of(person, clock.now()), today)


def told(years) -> dict[int, tuple[str, list[int]]]:
    return {row.roc_year: (row.state, [honour.place for honour in row.places]) for row in years.rows}


EVERYTHING = {
    115: ("pending", []),
    114: ("absent", []),
    113: ("entered", [7]),
    112: ("entered", [2]),
}
IN_PUBLIC = {
    115: ("not_public", []),
    114: ("not_public", []),
    113: ("not_public", []),
    112: ("entered", [2]),
}


def test_each_reader_sees_what_is_theirs(branch, centre):
    other = make_branch()
    readers = {
        "officer": make_person(Role.PROGRAMME_OFFICER),
        "reviewer": make_person(Role.SCREENING_REVIEWER),
        "auditor": make_person(Role.AUDITOR),
        "own_writer": make_person(Role.APPLICANT_EDITOR, unit=centre),
        "own_branch": branch.coordinator,
        "other_branch": other.coordinator,
        "branch_writer": make_person(Role.APPLICANT_EDITOR, unit=branch.unit),
        "member": make_person(Role.PANEL_MEMBER, serves_at=centre),
        "personnel": make_person(Role.HR_OFFICER),
    }

    seen = {name: told(seen_by(person, centre)) for name, person in readers.items()}

    assert {name for name, years in seen.items() if years == EVERYTHING} == {
        "officer",
        "reviewer",
        "auditor",
        "own_writer",
        "own_branch",
    }
    assert [years for years in seen.values() if years not in (EVERYTHING, IN_PUBLIC)] == []


def test_only_who_sees_all_of_a_unit_is_told_what_bars_it(branch, centre):
    stranger = seen_by(make_person(Role.HR_OFFICER), centre)
    own = seen_by(branch.coordinator, centre)

    assert stranger.outlook is None
    assert (own.outlook.roc_year, [ground.code for ground in own.outlook.streak]) == (
        115,
        ["no_streak_of_three"],
    )


def test_a_run_of_two_is_warned_of_and_a_run_of_three_bars(branch):
    unit = make_centre(branch)
    for year in (112, 113, 114):
        make_past_year(year)
    make_place(unit, 113, 6, recommended=True)
    make_place(unit, 114, 1, recommended=True)
    two = seen_by(branch.coordinator, unit).outlook.streak
    make_place(unit, 112, 3, recommended=True)

    three = seen_by(branch.coordinator, unit).outlook.streak

    assert [(ground.code, ground.seen.get("next_year")) for ground in two] == [
        ("no_streak_of_three", None),
        ("one_more_top_six_bars", 116),
    ]
    assert [ground.code for ground in three] == ["top_six_three_years_running"]


def test_places_of_the_year_under_way_are_not_public_before_it_is_over(branch, centre):
    make_edition(roc_year=115)
    make_past_year(115)
    make_place(centre, 115, 1, recommended=True)

    stranger = told(seen_by(make_person(Role.HR_OFFICER), centre))
    own = told(seen_by(branch.coordinator, centre))

    assert (stranger[115], own[115]) == (("not_public", []), ("entered", [1]))


def test_a_unit_inherits_the_years_of_the_one_it_continues_and_so_do_its_people(branch, centre):
    successor = make_centre(branch, name="新名就業中心")
    link_units(centre, successor, "renamed", date(2025, 1, 1), actor=FOUNDER, now=LONG_AGO)
    writer = make_person(Role.APPLICANT_EDITOR, unit=successor)

    assert told(seen_by(writer, successor)) == EVERYTHING
    assert told(seen_by(writer, centre)) == EVERYTHING


def test_awards_are_public_and_a_vain_try_is_not(centre):
    make_national_award(centre, 113, date(2024, 11, 1))
    make_national_award(centre, 112, date(2023, 11, 1), award_key="x", won=False)
    Honour.objects.filter(roc_year=112, level="ministry").delete()

    years = seen_by(make_person(Role.HR_OFFICER), centre)

    assert {row.roc_year: [honour.won for honour in row.national] for row in years.rows if row.national} == {
        113: [True]
    }


def test_each_year_names_its_papers_and_whether_they_were_verified(branch, centre):
    rows = {row.roc_year: row.papers for row in seen_by(branch.coordinator, centre).rows}

    assert rows[112] == [("測字第112號", date(2023, 7, 3), False)]
    assert rows[114] == []


def test_a_year_that_was_not_held_is_said_to_everyone(branch, centre):
    make_past_year(111, held=False, overall_entries=None, project_entries=None)
    readers = (branch.coordinator, make_person(Role.HR_OFFICER))

    assert [told(seen_by(person, centre))[111] for person in readers] == [("not_held", [])] * 2


def test_the_page_shows_picture_and_table_and_gives_files_of_the_same(centre):
    client = Client()
    client.force_login(make_person(Role.HR_OFFICER))
    page = client.get(f"/library/units/{centre.code}/").content.decode()
    ods = client.get(f"/library/units/{centre.code}/export/ods/")
    text = client.get(f"/library/units/{centre.code}/export/csv/").content.decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(text)))

    assert (page.count('<svg xmlns="http://www.w3.org/2000/svg" class="bump years"'), "第 2 名" in page) == (
        1,
        True,
    )
    assert "第 7 名" not in page
    assert [row[:4] for row in rows[1:]] == [
        ["115", "本署名次", "", "沒有公開的名次"],
        ["114", "本署名次", "", "沒有公開的名次"],
        ["113", "本署名次", "", "沒有公開的名次"],
        ["112", "本署名次", "整體服務類", "2"],
    ]
    assert (ods.status_code, ods["Content-Type"]) == (200, "application/vnd.oasis.opendocument.spreadsheet")
    assert client.get(f"/library/units/{centre.code}/export/xlsx/").status_code == 404
    assert client.get("/library/units/NOBODY/").status_code == 404


def test_a_cell_that_looks_like_a_formula_is_disarmed(centre):
    make_place(centre, 114, 1, recommended=True, evidence="=HYPERLINK(1)")
    client = Client()
    client.force_login(make_person(Role.PROGRAMME_OFFICER))

    text = client.get(f"/library/units/{centre.code}/export/csv/").content.decode("utf-8-sig")

    assert [row[8] for row in csv.reader(io.StringIO(text)) if row[0] == "114"] == ["'=HYPERLINK(1)"]


def test_units_are_found_by_name_code_and_branch(branch, centre):
    make_unit(UnitKind.DIVISION, name="測試組")
    client = Client()
    client.force_login(make_person(Role.HR_OFFICER))
    queries = [{"words": "測試"}, {"words": centre.code}, {"branch": branch.unit.pk}, {"words": "沒有這個"}]

    found = [
        [row.unit.name for row in client.get("/library/units/", query).context["rows"]] for query in queries
    ]

    assert found == [["測試組"], [centre.name], sorted([branch.unit.name, centre.name]), []]


def test_the_overview_draws_twelve_lines_and_lists_all_with_the_chosen_first(branch):
    make_past_year(113, overall_entries=40)
    units = [make_centre(branch) for _ in range(14)]
    for place, unit in enumerate(units, start=1):
        make_place(unit, 113, place, recommended=place <= 6)
    office = eyes_of(make_person(Role.AUDITOR), clock.now())
    everyone = eyes_of(make_person(Role.HR_OFFICER), clock.now())

    whole = overview_of(OVERALL, office, TODAY, units_that_stand(TODAY), units[13])
    public = overview_of(OVERALL, everyone, TODAY, units_that_stand(TODAY))

    assert (whole.drawn, len(whole.rows), whole.rows[0].unit) == (12, 14, units[13])
    assert [row.sign for row in whole.rows] == [*"ABCDEFGHIJKL", "", ""]
    assert [row.unit for row in public.rows] == units[:6]
    assert overview_of(Category.PROJECT_PLANNING, office, TODAY, units).chart is None


def test_the_picture_keeps_labels_apart_and_marks_side_by_side():
    tracks = [
        Track("甲", "A", {112: 1, 114: 1}, 1),
        Track("乙", "B", {114: 1}, 2),
        Track("丙", "C", {100: 1}, 3),
    ]

    chart = bump_of({112: "entered", 113: "not_held", 114: "entered"}, tracks, {6: "推薦至第 6 名"})

    first, second = chart.lines
    assert [line.track.name for line in chart.lines] == ["甲", "乙"]
    assert [stretch.dotted for stretch in first.stretches] == [True]
    assert second.marks[-1].x - first.marks[-1].x == 16
    assert second.label_y - first.label_y == 22
    assert [(cut.place, cut.y > first.marks[0].y) for cut in chart.cuts] == [(6, True)]
    assert bump_of({112: "entered"}, [tracks[2]], {}) is None
