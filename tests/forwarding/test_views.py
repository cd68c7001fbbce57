"""The pages of the update and the package: who sees them, what they save, what they refuse."""

import re

import pytest

from answers import signed_in, told
from factories.forwarding import CASES, DUE, RATE, make_asked, make_recommended, make_updated
from factories.people import make_person, make_unit
from factories.year import at
from laurel.applications.facts import update_in
from laurel.applications.selectors import fields_of, update_of
from laurel.documents.models import IssuedPaper
from laurel.forwarding.models import PackageClosing, UpdateDecision, UpdateRequest
from laurel.forwarding.selectors import closing_of
from laurel.kit import clock
from laurel.ledger.models import Entry
from laurel.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def moment(monkeypatch):
    now = {"at": at(7, 3)}
    monkeypatch.setattr(clock, "now", lambda: now["at"])
    return now


@pytest.fixture(autouse=True)
def _in_july(moment):
    """Pages of this stage are looked at in July."""


def address(year, code="A01"):
    return f"/applications/{year.application(code).public_id}/update/"


def typed_on(page) -> dict[str, str]:
    """Everything that a browser would send from the form of the update as it was shown."""
    body = page.content.decode()
    form = body[body.index('<form id="update"') : body.index("</form>", body.index('<form id="update"'))]
    data = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        is_radio = 'type="radio"' in tag
        if name and (not is_radio or "checked" in tag):
            data[name[1]] = value[1] if value else ""
    return data


def figures(year, code="A01"):
    rows = fields_of(year.application(code))
    return {name: (rows[name].value["value"], rows[name].value["period_to"]) for name in (RATE, CASES)}


# ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_lists_exactly_the_figures_that_end_in_may():
    year = make_asked()

    body = signed_in(year.writer).get(address(year)).content.decode()

    assert re.findall(r'<article class="card update-row" id="([^"]+)"', body) == [CASES, RATE]
    assert "已更新 0／2" in body


def test_what_was_typed_is_saved_at_one_press_and_what_was_not_touched_stays():
    year = make_asked()
    client = signed_in(year.writer)
    data = typed_on(client.get(address(year)))

    answer = client.post(address(year), {**data, f"{CASES}-value": "1,500", "save": CASES})

    assert (answer.status_code, answer.url) == (302, f"{address(year)}#{CASES}")
    assert figures(year) == {RATE: ("97.6", "2026-05-31"), CASES: ("1,500", "2026-06-30")}


def test_a_press_on_a_figure_carries_its_period_on_where_the_value_is_the_same():
    year = make_asked()
    client = signed_in(year.writer)

    client.post(address(year), {**typed_on(client.get(address(year))), "save": RATE})

    assert figures(year) == {RATE: ("97.6", "2026-06-30"), CASES: ("1,250", "2026-05-31")}


def test_a_figure_is_said_to_be_unchanged_with_its_reason_and_keeps_what_was_judged():
    year = make_asked()
    client = signed_in(year.writer)
    data = {**typed_on(client.get(address(year))), f"{CASES}-how": "unchanged", "save": CASES}

    without = client.post(address(year), data)
    between = update_in(year.application()).done
    client.post(address(year), {**data, f"{CASES}-unchanged": "年度一次"})

    assert (without.status_code, between) == (422, 0)
    assert "請寫明「服務件數」沒有變動的理由。" in without.content.decode()
    assert figures(year)[CASES] == ("1,250", "2026-05-31")
    assert update_in(year.application()).done == 1


def test_a_date_that_is_none_is_named_and_nothing_typed_is_lost():
    year = make_asked()
    client = signed_in(year.writer)
    data = {**typed_on(client.get(address(year))), f"{CASES}-value": "1,500", f"{CASES}-period_to_2": "31"}

    answer = client.post(address(year), data)

    assert answer.status_code == 422
    assert f'href="#id_{CASES}-period_to_0"' in answer.content.decode()
    assert 'value="1,500"' in answer.content.decode()
    assert figures(year)[CASES] == ("1,250", "2026-05-31")


def test_a_value_that_is_no_number_or_not_the_quotient_is_kept_and_pointed_at():
    year = make_asked()
    client = signed_in(year.writer)
    data = typed_on(client.get(address(year)))

    client.post(address(year), {**data, f"{CASES}-value": "很多", "save": CASES})
    client.post(address(year), {**typed_on(client.get(address(year))), f"{RATE}-value": "99.9", "save": RATE})

    body = client.get(address(year)).content.decode()
    assert [body.count(words) for words in ("數值不是數字", "填報的數值與分子、分母計算的不同")] == [1, 1]
    assert figures(year) == {RATE: ("99.9", "2026-06-30"), CASES: ("很多", "2026-06-30")}


def test_one_press_states_the_period_that_the_update_must_have():
    year = make_asked()
    client = signed_in(year.writer)

    client.post(address(year), {**typed_on(client.get(address(year))), "save": "period"})

    assert fields_of(year.application())["period_to"].value == "2026-06-30"


def test_two_people_in_one_figure_both_keep_what_they_wrote():
    year = make_asked()
    client, other = signed_in(year.writer), signed_in(year.branch.coordinator)
    data = typed_on(client.get(address(year)))
    other.post(address(year), {**data, f"{CASES}-value": "1,501", "save": CASES})

    answer = client.post(address(year), {**data, f"{CASES}-value": "1,500", "save": CASES})
    body = answer.content.decode()
    client.post(address(year), {**typed_on(answer), f"{CASES}-value": "1,500", "save": CASES})

    assert answer.status_code == 409
    assert ("服務件數：1,501" in body, 'value="1,500"' in body) == (True, True)
    assert figures(year)[CASES] == ("1,500", "2026-06-30")


def test_the_progress_is_told_anew_with_the_state_of_each_figure():
    year = make_asked()
    year.carry_on()

    body = signed_in(year.writer).get(f"{address(year)}progress/").content.decode()

    assert "已更新 2／2" in body
    assert re.findall(r'<span id="state.([^"]+)" hx-swap-oob="true">', body) == [CASES, RATE]


def test_the_branch_sends_the_update_from_the_check_and_both_versions_stay_readable():
    year = make_asked()
    year.carry_on()
    client, key = signed_in(year.branch.coordinator), year.application().public_id
    check = client.get(f"/applications/{key}/check/")
    names = re.findall(r'name="(read\.[^"]+)"', check.content.decode())

    answer = client.post(
        f"/applications/{key}/check/",
        {"declared_by": "主管", "declaration": "on", **dict.fromkeys(names, "on")},
    )
    pages = [client.get(f"/applications/{key}/submitted/?version={number}") for number in (1, 2, 3)]

    assert (check.status_code, answer.status_code) == (200, 302)
    assert update_of(year.application().nomination).number == 2
    assert [page.status_code for page in pages] == [200, 200, 404]
    assert ["更新版已送出" in page.content.decode() for page in pages[:2]] == [False, True]


def test_what_still_ends_in_may_is_named_before_sending_with_the_way_to_mend_it():
    year = make_asked()

    body = (
        signed_in(year.branch.coordinator)
        .get(f"/applications/{year.application().public_id}/check/")
        .content.decode()
    )

    assert body.count("的統計期間還停在 5 月") == 4  # each in its sentence and for those who hear the link
    assert f'href="{address(year)}"' in body


def test_after_the_due_day_the_page_shows_why_and_takes_nothing(moment):
    year = make_asked()
    client = signed_in(year.writer)
    data = typed_on(client.get(address(year)))
    moment["at"] = at(7, 11)

    shown = client.get(address(year)).content.decode()
    answer = client.post(address(year), {**data, f"{CASES}-value": "1,500", "save": CASES})

    assert "更新期限已過" in shown
    assert answer.status_code == 422
    assert Entry.objects.filter(kind="refusal").values_list("grounds__0__code", flat=True).get() == (
        "update_too_late"
    )


def test_a_sent_update_is_read_and_not_written():
    year = make_updated()

    body = signed_in(year.writer).get(address(year)).content.decode()

    assert "更新版（第 2 版）已於" in body
    assert 'name="save"' not in body


def test_the_pages_of_the_update_are_absent_to_all_but_the_writers():
    year = make_asked()
    stranger = make_person(Role.APPLICANT_EDITOR, Role.UNIT_HEAD, unit=make_unit())

    found = {
        name: [signed_in(person).get(f"{address(year)}{path}").status_code for path in ("", "progress/")]
        for name, person in (
            ("writer", year.writer),
            ("branch", year.branch.coordinator),
            ("stranger", stranger),
            ("officer", year.officer),
            ("member", year.people[0]),
        )
    }

    assert found == {
        "writer": [200, 200],
        "branch": [200, 200],
        "stranger": [404, 404],
        "officer": [404, 404],
        "member": [404, 404],
    }


def test_there_is_no_page_before_the_update_is_asked_for():
    year = make_recommended()

    assert signed_in(year.writer).get(address(year)).status_code == 404


# ── the officer ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_page_opens_to_its_readers():
    year = make_updated()
    key, other = year.application().nomination.public_id, year.application("A02").nomination.public_id
    pages = {
        "list": "/forwarding/",
        "year": "/forwarding/115/",
        "request": "/forwarding/115/updates/",
        "close": "/forwarding/115/close/",
        "extend": f"/forwarding/{key}/extend/",
        "decide": f"/forwarding/{key}/decide/",
        "difference": f"/forwarding/{key}/difference/",
        "table": f"/forwarding/{key}/change-table.pdf",
        "odt": f"/forwarding/{key}/change-table.odt",
        "docx": f"/forwarding/{key}/change-table.docx",
        "none yet": f"/forwarding/{other}/change-table.pdf",
        "open": "/forwarding/115/reopen/",
        "another year": "/forwarding/114/",
    }

    def reached(person):
        client = signed_in(person)
        return [name for name, path in pages.items() if client.get(path).status_code == 200]

    assert reached(year.officer) == [
        name for name in pages if name not in ("docx", "none yet", "open", "another year")
    ]
    assert reached(make_person(Role.AUDITOR)) == ["list", "year", "difference", "table", "odt"]
    assert reached(year.writer) == ["difference", "table", "odt"]
    assert reached(make_person(Role.UNIT_HEAD, unit=make_unit())) == []
    assert reached(year.people[0]) == []


def test_the_list_is_empty_before_anything_is_recommended():
    officer = make_person(Role.PROGRAMME_OFFICER)

    assert "還沒有推薦的案件" in signed_in(officer).get("/forwarding/").content.decode()


def test_the_officer_asks_extends_decides_closes_and_opens_again(moment):
    year = make_recommended()
    officer = signed_in(year.officer)
    due = {"due_on_0": "115", "due_on_1": "7", "due_on_2": "10"}
    key = year.application("A02").nomination.public_id

    asked = officer.post("/forwarding/115/updates/", due)
    year.carry_on()
    year.send()
    early = officer.post(
        f"/forwarding/{key}/decide/", {"choice": "go_without", "document_no": "測字第7號", "reason": "離職"}
    )
    officer.post(f"/forwarding/{key}/extend/", {**due, "due_on_2": "12", "reason": "颱風"})
    moment["at"] = at(7, 13)
    refused = officer.post("/forwarding/115/close/")
    officer.post(
        f"/forwarding/{key}/decide/", {"choice": "go_without", "document_no": "測字第7號", "reason": "離職"}
    )
    closed = officer.post("/forwarding/115/close/")
    standing = closing_of(year.edition)
    officer.post("/forwarding/115/reopen/", {"authority": "測字第9號", "reason": "漏附件"})

    assert [answer.status_code for answer in (asked, early, refused, closed)] == [302, 422, 422, 302]
    assert "A02還沒有 1–6 月的更新版" in refused.content.decode()
    assert list(UpdateRequest.objects.values_list("recommendation__nomination__code", "reason")) == [
        ("A01", ""),
        ("A02", ""),
        ("A02", "颱風"),
    ]
    assert UpdateRequest.objects.order_by("pk").first().due_at == DUE
    assert UpdateDecision.objects.get().choice == "go_without"
    assert (standing, closing_of(year.edition)) == (PackageClosing.objects.get(), None)


def test_a_decision_without_document_or_reason_is_not_kept(moment):
    year = make_updated()
    moment["at"] = at(7, 13)
    key = year.application("A02").nomination.public_id

    answer = signed_in(year.officer).post(f"/forwarding/{key}/decide/", {"choice": "replace"})

    assert answer.status_code == 422
    assert UpdateDecision.objects.count() == 0


def test_the_difference_is_shown_with_its_picture_and_the_paper_is_issued_once():
    year = make_updated()
    key = year.application().nomination.public_id
    officer = signed_in(year.officer)

    body = told(officer.get(f"/forwarding/{key}/difference/"))
    for file_format in ("pdf", "odt"):
        officer.get(f"/forwarding/{key}/change-table.{file_format}")

    assert "2 項增加、0 項減少、0 項相同；變動最大的是服務件數（+20.0%）。" in body
    assert body.count("<rect") == 2
    assert list(IssuedPaper.objects.filter(kind="change_table").values_list("subject", "category")) == [
        (f"{key}/change-table", "overall_service")
    ]


def test_today_tells_writers_branch_and_officer_what_is_to_be_done():
    year = make_asked()

    def duties(person):
        body = signed_in(person).get("/today/").content.decode()
        return [words for words in ("A01 0／2", "A02 0／2", "0／2") if words in body]

    assert duties(year.writer) == ["A01 0／2", "0／2"]
    assert duties(year.branch.coordinator) == ["A01 0／2", "A02 0／2", "0／2"]
    assert duties(year.officer) == ["0／2"]
