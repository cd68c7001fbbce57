"""The self-check: any signed-in person, any unit, any year; who is told what; nothing is written."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.people import make_national_award, make_past_year, make_person, make_place, make_unit
from factories.year import at, make_branch, make_centre, make_edition, make_nomination
from laurel.ledger.models import Entry
from laurel.nominations.facts import self_check_of, year_to_check
from laurel.people.roles import Role
from laurel.rulebook.entrants import UnitKind
from sizes import MANY

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PAGE = "/nominations/self-check/"


@pytest.fixture
def branch(moment):
    for roc_year in (112, 113, 114):
        make_past_year(roc_year)
    return make_branch()


def page_of(client, person, **asked) -> str:
    client.force_login(person)
    return client.get(PAGE, asked).content.decode()


def three_years(unit):
    for roc_year, place in ((112, 3), (113, 1), (114, 6)):
        make_place(unit, roc_year, place)


def test_a_barred_unit_is_told_the_years_the_article_and_until_when(client, branch):
    make_edition()
    centre = make_centre(branch)
    three_years(centre)

    page = page_of(client, make_person(Role.AUDITOR), unit=centre.pk)

    assert page.count('class="verdict grade-must-not"') == 2
    assert "連續三年都在前六名（112 年第 3 名、113 年第 1 名、114 年第 6 名）" in page
    assert "<strong>116 年</strong>起可再參加" in page
    assert "要點三(二)1(3)甲" in page
    assert "改報專案規劃類" not in page


def test_an_award_bars_one_category_and_the_other_is_offered(client, branch):
    make_edition()
    centre = make_centre(branch)
    make_national_award(
        branch.unit, 114, date(2025, 11, 21), share="winner_of_record", award_name="第8屆政府服務獎"
    )
    make_national_award(centre, 114, date(2025, 11, 21), share="executing_unit", award_name="第8屆政府服務獎")

    page = page_of(client, make_person(Role.AUDITOR), unit=centre.pk)

    assert page.count('class="verdict grade-must-not"') == 1
    assert page.count('class="verdict grade-met"') == 1
    assert "<strong>118 年</strong>起可再參加" in page
    assert "改報專案規劃類" in page
    assert f"登記得獎機關：{branch.unit.name}" in page


def test_an_unclassified_award_is_left_to_people_with_what_would_settle_it(client, branch):
    make_edition()
    make_national_award(branch.unit, 114, date(2025, 11, 21), line="unclassified")

    page = page_of(client, make_person(Role.AUDITOR), unit=branch.unit.pk)

    assert "可以參加，但有須由人判斷的事" in page
    assert "請綜合規劃組認定得獎機關的分類" in page


def test_before_a_year_is_opened_the_coming_one_is_answered_and_said_so(client, branch):
    page = page_of(client, make_person(Role.AUDITOR), unit=branch.unit.pk)

    assert "115 年度還沒有開辦" in page
    assert page.count('class="verdict grade-met"') == 2


def test_while_the_year_before_runs_its_places_may_still_bar_the_next(client, branch):
    make_edition()
    for roc_year in (113, 114):
        make_place(branch.unit, roc_year, 2)
    free = make_centre(branch)

    open_still = page_of(client, make_person(Role.AUDITOR), unit=branch.unit.pk, year=116)
    settled = page_of(client, make_person(Role.AUDITOR), unit=free.pk, year=116)

    assert "如果 115 年也列前六名，就是連續三年，116 年不得參加" in open_still
    assert "不論名次如何，都不會因為連續三年而使 116 年不能參加" in settled


def test_a_unit_barred_this_year_is_free_in_the_next(client, branch):
    make_edition()
    three_years(branch.unit)

    page = page_of(client, make_person(Role.AUDITOR), unit=branch.unit.pk, year=116)

    assert page.count('class="verdict grade-met"') == 2


def test_a_year_that_nobody_entered_is_said(client, moment):
    make_past_year(112)
    unit = make_unit(UnitKind.BRANCH, parent=make_unit(UnitKind.AGENCY))
    make_place(unit, 112, 1)

    page = page_of(client, make_person(Role.AUDITOR), unit=unit.pk)

    assert "113、114 年是否舉辦、名次如何還沒有登錄" in page


def test_a_branch_award_without_executing_unit_is_pointed_out_to_its_centres(client, branch):
    make_edition()
    make_national_award(branch.unit, 114, date(2025, 11, 21))

    page = page_of(client, make_person(Role.AUDITOR), unit=make_centre(branch).pk)

    assert "沒有登錄執行單位" in page


def test_after_the_deadline_this_year_is_over_and_the_next_is_asked_first(client, branch, moment):
    make_edition()
    moment(at(6, 17))

    first = year_to_check(at(6, 17))
    this_year = page_of(client, make_person(Role.AUDITOR), unit=branch.unit.pk, year=115)

    assert (year_to_check(at(6, 15)), first) == (115, 116)
    assert this_year.count('class="verdict grade-must-not"') == 2
    assert "<strong>116 年</strong>起可再參加" in this_year
    assert "敘明原因函請綜合規劃組簽准" in this_year


def test_whether_there_is_an_entry_is_told_to_those_whom_it_concerns_only(client, branch):
    edition = make_edition()
    centre = make_centre(branch)
    entry = make_nomination(edition, branch, centre)
    others = [make_branch().coordinator, make_person(Role.AUDITOR)]
    mine = [branch.coordinator, make_person(Role.PROGRAMME_OFFICER)]

    told = [page_of(client, person, unit=centre.pk) for person in mine]
    untold = [page_of(client, person, unit=centre.pk) for person in others]

    assert [entry.code in page for page in told] == [True] * 2
    assert [entry.code in page or "本年度已有參獎案" in page for page in untold] == [False] * 2
    assert ["這裡不列" in page for page in untold] == [True] * 2


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.CONVENER])
def test_the_panel_cannot_ask_a_closed_categorys_results_would_show_as_bars(client, branch, role):
    make_edition()
    client.force_login(make_person(role))

    assert client.get(PAGE, {"unit": branch.unit.pk}).status_code == 404


def test_an_auditor_sees_the_same_page_whether_the_unit_entered_or_not(client, branch):
    edition = make_edition()
    centre = make_centre(branch)
    auditor = make_person(Role.AUDITOR)

    before = page_of(client, auditor, unit=centre.pk)
    make_nomination(edition, branch, centre)
    after = page_of(client, auditor, unit=centre.pk)

    assert _plain(after) == _plain(before)


def _plain(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf" not in line.lower()]


def test_entrants_see_their_own_unit_at_once_and_writers_go_on(client, branch):
    make_edition()

    page = page_of(client, branch.coordinator)

    assert f"{branch.unit.name}，115 年度" in page
    assert 'href="/nominations/new/"' in page
    assert f'<a href="{PAGE}" aria-current="page">' in page


def test_without_a_unit_it_says_what_to_do_and_with_a_wrong_one_what_is_wrong(client, branch):
    make_edition()
    client.force_login(make_person(Role.AUDITOR))

    empty, wrong = client.get(PAGE), client.get(PAGE, {"unit": "999999"})

    assert (empty.status_code, wrong.status_code) == (200, 422)
    assert "請先選擇單位" in empty.content.decode()
    assert 'href="#id_unit"' in wrong.content.decode()


def test_nothing_is_written_and_the_questions_cost_the_same(client, branch):
    make_edition()
    centre = make_centre(branch)
    entries, costs = Entry.objects.count(), []
    for more in (1, 2, MANY - 3):
        for _ in range(more):
            make_place(make_unit(), 114, 1)
        with CaptureQueriesContext(connection) as queries:
            self_check_of(centre, 115, at(5, 20), with_entries=True)
        costs.append(len(queries))

    assert len(set(costs)) == 1
    assert Entry.objects.count() == entries + 2 * MANY


def test_it_is_found_from_today_the_rules_and_the_public_page(client, branch):
    make_edition()
    public = [Client().get(path).content.decode() for path in ("/", "/rules/")]
    client.force_login(branch.coordinator)
    today = client.get("/today/").content.decode()

    assert [f'href="{PAGE}"' in page for page in (*public, today)] == [True] * 3
    assert Client().get(PAGE).headers["Location"].startswith("/sign-in/")
