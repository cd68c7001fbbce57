"""The list of entries: what state each is in, filters, order, export, and what it costs."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from odfdo import Document

from factories.copying import make_nominations_like, make_submissions_like
from factories.people import make_person
from factories.year import (
    at,
    make_application,
    make_branch,
    make_centre,
    make_edition,
    make_judging,
    make_nomination,
    make_officer,
    make_project,
    make_submission,
    write,
)
from laurel.applications.services import be_here, hand_to_branch
from laurel.desk.cases import cases_of
from laurel.kit import clock
from laurel.nominations.services import withdraw_nomination
from laurel.people.roles import Role
from laurel.screening.services import confirm_finding, find, request_correction
from sizes import MANY

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MOST_QUERIES = 15


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.DEMO, settings.HOME = True, tmp_path
    clock.move_to(at(5, 25))


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def edition(officer):
    return make_edition(officer)


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def states(edition, person, now=None) -> dict[str, str]:
    return {case.entry.code: case.state for case in cases_of(person, edition, now or at(6, 17))}


def test_an_entry_goes_through_its_states(edition, officer):
    branch = make_branch()
    drafted, handed, sent, mended, admitted, refused, gone = (
        make_nomination(edition, branch) for _ in range(7)
    )
    make_application(drafted)
    writer = make_person(Role.APPLICANT_EDITOR, unit=handed.unit)
    hand_to_branch(make_application(handed, writer), actor=writer, now=at(5, 22))
    for row in (sent, mended, admitted, refused):
        make_submission(row)
    request_correction(mended, what="補", due_at=at(6, 17, 17), actor=officer, now=at(6, 16))
    find(admitted, "eligible", "", actor=officer, now=at(6, 16))
    finding = find(refused, "ineligible", "不實", actor=officer, now=at(6, 16))
    before = states(edition, officer)["A06"]
    confirm_finding(finding, actor=make_person(Role.SCREENING_REVIEWER), now=at(6, 16))
    withdraw_nomination(gone, reason="x", letter_no="", actor=branch.coordinator, now=at(5, 30))

    assert before == "submitted"
    assert states(edition, officer) == {
        "A01": "draft",
        "A02": "with_branch",
        "A03": "submitted",
        "A04": "correction",
        "A05": "eligible",
        "A06": "ineligible",
        "A07": "withdrawn",
    }
    assert states(edition, officer, at(6, 21))["A04"] == "submitted"


def test_an_admitted_entry_is_under_review_once_judging_began():
    judging = make_judging(entries=2)

    assert set(states(judging.edition, judging.officer).values()) == {"judging"}


def test_progress_and_who_edits_now_are_shown(signed_in, edition):
    nomination = make_nomination(edition)
    application = make_application(nomination)
    write(application, nomination.nominated_by, section_A1="流程已縮短")
    be_here(application, "section.A1", actor=nomination.nominated_by, now=at(5, 25))

    page = signed_in.get("/nominations/all/").content.decode()

    assert "1／9" in page
    assert nomination.nominated_by.name in page


def codes_shown(client, query) -> list[str]:
    rows = csv.reader(
        io.StringIO(client.get(f"/nominations/all/export.csv?{query}").content.decode("utf-8-sig"))
    )
    return [row[0] for row in rows][1:]


def test_filters_order_and_search_go_together(signed_in, edition):
    branch, other = make_branch(), make_branch()
    make_nomination(edition, branch)
    make_nomination(edition, other)
    make_project(edition, branch.unit, branch.coordinator)
    second = make_nomination(edition, branch)

    assert codes_shown(signed_in, "") == ["A01", "A02", "A03", "B01"]
    assert codes_shown(signed_in, "category=project_planning") == ["B01"]
    assert codes_shown(signed_in, f"branch={branch.unit.code}&sort=-code") == ["B01", "A03", "A01"]
    assert codes_shown(signed_in, "state=submitted") == []
    assert codes_shown(signed_in, f"q={second.unit.short_name}") == ["A03"]
    assert codes_shown(signed_in, "q=b01") == ["B01"]


def test_a_branch_filters_its_own(client, edition):
    branch = make_branch()
    nomination = make_nomination(edition, branch)
    make_nomination(edition, make_branch())
    client.force_login(make_person(Role.BRANCH_COORDINATOR, unit=branch.unit))
    deputy = codes_shown(client, "mine=1")
    client.force_login(branch.coordinator)

    assert (codes_shown(client, ""), codes_shown(client, "mine=1"), deputy) == (["A01"], ["A01"], [])
    assert nomination.code == "A01"


def test_the_export_is_what_is_shown_in_both_formats(signed_in, edition):
    nomination = make_nomination(edition)

    ods = Document(io.BytesIO(signed_in.get("/nominations/all/export.ods").content))

    cells = ods.body.tables[0].get_values()
    assert cells[1][:6] == [
        "A01",
        nomination.unit.name,
        "整體服務類",
        nomination.nominated_by_unit.name,
        "",
        "草稿",
    ]
    assert codes_shown(signed_in, "") == ["A01"]
    assert signed_in.get("/nominations/all/export.exe").status_code == 404


def test_an_empty_list_says_what_fills_it(signed_in, edition):
    assert "還沒有參獎案" in signed_in.get("/nominations/all/").content.decode()


def test_a_list_filtered_to_nothing_says_so(signed_in, edition):
    make_nomination(edition)

    assert "沒有符合的參獎案" in signed_in.get("/nominations/all/?q=zzz").content.decode()


@pytest.mark.parametrize("role", [Role.PROGRAMME_OFFICER, Role.BRANCH_COORDINATOR])
def test_the_list_costs_at_most_15_queries_with_1_3_and_many_rows(edition, role):
    branch = make_branch()
    person = make_officer() if role == Role.PROGRAMME_OFFICER else branch.coordinator
    client = Client()
    client.force_login(person)
    costs = []
    for more in (1, 2, MANY - 3):
        first = make_nomination(edition, branch, make_centre(branch))
        make_submission(first)
        others = make_nominations_like(first, more - 1)
        make_submissions_like(first, others[:2])
        client.get("/nominations/all/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/nominations/all/").status_code == 200
        costs.append(len(queries))

    assert len(set(costs)) == 1, costs
    assert costs[0] <= MOST_QUERIES, [query["sql"][:150] for query in queries.captured_queries]


def test_a_second_page_holds_the_rest(signed_in, edition):
    branch = make_branch()
    for _ in range(52):
        make_nomination(edition, branch)

    page = signed_in.get("/nominations/all/?page=2&sort=code").content.decode()

    assert "A52" in page
    assert ">A50<" not in page
    assert "第 2 頁，共 2 頁" in page
