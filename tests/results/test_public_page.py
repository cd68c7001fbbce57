"""What is public, from when on, and that before its time no route tells of it (trust.md F-15)."""

from datetime import timedelta

import pytest
from django.db import transaction

from answers import signed_in, told
from factories.deciding import make_approved
from factories.people import make_person
from factories.publishing import DECIDED, DUE, publish
from factories.year import PROJECT, at, named
from laurel.documents.models import IssuedPaper
from laurel.editions.services import decide_point
from laurel.kit import clock
from laurel.nominations.models import Nomination
from laurel.people.roles import Role
from laurel.results.selectors import recommendations_of
from laurel.results.services import withdraw_recommendation
from laurel.rulebook.policy import Point

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PUBLIC = "/results/115/"
NO_SUCH_YEAR = "/results/99/"
PREVIEW = "/results/115/internal/publication/"
SECOND = timedelta(seconds=1)
OF_THE_REQUEST = ("Content-Security-Policy", "Set-Cookie", "Date", "Expires", "Content-Length")


@pytest.fixture
def at_the_moment(monkeypatch):
    def move(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    move(DECIDED)
    return move


@pytest.fixture
def judging(at_the_moment):
    judging = make_approved()
    named(judging, PROJECT, "甲分署", "乙分署", "丙分署")
    return judging


def answer_of(client, path):
    """Status, headers and body, without what differs between any two requests and without the address itself."""
    answer = client.get(path)
    headers = {key: value for key, value in answer.headers.items() if key not in OF_THE_REQUEST}
    return answer.status_code, headers, told(answer).replace(path, "")


def everyone_of(judging):
    entry = Nomination.objects.order_by("code").first()
    return {
        "stranger": None,
        "entrant": entry.nominated_by,
        "member": judging.people[0],
        "convener": judging.convener,
        "officer": judging.officer,
        "auditor": make_person(Role.AUDITOR),
    }


def test_one_second_before_there_is_no_such_year_and_at_the_moment_there_is(judging, at_the_moment):
    publish(judging)
    readers = {who: signed_in(person) for who, person in everyone_of(judging).items()}
    at_the_moment(DUE - SECOND)
    early = {who: answer_of(client, PUBLIC) for who, client in readers.items()}
    none = {who: answer_of(client, NO_SUCH_YEAR) for who, client in readers.items()}

    at_the_moment(DUE)

    assert {who: answer[0] for who, answer in early.items()} == dict.fromkeys(readers, 404)
    assert early == none
    assert "no-store" in early["stranger"][1]["Cache-Control"]
    for who, client in readers.items():
        answer = client.get(PUBLIC)
        assert (who, answer.status_code, "no-store" in answer["Cache-Control"]) == (who, 200, True)
        page = answer.content.decode()
        assert ("甲分署" in page, "乙分署" in page, "丙分署" in page) == (True, True, False)


def test_what_is_to_come_changes_nothing_on_any_public_or_entrants_page(judging):
    entries = list(Nomination.objects.order_by("code"))
    officer = signed_in(judging.officer)
    for paper in ("recommendation-letter", "recommendation-list"):
        officer.get(f"/results/115/internal/{paper}.pdf")
    codes = list(IssuedPaper.objects.values_list("verification_code", flat=True))
    paths = ["/", "/rules/", "/accessibility/", "/today/", "/results/", "/nominations/", PUBLIC, NO_SUCH_YEAR]
    paths += [
        PREVIEW,
        "/results/115/internal/",
        "/nominations/all/export.csv",
        "/results/115/internal/certificates.zip",
    ]
    paths += [
        f"/results/{kind}/{row.public_id}.pdf" for kind in ("notices", "certificates") for row in entries
    ]
    paths += [f"/results/own/{row.public_id}/" for row in entries]
    paths += [f"/verify/?code={code}" for code in codes]
    readers = {
        who: signed_in(person)
        for who, person in everyone_of(judging).items()
        if who in ("stranger", "entrant", "member")
    }

    def crawl():
        found = {}
        for who, client in readers.items():
            for path in paths:
                answer = client.get(path)
                pdf = answer.headers.get("Content-Type") == "application/pdf"
                found[who, path] = answer.status_code if pdf else answer_of(client, path)
        return found

    plain = crawl()
    with transaction.atomic():
        publish(judging, publishes_at=DECIDED + timedelta(days=1))
        to_come = crawl()
        transaction.set_rollback(True)
    publish(judging, publishes_at=None)
    public = crawl()

    assert [place for place, answer in to_come.items() if answer != plain[place]] == []
    changed = {path for (who, path), answer in public.items() if answer != plain[who, path]}
    assert {PUBLIC, "/", f"/results/own/{entries[0].public_id}/"} <= changed


def test_the_preview_is_the_very_page_with_a_strip(judging, at_the_moment):
    publish(judging)
    officer = signed_in(judging.officer)

    preview = officer.get(PREVIEW)
    at_the_moment(DUE)
    public = officer.get(PUBLIC)

    names = [template.name for template in preview.templates]
    assert "results/published.html" in names
    assert "預覽：尚未公布" in preview.content.decode()
    assert "預覽" not in public.content.decode()
    tables = [page.content.decode().split("<tbody>")[1].split("</tbody>")[0] for page in (preview, public)]
    assert tables[0] == tables[1]
    assert signed_in(make_person(Role.AUDITOR)).get(PREVIEW).status_code == 200
    assert [signed_in(p).get(PREVIEW).status_code for p in (judging.convener, judging.people[0])] == [
        404,
        404,
    ]


def test_the_public_page_names_more_only_by_authority_and_sums_only_where_decided(judging, at_the_moment):
    decide_point(
        judging.edition,
        Point.PUBLICATION,
        "sums_too",
        authority="測字第9號",
        reason="",
        actor=judging.officer,
        now=DECIDED,
    )
    publish(judging, publishes_at=None, scope="all_places", authority="測字第9號")

    page = signed_in(None).get(PUBLIC).content.decode()

    assert ("丙分署" in page, "序位合計" in page, page.count("獲推薦")) == (True, True, 2)
    assert 'class="places"' in page
    assert signed_in(None).get("/").content.decode().count('href="/results/115/"') == 1


def test_what_is_public_stays_until_it_is_corrected_and_then_says_why(judging, at_the_moment):
    publish(judging)
    at_the_moment(at(7, 4))
    withdraw_recommendation(
        recommendations_of(judging.edition)[0], "改組", actor=judging.officer, now=at(7, 4)
    )
    officer = signed_in(judging.officer)
    uncorrected = signed_in(None).get(PUBLIC).content.decode()
    desk = officer.get("/results/115/internal/").content.decode()

    publish(judging, publishes_at=None, reason="遞補<b>", document_no="測字第7號", now=at(7, 4))

    page = signed_in(None).get(PUBLIC).content.decode()
    assert ("甲分署" in uncorrected, "丙分署" in uncorrected, "更正" in uncorrected) == (True, False, False)
    assert "公布的內容與現在不同" in desk
    assert ("甲分署" in page, "丙分署" in page, "更正" in page) == (False, True, True)
    assert "遞補&lt;b&gt;" in page
    assert "公布的內容與現在不同" not in officer.get("/results/115/internal/").content.decode()


def test_the_forms_of_publication_keep_what_was_typed_and_say_what_is_missing(judging, at_the_moment):
    officer = signed_in(judging.officer)
    address = "/results/115/internal/publication/set/"
    typed = {"when": "later", "scope": "all_places", "document_no": "測字第6號", "publishes_at": ""}

    unread = officer.post(address, typed)
    past = officer.post(
        address,
        {**typed, "acknowledged": "on", "authority": "測", "publishes_at": "115年7月1日 09:00"},
    )
    done = officer.post(address, {**typed, "acknowledged": "on", "authority": "測", "when": "now"})

    page = unread.content.decode()
    assert (unread.status_code, past.status_code, done.status_code) == (422, 422, 302)
    assert "請填寫公布時間，或選擇立即公布。" in page
    assert "公布全部名次時，請填寫核准文號。" in page
    assert "請勾選「已知道會議紀錄還沒有簽名正本的掃描檔，仍要登錄」，才能繼續。" in page
    assert "測字第6號" in page
    assert "已經過去" in past.content.decode()
    assert signed_in(None).get(PUBLIC).status_code == 200


def test_the_pending_publication_is_withdrawn_on_its_page(judging, at_the_moment):
    officer = signed_in(judging.officer)
    publish(judging)
    address = "/results/115/internal/publication/withdraw/"

    empty = officer.post(address, {"reason": ""})
    done = officer.post(address, {"reason": "再議"})
    again = officer.post(address, {"reason": "再議"})

    assert (empty.status_code, done.status_code, again.status_code) == (422, 302, 422)
    at_the_moment(DUE)
    assert signed_in(None).get(PUBLIC).status_code == 404


def test_places_that_are_not_public_bar_nobody_visibly_but_the_unit_itself(judging, at_the_moment):
    first, second = Nomination.objects.order_by("code")[:2]
    asked = f"/nominations/self-check/?unit={first.unit_id}&year=116"
    readers = [signed_in(person) for person in (first.nominated_by, second.nominated_by, judging.officer)]

    def told():
        return ["第 1 名" in client.get(asked).content.decode() for client in readers]

    publish(judging)
    before, stranger = told(), readers[1].get(asked).content.decode()
    at_the_moment(DUE)

    assert (before, told()) == ([True, False, True], [True] * 3)
    assert "115 年的名次還沒有公布。" in stranger
