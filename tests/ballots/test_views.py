"""The member's pages, each as the member meets it; and that nobody else meets them."""

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from answers import told
from factories.year import OVERALL, at, make_judging
from laurel.ballots.selectors import draft_of, notebook_on
from laurel.panel.models import ConflictDeclaration
from laurel.panel.services import order_recusal

PAGES = ["workspace", "criteria", "compare", "all_notes", "plan", "worksheet", "check"]
OF_A_DOSSIER = ["read", "placing", "notes"]
pytestmark = pytest.mark.once


@pytest.fixture
def judging(db):
    with time_machine.travel(at(6, 23), tick=False):
        yield make_judging(entries=3, members=4)


@pytest.fixture
def member(judging):
    return judging.members[0]


@pytest.fixture
def page(judging, member):
    client = Client()
    client.force_login(member.person)
    return client


def url(judging, name, *more):
    return reverse(f"ballots:{name}", args=[judging.round().public_id, *more])


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens(judging, page, name):
    assert page.get(url(judging, name)).status_code == 200


@pytest.mark.parametrize("name", OF_A_DOSSIER)
def test_every_page_of_a_dossier_opens(judging, page, name):
    assert page.get(url(judging, name, "A01")).status_code == 200


@pytest.mark.parametrize("way", ["criterion", "entries", "figures", "nonsense"])
def test_every_way_of_comparing_opens(judging, page, way):
    assert page.get(url(judging, "compare"), {"by": way, "first": "99", "columns": "x"}).status_code == 200


@pytest.mark.parametrize("view", ["whole", "innovation", "figures", "nonsense"])
def test_every_view_of_a_dossier_opens(judging, page, view):
    assert page.get(url(judging, "read", "A01"), {"view": view}).status_code == 200


def every_address(judging):
    return [url(judging, name) for name in [*PAGES, "seal"]] + [
        url(judging, name, "A01") for name in OF_A_DOSSIER
    ]


def test_a_recused_member_finds_none_of_them(judging, page, member):
    order_recusal(member, OVERALL, "理由", actor=judging.convener, now=at(6, 23))
    absent = told(page.get("/no-such-page/"))

    assert [told(page.get(address)) == absent for address in every_address(judging)] == [True] * 11


def test_before_reading_opens_no_dossier_is_shown(judging, page):
    with time_machine.travel(at(6, 17), tick=False):
        answer = page.get(url(judging, "read", "A01"))

    assert "還沒有開放閱讀" in answer.text


def test_without_a_declaration_every_page_leads_to_it(judging):
    undeclared = make_other(judging)
    client = Client()
    client.force_login(undeclared.person)

    answers = {client.get(address).headers.get("Location") for address in every_address(judging)}

    assert answers == {reverse("ballots:declaration", args=[OVERALL])}


def make_other(judging):
    member = judging.members[1]
    ConflictDeclaration.objects.filter(member=member).delete()
    return member


def place(page, judging, code, **sent):
    return page.post(url(judging, "place"), {"code": code, "move": "to", **sent})


def order_of(judging, member):
    return draft_of(member, judging.round())["order"]


def test_a_move_by_script_answers_with_the_order_and_one_sentence(judging, page):
    answer = page.post(
        url(judging, "place"), {"code": "A02", "move": "to", "position": "1"}, headers={"HX-Request": "true"}
    )

    assert answer.text.lstrip().startswith('<div class="two-lists" id="order">')
    assert "A02" in answer.headers["HX-Trigger"]


def test_placing_beside_another_is_remembered_as_compared(judging, page, member):
    place(page, judging, "A01", position="1")

    place(page, judging, "A02", move="before", other="A01")

    assert order_of(judging, member) == ["A02", "A01"]
    assert notebook_on(member, judging.round(), "A02", 1).compared == {"A01"}


def test_help_in_comparing_asks_and_then_offers_the_place(judging, page):
    place(page, judging, "A01", position="1")
    asked = page.get(url(judging, "placing", "A02"), {"compare": "yes"})

    found = page.get(url(judging, "placing", "A02"), {"compare": "yes", "answer": "A01:better"})

    assert (asked.context["rival"].code, found.context["rival"], found.context["found"]) == ("A01", None, 1)


def test_a_number_that_is_none_is_told_and_moves_nothing(judging, page, member):
    answer = place(page, judging, "A01", position="第一")

    assert "請填 1 到 3 的數字" in page.get(answer.headers["Location"]).text
    assert order_of(judging, member) == []


def test_progress_is_kept_for_the_next_visit(judging, page, member):
    page.get(url(judging, "read", "A01"))

    page.post(url(judging, "progress", "A01"), {"finished": "yes"})

    assert notebook_on(member, judging.round(), "A01", 1).share == 1.0


def test_a_note_from_two_devices_gives_both_versions_back(judging, page):
    address = url(judging, "note", "A01")
    page.post(address, {"field": "note.A1", "value": "第一台", "was": ""})

    answer = page.post(address, {"field": "note.A1", "value": "第二台", "was": ""})

    assert (answer.status_code, answer.json()) == (409, {"stands": "第一台"})


def test_notes_without_a_script_are_saved_all_at_once(judging, page, member):
    page.post(url(judging, "notes", "A01"), {"note.A1": "甲", "grade.A1": "good", "reason": "理由"})

    book = notebook_on(member, judging.round(), "A01", 1)
    assert (book.notes, book.grades, book.reason) == ({"A1": "甲"}, {"A1": "good"}, "理由")


def test_points_suggest_an_order_and_refuse_what_is_no_number(judging, page):
    page.post(url(judging, "worksheet"), {"points-A02-A1": "90", "points-A01-A1": "80"})
    wrong = page.post(url(judging, "worksheet"), {"points-A02-A1": "101", "points-A01-A1": "70"})

    assert [
        row.code for row, _total, _shared in page.get(url(judging, "worksheet")).context["suggested"]
    ] == ["A02", "A01"]
    assert (wrong.status_code, wrong.context["faults"]) == (422, ["points-A02-A1"])
    assert 'value="70"' in wrong.text


def test_the_check_names_what_is_not_placed_and_offers_the_first_two_again(judging, page):
    for code in ("A02", "A01", "A03"):
        page.post(url(judging, "progress", code), {"finished": "yes"})
    for position, code in enumerate(("A03", "A02"), start=1):
        place(page, judging, code, position=str(position))
    missing = page.get(url(judging, "check"))

    place(page, judging, "A01", position="3")
    whole = page.get(url(judging, "check"))

    assert [row.code for row in missing.context["unplaced"]] == ["A01"]
    assert (len(whole.context["first_read"]), whole.context["unread"]) == (2, [])


def test_a_dossier_that_is_not_under_review_is_absent(judging, page):
    absent = told(page.get("/no-such-page/"))

    assert told(page.get(url(judging, "read", "A99"))) == absent


def test_what_the_reader_chose_is_kept_and_nonsense_is_as_usual(judging, page):
    page.post(reverse("ballots:settings"), {"size": "xl", "next": "https://elsewhere.example/"})
    page.post(reverse("ballots:settings"), {"face": "nonsense", "next": url(judging, "workspace")})

    assert "size-xl face-sans" in page.get(url(judging, "workspace")).text


@pytest.mark.parametrize("name", ["workspace", "plan", "check", "all_notes", "worksheet"])
def test_pages_cost_the_same_for_few_and_many_dossiers(db, name):
    counts = set()
    for entries in (2, 9):
        with transaction.atomic(), time_machine.travel(at(6, 23), tick=False):
            judging = make_judging(entries=entries, members=4)
            client = Client()
            client.force_login(judging.people[0])
            client.get(url(judging, name))
            with CaptureQueriesContext(connection) as asked:
                client.get(url(judging, name))
            counts.add(len(asked))
            transaction.set_rollback(True)

    assert len(counts) == 1
