"""The pages of the desk: taking over, confirming, the next case, what is kept, filters, notices."""

import csv
import io
import re
from datetime import date

import pytest
from odfdo import Document

from factories.people import make_place
from factories.screening import award, three_places
from factories.year import at, make_branch, make_nomination, make_officer, make_project, make_submission
from laurel.applications.selectors import application_of
from laurel.rulebook.screening import provisions_of
from laurel.screening.facts import grounds_for
from laurel.screening.models import CorrectionRequest, DataCorrection
from laurel.screening.selectors import finding_of, findings_of
from laurel.screening.services import confirm_finding, find, request_correction, return_finding

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def _june_16(time_machine):
    time_machine.move_to(at(6, 16), tick=False)


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def page_of(client, nomination, query=""):
    return client.get(f"/screening/{nomination.public_id}/{query}").content.decode()


def version_in(page):
    return re.search(r'name="version" value="([^"]+)"', page)[1]


def sheet(nomination, verdict="met", **overrides):
    paths = [row.article.path for row in provisions_of(grounds_for(nomination, at(6, 16).date()))]
    return {f"judged.{path}": verdict for path in paths} | {"confirm": "1", **overrides}


def chosen_in(page):
    return re.findall(r'<option value="(\w+)" selected>', page)


def test_taking_over_fills_what_the_system_decides_and_writes_nothing(signed_in, nomination):
    url = f"/screening/{nomination.public_id}/"

    before, after = page_of(signed_in, nomination), signed_in.post(url, {"take": "1", "note": "看過"})

    assert chosen_in(before) == []
    assert chosen_in(after.content.decode()) == ["met"] * 9
    assert "看過" in after.content.decode()
    assert "已帶入全部 9 款" in after.content.decode()
    assert finding_of(nomination) is None


def test_what_is_left_to_people_stays_open_when_taken_over(signed_in, edition):
    nomination = make_nomination(edition)
    make_submission(nomination, dispatched_on=None)
    kept = {"note.3-2-1-2-1": "已電洽補送"}

    page = signed_in.post(f"/screening/{nomination.public_id}/", {"take": "1", **kept}).content.decode()

    assert len(chosen_in(page)) == 8
    assert "已電洽補送" in page
    assert "已帶入 8／9 款" in page


def test_confirming_finds_and_offers_the_next_case(signed_in, edition, nomination):
    following = make_nomination(edition)
    make_submission(following)
    version = version_in(page_of(signed_in, nomination))

    answer = signed_in.post(f"/screening/{nomination.public_id}/", sheet(nomination, version=version))
    page = signed_in.get(answer["Location"]).content.decode()

    assert finding_of(nomination).outcome == "eligible"
    assert f"/screening/{following.public_id}/" in page
    assert "下一案" in page


def test_confirming_what_is_not_judged_says_which(signed_in, nomination):
    answer = signed_in.post(f"/screening/{nomination.public_id}/", {"confirm": "1"})

    assert answer.status_code == 422
    assert "請判斷要點三(二)1(3)甲。" in answer.content.decode()


def test_one_no_makes_the_entry_ineligible(signed_in, nomination):
    typed = sheet(nomination) | {"judged.3-2-1-2-1": "not_met", "note.3-2-1-2-1": "電子檔是空白頁"}

    signed_in.post(f"/screening/{nomination.public_id}/", typed)

    assert finding_of(nomination).outcome == "ineligible"
    assert "待第二人複核" in page_of(signed_in, nomination)


def test_the_second_officer_keeps_what_was_typed_and_sees_the_first_finding(signed_in, officer, nomination):
    version = version_in(page_of(signed_in, nomination))
    first = make_officer()
    find(nomination, "ineligible", "先認定", actor=first, now=at(6, 16))
    typed = sheet(nomination, version=version, note="我看過了")

    answer = signed_in.post(f"/screening/{nomination.public_id}/", typed)
    page = answer.content.decode()
    again = signed_in.post(f"/screening/{nomination.public_id}/", {**typed, "version": version_in(page)})

    assert answer.status_code == 422
    assert f"{first.name}已於" in page
    assert "先認定" in page
    assert "我看過了" in page
    assert chosen_in(page) == ["met"] * 9
    assert again.status_code == 302
    assert [row.note for row in findings_of(nomination)] == ["先認定", "我看過了"]


def test_a_bar_is_not_offered_to_be_waved_through(signed_in, officer, nomination):
    three_places(nomination.unit, actor=officer, now=at(6, 15))

    page = page_of(signed_in, nomination)
    waved = signed_in.post(f"/screening/{nomination.public_id}/", sheet(nomination))

    assert "資料有誤，申請更正" in page
    assert "登錄權責核准的文號" not in page
    assert page.count("計入連續三年前六名") == 3
    assert waved.status_code == 422
    assert finding_of(nomination) is None


def test_the_history_of_whom_the_unit_continues_stands_beside_the_case(signed_in, nomination):
    make_place(nomination.unit, 113, 7)

    page = page_of(signed_in, nomination)

    assert "第 7 位" in page
    assert "計入連續三年前六名" not in page


def test_a_reviewer_confirms_or_gives_back_with_a_reason(client, officer, reviewer, nomination):
    find(nomination, "ineligible", "x", actor=officer, now=at(6, 16))
    client.force_login(reviewer)

    page = page_of(client, nomination)
    client.post(f"/screening/{nomination.public_id}/return/", {"reason": "證據不足"})

    assert "複核：同意不符合" in page
    assert 'name="take"' not in page
    assert finding_of(nomination).giving_back.reason == "證據不足"
    assert "證據不足" in page_of(client, nomination)


def test_a_reviewer_is_told_today_what_waits_for_a_second_word(client, officer, reviewer, nomination):
    client.force_login(reviewer)
    before = client.get("/today/").content.decode()
    find(nomination, "ineligible", "x", actor=officer, now=at(6, 16))

    after = client.get("/today/").content.decode()

    assert "複核認定為不符合的案件" not in before
    assert "複核認定為不符合的案件" in after
    assert "A01" in after


def test_an_old_confirmation_form_confirms_nothing_newer(client, officer, reviewer, nomination):
    find(nomination, "ineligible", "x", actor=officer, now=at(6, 16))
    find(nomination, "ineligible", "y", actor=officer, now=at(6, 16, 10, 5))
    client.force_login(reviewer)

    client.post(f"/screening/{nomination.public_id}/confirm/", {"number": "1"})

    assert not hasattr(finding_of(nomination), "confirmation")


def test_an_opened_case_shows_then_and_now(signed_in, officer, nomination):
    find(nomination, "eligible", "", actor=officer, now=at(6, 16))
    award(nomination.unit, date(2026, 6, 16), actor=officer, now=at(6, 16, 10, 5))

    page = page_of(signed_in, nomination)

    assert "115年6月16日（週二）公布之得獎結果晚於截止日，判斷紀錄第 1 版重新開啟。" in page
    assert "認定時" in page
    assert "重新開啟時" in page
    assert "歷屆成績登錄" in page


def test_all_versions_are_readable_with_what_changed(signed_in, officer, reviewer, nomination):
    find(nomination, "eligible", "初判", actor=officer, now=at(6, 16))
    award(nomination.unit, date(2026, 6, 16), actor=officer, now=at(6, 16, 10, 5))
    finding = find(nomination, "ineligible", "", actor=officer, now=at(6, 16, 10, 6))
    confirm_finding(finding, actor=reviewer, now=at(6, 16, 10, 7))

    page = page_of(signed_in, nomination, "versions/")

    assert "認定由「資格符合」改為「資格不符」" in page
    assert "要點三(二)1(3)乙 由「符合」改判為「不符合」" in page
    assert "初判" in page
    assert officer.name in page
    assert reviewer.name in page


def test_forms_of_the_desk_write_what_is_typed(signed_in, officer, reviewer, nomination):
    award(nomination.unit, date(2026, 6, 1), actor=officer, now=at(6, 15))
    url = f"/screening/{nomination.public_id}"
    typed = {
        "code": "national_award_within_three_years",
        "says": "同名單位",
        "evidence": "國發會函（示範）",
        "asked_by": "該單位",
    }

    signed_in.post(f"{url}/data-correction/", typed)
    signed_in.post(f"{url}/assign/", {"assignee": reviewer.pk})
    exemption = signed_in.get(f"{url}/exemption/").content.decode()
    page = page_of(signed_in, nomination)

    assert DataCorrection.objects.get().says == "同名單位"
    assert "資料尚未更正" in page
    assert reviewer.name in page
    assert "這一案現在沒有可以核准的情形" in exemption


def test_a_cure_beyond_the_papers_is_refused_with_its_point(signed_in, nomination):
    typed = {"what": "補", "parts": ["attachments"], "due_at_0": "1150620", "due_at_3": "17:00"}

    answer = signed_in.post(f"/screening/{nomination.public_id}/correction/", typed)

    assert answer.status_code == 422
    assert "A-15" in answer.content.decode()
    assert not CorrectionRequest.objects.exists()


def codes_shown(client, query):
    text = client.get(f"/screening/export.csv?{query}").content.decode("utf-8-sig")
    return [row[0] for row in csv.reader(io.StringIO(text))][1:]


def test_filters_search_and_export_go_together(signed_in, officer, edition):
    branch = make_branch()
    first, second, project = (
        make_nomination(edition, branch),
        make_nomination(edition, branch),
        make_project(edition),
    )
    for row in (first, second, project):
        make_submission(row)
    find(first, "eligible", "", actor=officer, now=at(6, 16))
    signed_in.post(f"/screening/{second.public_id}/assign/", {"assignee": officer.pk})

    assert codes_shown(signed_in, "") == ["A02", "B01", "A01"]
    assert codes_shown(signed_in, "sort=code") == ["A01", "A02", "B01"]
    assert codes_shown(signed_in, "state=waiting") == ["A02", "B01"]
    assert codes_shown(signed_in, "category=project_planning") == ["B01"]
    assert codes_shown(signed_in, "whose=mine") == ["A02"]
    assert codes_shown(signed_in, "whose=nobody") == ["B01", "A01"]
    assert codes_shown(signed_in, f"q={first.unit.short_name}") == ["A01"]
    page = signed_in.get("/screening/").content.decode()
    assert "已認定 1／3 案" in page
    assert "待審查 2" in page
    assert "還有 2 案沒有完成" in page
    ods = Document(io.BytesIO(signed_in.get("/screening/export.ods?state=eligible").content))
    assert [row[0] for row in ods.body.tables[0].get_values()] == ["編號", "A01"]
    assert signed_in.get("/screening/export.exe").status_code == 404


def test_an_empty_desk_says_what_fills_it(signed_in, edition):
    make_nomination(edition)

    assert "目前 1 案撰寫中" in signed_in.get("/screening/").content.decode()


def test_an_entrant_reads_what_to_mend_and_until_when(client, officer, nomination):
    request_correction(
        nomination, what="缺簽名頁", parts=["attachments"], due_at=at(6, 17, 17), actor=officer, now=at(6, 16)
    )
    client.force_login(nomination.nominated_by)

    page = client.get(f"/applications/{application_of(nomination).public_id}/").content.decode()
    today = client.get("/today/").content.decode()

    assert "缺簽名頁" in page
    assert "115年6月17日（週三）17:00" in page
    assert "要點三(二)1(2)甲" in page
    assert "前往補正" in today


def test_an_entrant_reads_why_ineligible_only_once_two_people_said_so(client, officer, reviewer, nomination):
    award(nomination.unit, date(2026, 6, 1), actor=officer, now=at(6, 15))
    finding = find(nomination, "ineligible", "", actor=officer, now=at(6, 16))
    client.force_login(nomination.nominated_by)
    path = f"/applications/{application_of(nomination).public_id}/"

    before = client.get(path).content.decode()
    confirm_finding(finding, actor=reviewer, now=at(6, 16))
    after = client.get(path).content.decode()

    assert "資格不符" not in before
    assert "資格審查結果：資格不符" in after
    assert "要點三(二)1(3)乙" in after
    assert "改報專案規劃類" in after


def test_a_returned_finding_tells_the_entrant_nothing(client, officer, reviewer, nomination):
    finding = find(nomination, "ineligible", "x", actor=officer, now=at(6, 16))
    return_finding(finding, "y", actor=reviewer, now=at(6, 16))
    client.force_login(nomination.nominated_by)

    page = client.get(f"/applications/{application_of(nomination).public_id}/").content.decode()

    assert "資格不符" not in page
