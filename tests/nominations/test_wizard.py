"""The wizard: one question a page, kept as a draft of one's own, refused with what can be done."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.entering import make_window
from factories.people import make_national_award, make_past_year, make_person, make_place, make_unit
from factories.year import (
    OVERALL,
    PROJECT,
    at,
    make_application,
    make_branch,
    make_centre,
    make_edition,
    make_nomination,
    make_officer,
    make_project,
)
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.nominations.models import Nomination, NominationDraft
from laurel.people.models import RoleGrant
from laurel.people.roles import Role
from laurel.rulebook.entrants import UnitKind

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PEOPLE = {"contact_name": "聯絡人", "contact_phone": "0000"}


@pytest.fixture
def edition():
    return make_edition()


@pytest.fixture
def branch(client: Client, edition, moment):
    branch = make_branch()
    client.force_login(branch.coordinator)
    return branch


def begin(client, unit, category=OVERALL) -> str:
    """The address of a draft whose category and unit are answered."""
    first = client.post("/nominations/new/", {"category": category})
    draft = first.headers["Location"].removesuffix("unit/")
    client.post(f"{draft}unit/", {"unit": unit.code})
    return draft


def answer_everything(client, unit, category=OVERALL, **people):
    draft = begin(client, unit, category)
    client.post(f"{draft}people/", {**PEOPLE, **people})
    return client.post(f"{draft}check/")


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_five_questions_make_an_entry_and_its_draft_is_listed_no_more(client, branch):
    answer = answer_everything(client, make_centre(branch))

    nomination = Nomination.objects.get()
    assert answer.headers["Location"] == f"/nominations/{nomination.public_id}/made/"
    assert NominationDraft.objects.filter(made=None).count() == 0
    assert verify().sound


def test_pressing_twice_makes_one_entry(client, branch):
    draft = begin(client, make_centre(branch))
    client.post(f"{draft}people/", PEOPLE)

    answers = [client.post(f"{draft}check/") for _ in range(3)]

    nomination = Nomination.objects.get()
    assert {answer.headers["Location"] for answer in answers} == {
        f"/nominations/{nomination.public_id}/made/"
    }


def test_the_confirmation_says_the_number_the_dates_and_the_letter(client, branch):
    made = client.get(answer_everything(client, make_centre(branch)).headers["Location"])

    words = text_of(made)
    assert "A01" in words
    assert "115年6月15日（週一）24:00" in words
    assert "主旨：函送" in words


@pytest.mark.parametrize("file_format", ["pdf", "odt"])
def test_the_letter_comes_as_a_paper(client, branch, file_format):
    made = answer_everything(client, make_centre(branch)).headers["Location"]

    answer = client.get(made.replace("made/", f"letter.{file_format}"))

    assert answer.status_code == 200
    assert answer.content[:2] in (b"%P", b"PK")


def test_an_unanswered_question_says_what_to_do(client, branch):
    answer = client.post("/nominations/new/", {})

    assert answer.status_code == 422
    assert "請選擇參獎類別。" in answer.content.decode()
    assert NominationDraft.objects.filter(made=None).count() == 0


def test_the_units_are_those_of_the_branch_each_with_its_state(client, branch, edition):
    entered, free, barred = (make_centre(branch) for _ in range(3))
    foreign = make_centre(make_branch())
    make_nomination(edition, branch, entered)
    make_national_award(barred, 114, at(1, 1).date().replace(year=2025))
    first = client.post("/nominations/new/", {"category": OVERALL})

    page = client.get(first.headers["Location"])

    words = text_of(page)
    assert f"{entered.name} 已推薦 A01" in words
    assert f"{free.name} 可以推薦" in words
    assert f"{barred.name} 今年不能參加這一類：" in words
    assert foreign.name not in words


def test_eligibility_is_a_table_of_conditions_before_anyone_writes(client, branch):
    centre = make_centre(branch)
    for year in (112, 113, 114):
        make_past_year(year)
        make_place(centre, year, 3)

    page = client.get(f"{begin(client, centre)}eligibility/")

    words = text_of(page)
    assert "條件 查得的事實 結果 依據" in words
    assert "連續三年前六名" in words
    assert "112 年第 3 名、113 年第 3 名、114 年第 3 名" in words
    assert "要點三(二)1(3)甲" in words
    assert "改報專案規劃類" not in words


def test_the_other_category_is_offered_where_the_text_allows(client, branch):
    centre = make_centre(branch)
    make_national_award(centre, 114, at(1, 1).date().replace(year=2025))
    draft = begin(client, centre)
    page = client.get(f"{draft}eligibility/")

    answer = client.post(f"{draft}category/", {"category": PROJECT})

    assert '<input type="hidden" name="category" value="project_planning">' in page.content.decode()
    assert answer.headers["Location"] == f"{draft}eligibility/"
    assert "可以參加" in text_of(client.get(f"{draft}eligibility/"))


def test_one_category_a_unit_is_shown_as_a_decision(client, branch, edition):
    nomination = make_nomination(edition, branch)

    page = client.get(f"{begin(client, nomination.unit, PROJECT)}eligibility/").content.decode()

    assert "擇一參獎：請決定" in page
    assert f"/nominations/{nomination.public_id}/" in page
    assert f"/applications/of/{nomination.public_id}/move/" in page


def test_leaving_keeps_what_was_typed_and_the_list_offers_to_go_on(client, branch):
    draft = begin(client, make_centre(branch))

    left = client.post(f"{draft}people/", {"contact_name": "半途", "leave": "1"})
    listed = client.get("/nominations/all/").content.decode()
    again = client.get(f"{draft}people/").content.decode()

    assert left.headers["Location"] == "/nominations/"
    assert f"{draft}check/" in listed
    assert 'value="半途"' in again


def test_going_on_leads_to_the_first_question_without_an_answer(client, branch):
    first = client.post("/nominations/new/", {"category": OVERALL})
    draft = first.headers["Location"].removesuffix("unit/")

    assert client.get(f"{draft}check/").headers["Location"] == f"{draft}unit/"
    client.post(f"{draft}unit/", {"unit": make_centre(branch).code})
    assert client.get(f"{draft}check/").headers["Location"] == f"{draft}people/"


@pytest.mark.parametrize("step", ["category", "unit", "eligibility", "people", "check"])
def test_a_draft_is_its_owners_only(client, branch, step):
    draft = begin(client, make_centre(branch))
    other = Client()
    other.force_login(make_person(Role.BRANCH_COORDINATOR, unit=branch.unit))

    assert other.get(f"{draft}{step}/").status_code == 404
    assert other.post(f"{draft}discard/").status_code == 404
    assert NominationDraft.objects.count() == 1


def test_a_discarded_draft_is_gone_and_stands_nowhere(client, branch):
    before = Entry.objects.count()
    draft = begin(client, make_centre(branch))

    client.post(f"{draft}discard/")

    assert (NominationDraft.objects.count(), Entry.objects.count()) == (0, before + 1)


def test_a_project_keeps_its_team_as_rows(client, branch):
    answer_everything(
        client,
        make_centre(branch),
        PROJECT,
        project_title="縮短等候",
        project_start="1130101",
        budget_thousand="1200",
        team_total="5",
        team_row_0_unit="服務課",
        team_row_0_title="課長",
        team_row_1_unit="",
        team_row_1_title="專員",
    )

    nomination = Nomination.objects.get()
    assert nomination.team == [{"unit": "服務課", "title": "課長"}, {"unit": "", "title": "專員"}]
    assert (nomination.team_total, nomination.budget_thousand) == (5, 1200)


def test_a_team_smaller_than_its_rows_is_asked_again(client, branch):
    draft = begin(client, make_centre(branch), PROJECT)
    project = {"project_title": "x", "project_start": "1130101", "team_total": "1"}
    rows = {"team_row_0_title": "課長", "team_row_1_title": "專員", "team_row_2_title": "辦事員"}

    answer = client.post(f"{draft}people/", {**PEOPLE, **project, **rows})

    assert answer.status_code == 422
    assert "總人數不可少於下表的成員數。" in answer.content.decode()


def test_more_rows_keep_those_that_are_there(client, branch):
    draft = begin(client, make_centre(branch), PROJECT)
    rows = {f"team_row_{number}_{part}": "x" for number in range(3) for part in ("unit", "title")}

    goal = client.post(f"{draft}people/", {**PEOPLE, **rows, "more": "1"}).headers["Location"]
    page = client.get(goal.split("#")[0]).content.decode()

    assert page.count('name="team_row_') == 12
    assert page.count('value="x"') == 6


def test_a_writer_of_the_unit_may_write_from_then_on(client, branch):
    centre = make_centre(branch)
    writer = make_person(serves_at=centre)

    answer_everything(client, centre, writers=[str(writer.pk)], head=str(writer.pk))

    assert RoleGrant.objects.filter(person=writer, role=Role.APPLICANT_EDITOR, unit=centre).count() == 1
    assert Nomination.objects.get().head == writer
    assert Entry.objects.order_by("-pk")[0].act == "people.role_granted"
    assert verify().sound


def test_a_writer_who_may_write_already_gets_no_second_role(client, branch):
    centre = make_centre(branch)
    writer = make_person(Role.APPLICANT_EDITOR, unit=centre)

    answer_everything(client, centre, writers=[str(writer.pk)])

    assert RoleGrant.objects.filter(person=writer).count() == 1


def test_a_writer_from_elsewhere_is_found_but_refused_on_record(client, branch):
    centre, elsewhere = make_centre(branch), make_unit(UnitKind.DIVISION)
    stranger = make_person(serves_at=elsewhere)
    draft = begin(client, centre)
    found = client.post(f"{draft}people/", {**PEOPLE, "q": stranger.name, "find": "1"})
    listed = client.get(found.headers["Location"].split("#")[0]).content.decode()

    client.post(f"{draft}people/", {**PEOPLE, "writers": [str(stranger.pk)]})
    answer = client.post(f"{draft}check/")

    assert stranger.name in listed
    assert answer.status_code == 422
    assert "不能擔任撰寫人" in answer.content.decode()
    assert (Nomination.objects.count(), RoleGrant.objects.filter(person=stranger).count()) == (0, 0)
    assert Entry.objects.filter(kind=Entry.Kind.REFUSAL).count() == 1


def test_a_refusal_at_the_end_is_shown_and_recorded(client, branch):
    centre = make_centre(branch)
    answer_everything(client, centre)

    answer = answer_everything(client, centre)

    assert answer.status_code == 422
    assert "要點三(一)3" in answer.content.decode()
    assert Entry.objects.filter(kind=Entry.Kind.REFUSAL).count() == 1
    assert Nomination.objects.count() == 1


def test_after_the_deadline_the_refusal_says_the_article_and_what_to_do(client, branch, moment):
    moment(at(6, 16, 9))

    answer = answer_everything(client, make_centre(branch))

    words = text_of(answer)
    assert answer.status_code == 422
    assert "已逾期" in words
    assert "要點三(二)1(1)丙" in words
    assert "敘明原因函請綜合規劃組簽准" in words


def test_the_check_says_beforehand_what_stands_in_the_way(client, branch, moment):
    draft = begin(client, make_centre(branch))
    client.post(f"{draft}people/", PEOPLE)
    moment(at(6, 16, 9))

    words = text_of(client.get(f"{draft}check/"))

    assert "已逾期" in words
    assert "敘明原因函請綜合規劃組簽准" in words


def test_with_a_window_the_wizard_goes_through_after_the_deadline(client, branch, edition, moment):
    moment(at(6, 18))
    centre = make_centre(branch)
    make_window(edition, centre, make_officer())

    answer = answer_everything(client, centre)

    assert answer.status_code == 302
    assert Nomination.objects.get().grounds[-1]["code"] == "late_and_admitted"


def test_a_centres_own_people_see_no_door_to_nominate(client, branch, edition):
    nomination = make_nomination(edition, branch)
    application_page = f"/applications/{make_application(nomination).public_id}/"
    client.force_login(make_person(Role.APPLICANT_EDITOR, unit=nomination.unit))

    listed = client.get("/nominations/all/").content.decode()
    door = client.get("/nominations/new/")

    assert "/nominations/new/" not in listed
    assert door.status_code == 404
    assert "送分署" in client.get(application_page).content.decode()


def test_the_units_page_costs_the_same_for_one_and_for_many(client, branch, edition):
    draft = client.post("/nominations/new/", {"category": OVERALL}).headers["Location"]
    costs = []
    for more in (1, 2, 27):
        for _ in range(more):
            make_nomination(edition, branch)
            make_centre(branch)
        client.get(draft)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(draft).status_code == 200
        costs.append(len(queries))

    assert len(set(costs)) == 1, costs


def test_an_entry_is_moved_through_its_page(client, branch, edition):
    nomination = make_nomination(edition, branch)
    address = f"/applications/of/{nomination.public_id}/move/"
    typed = {"reason": "屬專案", "project_title": "縮短等候", "project_start": "1130101"}

    answer = client.post(address, typed)

    entered = Nomination.objects.get(code="B01")
    assert answer.headers["Location"] == f"/nominations/{entered.public_id}/made/"
    assert (entered.contact_name, entered.project_title) == ("聯絡人", "縮短等候")


def test_an_entry_is_withdrawn_and_revived_through_its_pages(client, branch, edition):
    nomination = make_nomination(edition, branch)
    address = f"/nominations/{nomination.public_id}/"
    client.post(f"{address}withdraw/", {"reason": "改期"})
    withdrawn = client.get(address).content.decode()

    client.post(f"{address}revive/", {"reason": "續辦"})
    revived = client.get(address).content.decode()

    assert (f"{address}revive/" in withdrawn, f"{address}withdraw/" in withdrawn) == (True, False)
    assert (f"{address}revive/" in revived, f"{address}withdraw/" in revived) == (False, True)


def test_a_project_moved_to_overall_service_leaves_its_project_behind(client, edition, moment):
    nomination = make_project(edition, make_branch().unit)
    client.force_login(nomination.nominated_by)

    answer = client.post(f"/applications/of/{nomination.public_id}/move/", {"reason": "屬整體"})

    assert answer.status_code == 302
    assert Nomination.objects.get(code="A01").project_title == ""
