"""The wizard, the self-check, and what a refusal says."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.people import make_past_year, make_person, make_place
from factories.year import make_branch, make_centre, make_edition, make_nomination, make_project
from laurel.ledger.models import Entry
from laurel.nominations.models import Nomination
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch(client: Client, moment):
    make_edition()
    branch = make_branch()
    client.force_login(branch.coordinator)
    return branch


def answer_everything(client, unit, category="overall_service"):
    client.post("/nominations/new/", {"category": category})
    client.post("/nominations/new/unit/", {"unit": unit.pk})
    client.post("/nominations/new/people/", {"contact_name": "聯絡人", "contact_phone": "0000"})
    return client.post("/nominations/new/check/")


def test_five_questions_make_an_entry(client, branch):
    answer = answer_everything(client, make_centre(branch))

    nomination = Nomination.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/nominations/{nomination.public_id}/")


def test_an_unanswered_question_says_what_to_do(client, branch):
    answer = client.post("/nominations/new/", {})

    assert answer.status_code == 422
    assert "請選擇參獎類別。" in answer.content.decode()


def test_eligibility_is_told_before_anyone_writes(client, branch):
    centre = make_centre(branch)
    for year in (112, 113, 114):
        make_past_year(year)
        make_place(centre, year, 3)
    client.post("/nominations/new/", {"category": "overall_service"})
    client.post("/nominations/new/unit/", {"unit": centre.pk})

    page = client.get("/nominations/new/eligibility/").content.decode()

    assert "已連續三年前六名" in page
    assert "要點三(二)1(3)甲" in page


def test_a_refusal_at_the_end_is_shown_and_recorded(client, branch):
    centre = make_centre(branch)
    answer_everything(client, centre)

    answer = answer_everything(client, centre)

    assert answer.status_code == 422
    assert "要點三(一)3" in answer.content.decode()
    assert Entry.objects.filter(kind=Entry.Kind.REFUSAL).count() == 1
    assert Nomination.objects.count() == 1


def test_a_branch_sees_its_own_entries_only(client, branch):
    mine = answer_everything(client, make_centre(branch))
    other = make_branch()
    foreign = make_nomination(Nomination.objects.get().edition, other)

    assert client.get(mine.headers["Location"]).status_code == 200
    assert client.get(f"/nominations/{foreign.public_id}/").status_code == 404


def test_the_self_check_answers_for_both_categories_and_writes_nothing(client, branch):
    before = Entry.objects.count()

    page = client.get("/nominations/self-check/", {"unit": make_centre(branch).pk}).content.decode()

    assert page.count("可以參加") >= 2
    assert Entry.objects.count() == before + 1


@pytest.mark.parametrize(
    "path", ["/nominations/", "/nominations/duties/", "/screening/", "/today/", "/audit/"]
)
def test_lists_cost_the_same_for_one_and_for_many(client, path):
    edition = make_edition()
    client.force_login(make_person(Role.PROGRAMME_OFFICER, Role.AUDITOR))
    counts = []
    for more in (1, 2, 7):
        branch = make_branch()
        for _ in range(more):
            make_nomination(edition, branch)
            make_project(edition)
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        counts.append(len(queries))

    assert len(set(counts)) == 1, counts
