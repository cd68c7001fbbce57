"""The meeting's pages after a round that tied again: the lot, the papers, and all that follows."""

import pytest

from answers import signed_in
from factories.above import make_scheme
from factories.deciding import NOW, letters, open_all
from factories.people import make_person
from factories.year import PROJECT, make_judging
from laurel.kit import clock
from laurel.meeting.selectors import meeting_of
from laurel.people.roles import Role
from laurel.results.selectors import recommendations_of
from meeting.test_services import rank_again, tie_round

pytestmark = [pytest.mark.django_db, pytest.mark.once]
TIED = ["AB", "BA", "AB", "BA"]
LOT = {"drawn": "B02、B01", "method": "籤筒", "drawer": "委員1", "witness": "委員2"}


@pytest.fixture
def judging(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    judging = make_judging(entries=0, projects=2, members=4)
    judging.fill([letters(order, PROJECT) for order in TIED], PROJECT)
    open_all(judging, PROJECT)
    tie_round(judging, "AB", PROJECT)
    rank_again(judging, TIED, PROJECT)
    return judging


@pytest.fixture
def room(judging):
    return f"/meeting/{meeting_of(judging.edition).public_id}/{PROJECT}/"


def test_one_person_cannot_draw_and_witness(judging, room):
    answer = signed_in(judging.clerk).post(f"{room}lot/", {**LOT, "witness": "委員1"})

    assert answer.status_code == 422
    assert "抽籤人與見證人須為不同的人" in answer.content.decode()


def test_every_page_of_the_room_opens_to_the_convener(judging, room):
    convener = signed_in(judging.convener)
    pages = [
        "",
        "screen/",
        "recuse/",
        "strike/",
        "resolve/",
        "missing/",
        "lot/",
        "scales/",
        "differences/",
        "minutes/",
        "dissent/",
        "corrections/",
        "corrections/1/委員1/",
        "papers/",
        "papers/master.pdf",
        "papers/master.odt",
        "papers/minutes.pdf",
        "papers/sheets-1.odt",
    ]

    assert {page: convener.get(room + page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_from_the_lot_to_the_national_award(judging, room):
    clerk, officer = signed_in(judging.clerk), signed_in(judging.officer)
    clerk.post(f"{room}lot/", LOT)
    clerk.post(f"{room}resolve/", {"remarks": "無"})
    officer.post(
        f"/results/115/internal/{PROJECT}/approve/",
        {"ruling": "as_resolved", "approved_on": "1150701", "document_no": "測字第1號"},
    )
    first = recommendations_of(judging.edition)[0].nomination
    told = {"announced_on": "1150630", "document_no": "部字第1號"}
    officer.post(f"/outcomes/{first.public_id}/ministry/", {"place": "1", "forwarded": "on", **told})

    scheme = make_scheme(judging, now=NOW)
    won = {"result": "won", "award_year": "115", "scheme": scheme.pk, **told}
    nameless = officer.post(f"/outcomes/{first.public_id}/national/", won)
    named = officer.post(
        f"/outcomes/{first.public_id}/national/",
        {**won, "winner_of_record": first.unit.pk, "line": "first_line"},
    )

    assert first.code == "B02"
    assert (nameless.status_code, named.status_code) == (422, 302)
    page = signed_in(make_person(Role.HR_OFFICER)).get(f"/rewards/{first.public_id}/").content.decode()
    assert "本案獲勞動部前三名並獲國發會獎" in page
    entrant = signed_in(first.nominated_by)
    own = entrant.get(f"/results/own/{first.public_id}/").content.decode()
    assert ("本案獲推薦至勞動部。" in own, "1 至 6 月" in own) == (True, False)
    assert "獲推薦" in entrant.get("/results/").content.decode()
