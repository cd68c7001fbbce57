"""The pages on outcomes: who reads, who writes, what stays of what was typed, several years at once, constant cost."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answers import signed_in
from factories.above import make_scheme, ministry, national, sent
from factories.copying import like, make_nominations_like
from factories.people import make_person, make_unit
from factories.year import at, make_edition, some_pdf
from laurel.kit import clock
from laurel.outcomes.facts import open_contradictions
from laurel.outcomes.models import (
    Clarification,
    Expectation,
    MinistryOutcome,
    NationalOutcome,
    SchemeCategory,
    Sending,
)
from laurel.outcomes.selectors import followed_by_year
from laurel.people.roles import Role
from laurel.results.models import Recommendation
from laurel.results.services import withdraw_recommendation
from sizes import MANY

pytestmark = [pytest.mark.django_db, pytest.mark.once]
LETTER = {"announced_on_0": "1150831", "announced_on_1": "", "announced_on_2": "", "document_no": "部字第1號"}


@pytest.fixture(autouse=True)
def _in_december(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(12, 20))


@pytest.fixture
def officer(judging):
    return signed_in(judging.officer)


def address(row, page=""):
    return f"/outcomes/{row.nomination.public_id}/{page}"


def text_of(client, path):
    return client.get(path).content.decode()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.HR_OFFICER])
def test_auditor_and_personnel_read_with_the_letters_and_write_nothing(judging, first, role):
    reader = signed_in(make_person(role))
    evidence = SimpleUploadedFile("來文.pdf", some_pdf())
    signed_in(judging.officer).post(
        address(first, "ministry/"), {**LETTER, "place": "1", "evidence": evidence}
    )
    file = MinistryOutcome.objects.get().file

    page, one = text_of(reader, "/outcomes/"), text_of(reader, address(first))
    download = reader.get(f"/outcomes/files/{file.public_id}/")

    assert [address(first, "ministry/") in shown for shown in (page, one)] == [False, False]
    assert "部字第1號" in page
    assert (download.status_code, b"".join(download.streaming_content)) == (200, some_pdf())
    assert download["Content-Disposition"].startswith("attachment")
    assert [reader.get(address(first, step)).status_code for step in ("ministry/", "national/")] == [404, 404]


def test_what_was_typed_stays_when_the_file_is_refused(officer, first):
    bad = SimpleUploadedFile("來文.pdf", b"not a letter")
    answer = officer.post(address(first, "ministry/"), {**LETTER, "place": "3", "evidence": bad})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert ('value="3"' in page, 'value="部字第1號"' in page) == (True, True)
    assert not MinistryOutcome.objects.exists()


def test_a_correction_asks_for_its_reason_a_first_record_does_not(officer, judging, first):
    blank = text_of(officer, address(first, "ministry/"))
    ministry(judging, first, 1, True)
    answer = officer.post(address(first, "ministry/"), {**LETTER, "place": "2"})

    assert "更正的理由" not in blank
    assert (answer.status_code, "請填寫更正的理由。" in answer.content.decode()) == (422, True)
    assert MinistryOutcome.objects.get().place == 1


def test_the_national_form_offers_the_categories_of_the_years_from_the_entrys_on(officer, judging, first):
    for year, name in ((114, "早了一年"), (115, "社會創新"), (116, "晚了一年")):
        make_scheme(judging, year, name)
    ministry(judging, first, 1, True)

    page = text_of(officer, address(first, "national/"))

    assert [name in page for name in ("早了一年", "社會創新", "晚了一年")] == [False, True, True]
    assert '<optgroup label="115 年度">' in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"winner_of_record": ""}, "獲獎時請選擇登記得獎機關。"),
        ({"scheme": ""}, "獲獎時請選擇該年度的獎項類別。"),
        ({"award_year": "116"}, "這個類別是另一個年度的，請改選，或改正獎項年度。"),
    ],
)
def test_an_award_names_its_category_of_that_year_and_its_winner(officer, judging, first, changes, words):
    scheme = make_scheme(judging)
    ministry(judging, first, 1, True)
    said = {
        **LETTER,
        "announced_on_0": "1151120",
        "result": "won",
        "award_year": "115",
        "scheme": str(scheme.pk),
        "winner_of_record": str(first.nomination.unit_id),
        "line": "first_line",
    }

    refused = officer.post(address(first, "national/"), {**said, **changes})
    written = officer.post(address(first, "national/"), said)

    assert (refused.status_code, words in refused.content.decode()) == (422, True)
    assert (written.status_code, written.url) == (302, address(first))
    assert NationalOutcome.objects.get().category_name == "社會創新"


def test_without_the_years_categories_the_form_says_where_to_record_them(officer, judging, first):
    ministry(judging, first, 1, True)

    page = text_of(officer, address(first, "national/"))

    assert "還沒有登錄 115 年度以後的獎項類別。" in page


def test_a_past_year_stays_open_while_it_waits_and_is_folded_once_settled(officer, judging, rows):
    sent(judging)
    for place, row in enumerate(rows, start=4):
        ministry(judging, row, place, False)
    current = text_of(officer, "/outcomes/")
    make_edition(judging.officer, 116)
    settled = text_of(officer, "/outcomes/")
    ministry(judging, rows[0], 1, True, reason="部來文更正")
    waiting = text_of(officer, "/outcomes/")

    folded = "115 年度的 2 案都有結果"
    assert [folded in page for page in (current, settled, waiting)] == [False, True, False]
    assert [address(rows[0]) in page for page in (current, settled, waiting)] == [True, True, True]


def test_an_entry_withdrawn_afterwards_can_still_be_corrected(officer, judging, first):
    ministry(judging, first, 5, False)
    withdraw_recommendation(first, "改組", actor=judging.officer, now=at(9, 5))

    assert "這一案的推薦後來撤回：改組" in text_of(officer, address(first))
    assert officer.get(address(first, "ministry/")).status_code == 200


def test_an_entry_withdrawn_before_anything_came_back_is_absent(officer, judging, first):
    withdraw_recommendation(first, "改組", actor=judging.officer, now=at(7, 5))

    assert officer.get(address(first)).status_code == 404


def test_the_package_is_recorded_and_corrected_on_its_page(officer, judging):
    said = {"sent_on_0": "1150731", "document_no": "發字第1號", "asked_overall": "", "asked_project": "2"}
    first_time = officer.post("/outcomes/115/sending/", said)
    again = officer.post("/outcomes/115/sending/", {**said, "document_no": "發字第2號", "reason": "誤植"})

    assert (first_time.status_code, again.status_code) == (302, 302)
    assert [(row.document_no, row.reason, row.asked_project) for row in Sending.objects.all()] == [
        ("發字第1號", "", 2),
        ("發字第2號", "誤植", 2),
    ]


def test_expected_dates_are_written_only_where_they_change(officer, judging, first):
    officer.post("/outcomes/115/expected/", {"ministry_0": "1151215"})
    officer.post("/outcomes/115/expected/", {"ministry_0": "1151215"})
    page = text_of(officer, "/outcomes/")

    assert [(row.step, row.expected_on) for row in Expectation.objects.all()] == [
        ("ministry", date(2026, 12, 15))
    ]
    assert "已過預計日期" in page


def test_the_officer_alone_is_reminded_of_expected_dates_and_contradictions(officer, judging, first):
    officer.post("/outcomes/115/expected/", {"sending_0": "1151215"})
    ministry(judging, first, 4, True)

    today = text_of(officer, "/today/")
    others = [text_of(signed_in(make_person(role)), "/today/") for role in (Role.AUDITOR, Role.HR_OFFICER)]

    assert ("查明外部結果的矛盾" in today, "12月15日" in today) == (True, True)
    assert ["查明外部結果的矛盾" in page for page in others] == [False, False]


def test_a_contradiction_is_clarified_on_its_page_and_absent_once_its_facts_changed(officer, judging, first):
    sent(judging)
    ministry(judging, first, 4, True)
    (row,) = open_contradictions(followed_by_year())[judging.edition]
    path = f"/outcomes/115/contradictions/{row.key}/"
    answer = officer.post(path, {"note": "部函說明"})
    shown = text_of(officer, address(first))
    ministry(judging, first, 2, True, reason="部來文更正")

    assert answer.status_code == 302
    assert ("部函說明" in shown, "已查明" in shown) == (True, True)
    assert (officer.get(path).status_code, Clarification.objects.count()) == (404, 1)


def test_categories_are_recorded_taken_over_and_withdrawn(officer, judging):
    said = {"award_year": "115", "name": "社會創新", "category": "", "source": "會字第1號"}
    officer.post("/outcomes/schemes/", said)
    twice = officer.post("/outcomes/schemes/", said)
    officer.post("/outcomes/schemes/114/take-over/")
    unknown = officer.post("/outcomes/schemes/109/take-over/")
    row = SchemeCategory.objects.get(name="社會創新")
    officer.post(f"/outcomes/schemes/{row.pk}/withdraw/", {"reason": "誤登"})

    page = text_of(officer, "/outcomes/schemes/")
    assert (twice.status_code, "115 年度已經有「社會創新」這個類別。" in twice.content.decode()) == (
        422,
        True,
    )
    assert unknown.status_code == 404
    assert ("社會創新共融" in page, "誤登" in page) == (True, True)
    assert officer.get(f"/outcomes/schemes/{row.pk}/withdraw/").status_code == 404


def test_the_effect_of_an_award_is_said_with_its_years(officer, judging, first):
    ministry(judging, first, 1, True)
    national(judging, first, winner_of_record=make_unit(name="甲中心"))

    page = text_of(officer, address(first))

    assert "115 年度結果使甲中心不得參加 116–118 年度整體服務類；專案規劃類不受影響。" in page
    assert "登記得獎機關甲中心不是參獎單位" in page


def test_the_list_is_exported_with_letters_and_shares(officer, judging, rows):
    first, other = rows
    sent(judging)
    ministry(judging, first, 1, True)
    national(judging, first, executing_unit=make_unit(name="甲中心"))

    header, *lines = officer.get("/outcomes/export.csv").content.decode("utf-8-sig").splitlines()
    ods = officer.get("/outcomes/export.ods")

    unit = first.nomination.unit.name
    assert header.count(",") == 18
    assert lines == [
        f"115,B01,{unit},專案規劃類,115年7月31日（週五）,測字第6號,1,是,是,115年8月31日（週一）,部字第1號,"
        f"獲獎,115,社會創新,{unit},甲中心,第一線服務機關,115年11月20日（週五）,會字第1號",
        f"115,B02,{other.nomination.unit.name},專案規劃類,115年7月31日（週五）,測字第6號" + "," * 13,
    ]
    assert (ods.status_code, ods.content[:2]) == (200, b"PK")
    assert officer.get("/outcomes/export.xlsm").status_code == 404


def _many(judging, first, number):
    """So many more recommended entries with everything recorded, each with the file of the first."""
    entries = make_nominations_like(first.nomination, number)
    rows = Recommendation.objects.bulk_create(like(first, nomination=entry) for entry in entries)
    for model in (MinistryOutcome, NationalOutcome):
        one = model.objects.get(recommendation=first)
        model.objects.bulk_create(like(one, recommendation=row) for row in rows)


def test_pages_cost_the_same_with_1_3_and_many_entries(officer, judging, rows):
    first, other = rows
    withdraw_recommendation(other, "x", actor=judging.officer, now=at(7, 5))
    sent(judging, evidence=None)
    ministry(judging, first, 1, True, evidence=None)
    national(judging, first, scheme=make_scheme(judging))
    paths = ["/outcomes/", address(first), address(first, "national/"), "/outcomes/schemes/", "/today/"]
    costs = {path: [] for path in paths}
    for more in (0, 2, MANY - 3):
        _many(judging, first, more)
        for path in paths:
            officer.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert officer.get(path).status_code == 200
            costs[path].append(len(queries))

    assert {path: cost for path, cost in costs.items() if len(set(cost)) > 1} == {}
    most = {path: 75 if path == "/today/" else 45 for path in paths}
    assert {path: cost[0] for path, cost in costs.items() if cost[0] > most[path]} == {}
