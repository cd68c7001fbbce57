"""Opening a year in the browser: the proposed calendar, refusals, decisions, moved dates."""

import pytest
from django.test import Client

from factories.year import at, make_branch, make_edition, make_officer
from laurel.kit import clock
from laurel.ledger.verification import verify

pytestmark = [pytest.mark.django_db, pytest.mark.once]
YEAR = {
    "title": "115 年度服務績優獎",
    "copies_required": "12",
    "nominations_close": "115/6/16 00:00",
    "reading_opens": "115/6/18 09:00",
    "sheets_close": "115/6/30 14:00",
    "meeting": "115/6/30 14:00",
}


@pytest.fixture
def officer(client: Client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(4, 1))
    client.force_login(make_officer())
    return client


def test_dates_that_run_backwards_are_shown_above_what_was_typed(officer):
    answer = officer.post("/editions/open/?roc_year=115", {**YEAR, "meeting": "115/6/1 14:00"})

    assert answer.status_code == 422
    assert "日期順序不對" in answer.content.decode()
    assert YEAR["title"] in answer.content.decode()


def test_a_year_is_opened_decided_and_moved(officer):
    branch = make_branch()
    acts = [
        ("/editions/open/?roc_year=115", YEAR),
        ("/editions/115/points/A-03/", {"choice": "chairs_only", "authority": "測字第1號"}),
        ("/editions/115/dates/meeting/", {"at": "115/7/1 14:00", "authority": "測字第2號", "reason": "場地"}),
        (f"/editions/115/branches/{branch.unit.code}/exemption/", {"reason": "全部受限"}),
    ]

    assert [officer.post(path, typed).status_code for path, typed in acts] == [302] * 4
    assert "測字第2號" in officer.get("/editions/115/").content.decode()
    assert "全部受限" in officer.get("/nominations/duties/").content.decode()


def test_the_year_limits_its_applications_by_a_decision(client):
    officer = make_officer()
    edition = make_edition(officer)
    client.force_login(officer)
    typed = {"page_limit": "30", "section_characters": "", "authority": "測字第9號"}

    answer = client.post(f"/editions/{edition.roc_year}/limits/", typed)
    without = client.post(f"/editions/{edition.roc_year}/limits/", {**typed, "authority": ""})

    edition.refresh_from_db()
    assert (answer.status_code, without.status_code) == (302, 422)
    assert (edition.page_limit, edition.section_characters) == (30, None)
    assert "30 頁" in client.get(f"/editions/{edition.roc_year}/").content.decode()
    assert verify().sound
