"""The duty board, its reminders on the page of today, and the papers of nominations."""

import io

import pikepdf
import pytest
from odfdo import Document

from factories.entering import make_window
from factories.people import make_past_year, make_person, make_place
from factories.year import (
    at,
    make_branch,
    make_centre,
    make_edition,
    make_nomination,
    make_officer,
    make_project,
)
from laurel.editions.services import exempt_branch
from laurel.ledger.models import Entry
from laurel.nominations.documents import duty_sheet, nomination_list_of
from laurel.nominations.facts import duty_rows
from laurel.nominations.models import Reminder
from laurel.nominations.selectors import nominations_of
from laurel.nominations.services import remind_branch
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def edition(officer, moment):
    return make_edition(officer)


def board(client, person) -> str:
    client.force_login(person)
    return client.get("/nominations/duties/").content.decode()


def test_the_board_says_which_units_are_eligible_and_why_not(client, edition, officer):
    branch = make_branch()
    free, barred = make_centre(branch), make_centre(branch)
    for year in (112, 113, 114):
        make_past_year(year)
        make_place(barred, year, 1)

    page = board(client, officer)

    assert f"{free.name}：可以推薦" in page
    assert f"{barred.name}：今年不能參加這一類：" in page
    assert "要點三(二)1(3)甲" in page


def test_one_click_reminds_and_the_coordinator_reads_it_today(client, edition, officer):
    branch = make_branch()
    client.force_login(officer)

    answer = client.post(f"/nominations/duties/{branch.unit.code}/remind/")

    client.force_login(branch.coordinator)
    assert answer.headers["Location"] == "/nominations/duties/"
    assert Reminder.objects.get().branch == branch.unit
    assert "綜合規劃組提醒：整體服務類還沒有推薦" in client.get("/today/").content.decode()


def test_a_second_click_on_one_day_is_refused_on_record(client, edition, officer):
    branch = make_branch()
    client.force_login(officer)
    address = f"/nominations/duties/{branch.unit.code}/remind/"
    client.post(address)

    answer = client.post(address)

    assert answer.status_code == 422
    assert "115年5月21日（週四）00:00起可以再提醒" in answer.content.decode()
    assert Entry.objects.filter(kind=Entry.Kind.REFUSAL, act="nominations.branch_reminded").count() == 1


def test_a_reminder_is_gone_from_today_once_one_is_nominated(client, edition, officer):
    branch = make_branch()
    remind_branch(edition, branch.unit, actor=officer, now=at(5, 19))
    make_nomination(edition, branch)

    client.force_login(branch.coordinator)

    assert "綜合規劃組提醒" not in client.get("/today/").content.decode()


def test_the_board_shows_who_was_admitted_late_and_on_whose_word(client, edition, officer):
    centre = make_centre(make_branch())
    make_window(edition, centre, officer, now=at(5, 19), until=at(6, 30))

    page = board(client, officer)

    assert "測字第9號" in page
    assert "開放中" in page


def test_the_officer_opens_a_window_through_its_page(client, edition, officer, moment):
    moment(at(6, 17))
    centre = make_centre(make_branch())
    client.force_login(officer)
    typed = {
        "unit": centre.code,
        "for_nomination": "on",
        "until": "115年6月20日 17:00",
        "authority": "測字第9號",
    }

    short = client.post("/nominations/windows/new/", typed)
    answer = client.post("/nominations/windows/new/", {**typed, "reason": "停班", "article": "3-2-1-1-3"})

    assert (short.status_code, answer.status_code) == (422, 302)
    assert "測字第9號" in board(client, officer)


def test_the_duty_sheet_has_a_row_a_branch(edition, officer):
    done, closed, open_still = make_branch(), make_branch(), make_branch()
    nomination = make_nomination(edition, done)
    exempt_branch(edition, closed.unit, reason="全數受限", authority="", actor=officer, now=at(5, 9))
    make_centre(open_still)

    paper = duty_sheet(edition, duty_rows(edition, at(5, 20).date()))

    assert paper.blocks[1].rows == (
        (done.unit.name, "1", "1", "1", "是", f"A01 {nomination.unit.short_name}", ""),
        (closed.unit.name, "0", "0", "0", "否", "—", "全數受限"),
        (open_still.unit.name, "1", "1", "0", "否", "—", ""),
    )


def test_the_list_has_the_columns_of_the_form(edition):
    branch = make_branch()
    nomination = make_nomination(edition, branch)
    project = make_project(edition)

    paper = nomination_list_of(edition, None, list(nominations_of(edition)))

    table = paper.blocks[1]
    assert [column.heading for column in table.columns][:5] == [
        "序號",
        "參獎類別",
        "參獎單位全銜",
        "所屬分署",
        "專案名稱",
    ]
    assert [row[:5] for row in table.rows] == [
        ("1", "整體服務類", f"A01 {nomination.unit.name}", branch.unit.short_name, "—"),
        ("2", "專案規劃類", f"B01 {project.unit.name}", "—", "測試專案"),
    ]


@pytest.mark.parametrize("address", ["duties", "list-all", "list-{branch}"])
def test_the_papers_come_in_both_formats(client, edition, officer, address):
    branch = make_branch()
    make_nomination(edition, branch)
    client.force_login(officer)
    path = "/nominations/papers/" + address.format(branch=branch.unit.code)

    pdf, odt = client.get(f"{path}.pdf"), client.get(f"{path}.odt")

    with pikepdf.open(io.BytesIO(pdf.content)) as document:
        assert len(document.pages) == 1
    assert "A01" in Document(io.BytesIO(odt.content)).get_formatted_text()


def test_a_branch_takes_its_own_list_and_no_other(client, edition):
    branch, other = make_branch(), make_branch()
    client.force_login(branch.coordinator)

    def status(code):
        return client.get(f"/nominations/papers/list-{code}.pdf").status_code

    assert [status(branch.unit.code), status(other.unit.code), status("all")] == [200, 404, 404]


def test_a_screening_reviewer_has_no_paper_of_a_branch(client, edition):
    client.force_login(make_person(Role.SCREENING_REVIEWER))

    assert client.get(f"/nominations/papers/list-{make_branch().unit.code}.pdf").status_code == 404
