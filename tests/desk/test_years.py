"""Two years open at once: the next one begins while the last one waits for its national results."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.deciding import make_approved
from factories.people import make_person
from factories.year import at, make_edition, make_officer
from laurel.desk.duties import duties_of_years
from laurel.editions.models import Edition
from laurel.editions.selectors import editions
from laurel.kit import clock
from laurel.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def _in_december(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(12, 1))


@pytest.fixture
def officer(client: Client):
    """115 is approved and waits for the Ministry; 116 is open."""
    judging = make_approved()
    make_edition(judging.officer, 116)
    client.force_login(judging.officer)
    client.person = judging.officer
    return client


def test_the_list_shows_each_open_year_with_its_stage(officer):
    years = officer.get("/editions/").context["frame"].years()

    assert [(year.edition.roc_year, year.stage, year.passed) for year in years] == [
        (116, "nominations", 0),
        (115, "outcomes", 6),
    ]
    page = officer.get("/editions/").content.decode()
    assert "/editions/116/compare/115/" in page
    assert f"/meeting/{years[1].meeting_key}/" in page


@pytest.mark.parametrize("path", ["/nominations/all/", "/audit/", "/rules/"])
def test_the_earlier_year_is_reached_by_its_own_number(officer, path):
    pages = [officer.get(f"{path}{query}") for query in ("", "?year=116", "?year=115", "?year=99", "?year=x")]

    assert [page.status_code for page in pages] == [200, 200, 200, 404, 404]
    assert [page.context["edition"].roc_year for page in pages[:3]] == [116, 116, 115]


def test_the_entries_of_the_earlier_year_are_listed_and_exported_but_nothing_new_is_nominated_there(officer):
    earlier = officer.get("/nominations/all/?year=115").content.decode()
    exported = officer.get("/nominations/all/export.csv?year=115").content.decode()

    assert ("B01" in earlier, "B01" in exported) == (True, True)
    assert "B01" not in officer.get("/nominations/all/").content.decode()
    assert "新的推薦" not in earlier


def test_duties_of_the_earlier_year_are_told_beside_those_of_the_newest(officer):
    duties = duties_of_years(officer.person, list(editions()), at(12, 1))

    assert [(str(duty.words), duty.year) for duty in duties] == [
        ("組成並鎖定評審小組", None),
        ("登錄評審會議的時間與地點", None),
        ("1–6 月更新與送部資料結案", None),
        ("登錄勞動部及國發會的結果", None),
        ("預覽結果並登錄公布的時間", 115),
    ]
    personnel = make_person(Role.HR_OFFICER)
    assert [
        (str(duty.words), duty.year) for duty in duties_of_years(personnel, list(editions()), at(12, 1))
    ] == []


def test_years_long_past_are_listed_and_not_asked_where_they_stand(client):
    officer = make_officer()
    client.force_login(officer)

    def cost(number):
        Edition.objects.bulk_create(
            Edition(roc_year=year, title=f"{year} 年度", opened_at=at(4, 1), opened_by=officer)
            for year in range(120 - number, 120)
        )
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/editions/").status_code == 200
        Edition.objects.all().delete()
        return len(queries)

    cost(1)

    assert cost(5) == cost(13)
