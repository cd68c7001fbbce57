"""What a changed date or choice would affect is shown before it stands, and nothing is written."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.copying import make_nominations_like, make_submissions_like
from factories.deciding import letters, open_all
from factories.year import (
    PROJECT,
    at,
    make_edition,
    make_judging,
    make_nomination,
    make_officer,
    make_submission,
)
from laurel.kit import clock
from sizes import MANY

pytestmark = [pytest.mark.django_db, pytest.mark.once]
CLOSE = "/editions/115/dates/nominations_close/"


@pytest.fixture
def officer(client: Client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(6, 12))
    officer = make_officer()
    client.force_login(officer)
    client.person = officer
    return client


def a_year_with_one_sent_and_one_not(officer):
    edition = make_edition(officer)
    make_submission(make_nomination(edition))
    make_nomination(edition)
    return edition


def rows():
    ours = [model for model in apps.get_models() if model.__module__.startswith("laurel")]
    return {model: model._base_manager.count() for model in ours}


def test_an_earlier_deadline_lists_who_would_be_late_with_the_article(officer):
    a_year_with_one_sent_and_one_not(officer.person)
    before = rows()

    answer = officer.post(CLOSE, {"at": "115/5/31 00:00", "look": "1"})

    effect = answer.context["effects"][0]
    assert answer.status_code == 200
    assert {str(words): count for words, count in effect["counts"]} == {
        "還沒有完成的推薦（草稿）": 0,
        "還沒有送出的申請書": 1,
        "已送出的申請書": 1,
        "評審小組成員": 0,
        "已製作的文件": 1,
    }
    assert [
        (row.code, [ground.code for ground in row_before], [ground.code for ground in row_after])
        for row, row_before, row_after in effect["moved"]
    ] == [("A01", ["in_time"], ["late"])]
    assert 'value="5"' in answer.content.decode()
    assert rows() == before


def test_a_later_deadline_changes_no_verdict(officer):
    a_year_with_one_sent_and_one_not(officer.person)

    page = officer.post(CLOSE, {"at": "115/6/17 00:00", "look": "1"}).content.decode()

    assert "沒有案件的判斷會改變" in page


def test_a_choice_lists_whose_verdict_would_change(officer):
    a_year_with_one_sent_and_one_not(officer.person)

    answer = officer.post("/editions/115/points/A-01/", {"choice": "received_date", "look": "1"})

    moved = answer.context["effects"][0]["moved"]
    assert [row.code for row, _, _ in moved] == ["A01"]


def test_what_cannot_be_read_is_said_and_the_document_is_not_asked_for_yet(officer):
    make_edition(officer.person)

    answer = officer.post(CLOSE, {"at": "115/13/1 00:00", "look": "1"})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["at"]


def test_a_choice_on_ties_says_how_many_would_have_to_be_settled(officer, client):
    judging = make_judging(entries=0, projects=4, members=4)
    judging.fill([letters("ABCD", PROJECT), letters("ABDC", PROJECT)] * 2, PROJECT)
    open_all(judging, PROJECT)
    client.force_login(judging.officer)

    answer = client.post("/editions/115/points/A-08/", {"choice": "all_ties", "look": "1"})

    assert answer.context["effects"][0]["notes"] == ("專案規劃類：要處理的同序位現在 0 組，改變後 1 組。",)


def test_the_effects_cost_the_same_with_1_3_and_many_entries(officer):
    costs = []
    for number in (1, 3, MANY):
        with transaction.atomic():
            edition = make_edition(officer.person)
            first = make_nomination(edition)
            make_submission(first)
            more = make_nominations_like(first, number - 1)
            make_submissions_like(first, more)
            with CaptureQueriesContext(connection) as queries:
                officer.post(CLOSE, {"at": "115/6/1 00:00", "look": "1"})
            costs.append(len(queries))
            transaction.set_rollback(True)

    assert len(set(costs)) == 1, costs
