"""Last year's entries under this year's parameters: what differs and why; nothing is written, nobody's sheet is told."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.copying import make_nominations_like, make_submissions_like
from factories.deciding import letters, make_approved, open_all, resolve
from factories.people import make_past_year, make_person, make_place
from factories.year import PROJECT, Judging, at, make_edition, make_judging, make_panel
from laurel.ballots.models import Round
from laurel.ballots.services import seal_sheet, take_over_order
from laurel.desk.trial.facts import trial_of, visible_categories
from laurel.editions.services import decide_point, set_date
from laurel.kit import clock
from laurel.nominations.models import Nomination
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category
from laurel.rulebook.policy import Point
from sizes import MANY

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PAGE = "/editions/116/trial/"
LATER = at(12, 1)


@pytest.fixture(autouse=True)
def _in_december(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)


@pytest.fixture
def last() -> Judging:
    """115 approved with three projects; the winner was among the six in 113 and 114 as well."""
    judging = make_approved()
    winner = Nomination.objects.get(edition=judging.edition, code="B01").unit
    for year in (113, 114):
        make_past_year(year)
        make_place(winner, year, 1, PROJECT)
    return judging


def decided(edition, point, choice, officer):
    decide_point(edition, point, choice, authority="測字第21號", reason="", actor=officer, now=LATER)


def tried(judging, category=PROJECT):
    edition = make_edition(judging.officer, 116)
    return edition, lambda: next(
        row for row in trial_of(edition, judging.edition, list(Category)) if row.category == category
    )


def rows_of(shown):
    return {
        row.code: (row.was.place, row.now.place, row.was.is_recommended, row.now.is_recommended)
        for row in shown.entries
    }


def test_a_third_year_among_the_six_bars_this_year_and_the_next_moves_up(last):
    _, again = tried(last)

    shown = again()

    assert rows_of(shown) == {
        "B01": (1, None, True, False),
        "B02": (2, 1, True, True),
        "B03": (3, 2, False, True),
    }
    barred = shown.entries[0]
    assert (barred.was.is_eligible, barred.now.is_eligible) == (True, False)
    assert [(ground.article.path, ground.code) for ground in barred.grounds] == [
        ("3-2-1-3-1", "top_six_three_years_running")
    ]
    assert (shown.changed, shown.moved) == (2, 3)
    assert {key: (was, now) for key, was, now in shown.numbers}["eligible"] == (3, 2)


def test_this_years_choice_on_the_streak_changes_who_is_barred(last):
    edition, again = tried(last)

    decided(edition, Point.STREAK_SCOPE, "overall_service_only", last.officer)

    assert [row.now.is_eligible for row in again().entries] == [True, True, True]


def test_an_earlier_deadline_makes_last_years_entries_late(last):
    edition, again = tried(last)
    set_date(
        edition,
        "nominations_close",
        at(6, 1, 9).replace(year=2027),
        authority="部函第1號",
        reason="部計畫",
        actor=last.officer,
        now=LATER,
    )

    shown = again()

    assert [(row.was.is_in_time, row.now.is_in_time) for row in shown.entries] == [(True, False)] * 3
    assert {ground.code for row in shown.entries for ground in row.grounds} == {
        "late",
        "top_six_three_years_running",
    }
    assert [row.now.place for row in shown.entries] == [None] * 3
    assert shown.can_be_counted


def test_ties_are_those_that_this_years_choice_settles():
    judging = make_judging(entries=0, projects=4, members=4)
    judging.fill([letters("ABCD", PROJECT), letters("ABDC", PROJECT)] * 2, PROJECT)
    open_all(judging, PROJECT)
    resolve(judging, PROJECT)
    edition, again = tried(judging)
    by_default = again()

    decided(edition, Point.TIE_LADDER, "all_ties", judging.officer)
    shown = again()

    assert (by_default.ties[1], [tie.entries for tie in shown.ties[1]]) == ((), [("B03", "B04")])
    assert [row.now.is_open for row in shown.entries] == [False, False, True, True]


def test_the_panel_is_last_years_until_somebody_is_appointed_this_year(last):
    edition, again = tried(last)
    before = again().panel

    make_panel(edition, last.officer, 2)
    after = again().panel

    figures = [(row.appointed, row.threshold, row.was, row.now) for row in (before, after)]
    assert figures == [(3, 3, 3, 3), (2, 3, 3, 2)]
    assert (before.is_last_years, after.is_last_years) == (True, False)
    assert [row.code for panel in (before, after) for row in panel.decision] == [
        "panel_large_enough",
        "panel_below_threshold",
    ]


def test_nothing_is_written_and_no_sheet_is_told(client: Client, last):
    tried(last)
    client.force_login(last.convener)
    before = {model: list(model._base_manager.order_by("pk").values()) for model in of_ours()}

    page = client.get(PAGE).content.decode()

    assert {model: list(model._base_manager.order_by("pk").values()) for model in of_ours()} == before
    assert "不得" in page
    assert [person.name for person in last.people if person.name in page] == []
    assert [member.code for member in last.members if member.code in page] == []


def of_ours():
    return [model for model in apps.get_models() if model.__module__.startswith("laurel")]


def test_sealed_sheets_are_not_tried(client: Client):
    judging = make_judging(entries=2, projects=0, members=3)
    judging.fill([letters("AB")] * 3)
    make_edition(judging.officer, 116)
    client.force_login(judging.convener)

    page = client.get(PAGE).content.decode()

    assert "還不能試算" in page
    assert "A01" not in page


def test_whoever_is_recused_from_a_category_is_told_nothing_of_it(client: Client, last):
    tried(last)
    home = Nomination.objects.get(edition=last.edition, code="B02").unit
    auditor = make_person(Role.AUDITOR, serves_at=home)

    client.force_login(auditor)
    page = client.get(PAGE).content.decode()

    assert visible_categories(last.edition, auditor, at(12, 1).date()) == [Category.OVERALL_SERVICE]
    assert "B01" not in page
    assert "B02" not in page


def test_the_doors(client: Client, last):
    tried(last)
    found = []
    for role in (Role.PROGRAMME_OFFICER, Role.CONVENER, Role.AUDITOR, Role.PANEL_MEMBER, Role.OBSERVER):
        client.force_login(make_person(role))
        found.append(client.get(PAGE).status_code)
    client.force_login(last.officer)

    assert found == [200, 200, 200, 404, 404]
    assert [client.get(path).status_code for path in (f"{PAGE}?against=114", f"{PAGE}?against=x")] == [
        404
    ] * 2
    assert "沒有更早的年度" in client.get("/editions/115/trial/").content.decode()


def with_projects(number) -> tuple[Judging, object]:
    """115 with that many ranked projects and opened sheets, 116 open: only the first is played, the rest laid down."""
    judging = make_judging(entries=0, projects=1, members=3)
    first = Nomination.objects.get(edition=judging.edition)
    if number > 1:
        more = make_nominations_like(first, number - 1)
        make_submissions_like(first, more)
        Round.objects.filter(edition=judging.edition).update(
            entries=[first.code, *(row.code for row in more)]
        )
    held = judging.round(PROJECT)
    for seat in judging.members:
        take_over_order(held, seat, held.entries, actor=seat.person, now=at(6, 24))
        seal_sheet(held, seat, idempotency_key="k", actor=seat.person, now=at(6, 24))
    open_all(judging, PROJECT)
    return judging, make_edition(judging.officer, 116)


def test_the_trial_costs_the_same_with_1_3_and_many_entries():
    costs = []
    for number in (1, 3, MANY):
        with transaction.atomic():
            judging, _ = with_projects(number)
            client = Client()
            client.force_login(judging.officer)
            client.get(PAGE)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(PAGE).status_code == 200
            costs.append(len(queries))
            transaction.set_rollback(True)

    assert len(set(costs)) == 1, costs
