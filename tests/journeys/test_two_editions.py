"""Two years open at once: what came back for 115 keeps units out of 116, at once and with its article."""

import re

import pytest
from playwright.sync_api import Page, expect

NEXT_YEAR = """
from datetime import date, datetime
from laurel.editions.selectors import edition_of
from laurel.editions.services import decide_point, open_edition, proposed_calendar
from laurel.kit import clock
from laurel.nominations.models import Nomination
from laurel.outcomes.services import expect_on, record_ministry_outcome
from laurel.people.models import Person
from laurel.results.selectors import recommendations_of
from laurel.rulebook.policy import Point
from laurel.sample.year import TAIPEI
officer = Person.objects.get(username="officer")
at = lambda month, day: datetime(2027, month, day, 9, tzinfo=TAIPEI)
second = recommendations_of(edition_of(115), "overall_service")[1]
record_ministry_outcome(second, place=2, forwarded=True, announced_on=date(2027, 1, 5), document_no="示範部字第2號",
    reason="勞動部增列推薦", actor=officer, now=at(1, 6))
expect_on(edition_of(115), "national", date(2027, 5, 10), actor=officer, now=at(1, 7))
edition = open_edition(116, title="116 年度（示範）", calendar=proposed_calendar(116), is_sample=True, actor=officer,
    now=at(4, 1))
decide_point(edition, Point.CONVENER_RANKS, "chairs_only", authority="示範", reason="示範", actor=officer, now=at(4, 2))
clock.move_to(at(5, 20))
print(second.nomination.public_id)
"""
ENTERED = """
from datetime import date
from laurel.applications.selectors import fields_of
from laurel.applications.services import (Change, attach_file, begin_application, record_dispatch, save_fields,
    submit_application)
from laurel.editions.selectors import edition_of
from laurel.files.receiving import incoming_from
from laurel.kit import clock
from laurel.nominations.models import Nomination
from laurel.people.models import Person
from laurel.sample.acts import sample_pdf
from laurel.screening.services import find
officer, branch, now = Person.objects.get(username="officer"), Person.objects.get(username="branch-n"), clock.now()
entry = Nomination.objects.get(edition=edition_of(116))
application = begin_application(entry, actor=branch, now=now)
said = {"head_name": "主管（示範）", "summary": "示範", "period_from": "2027-01-01", "period_to": "2027-05-31"}
save_fields(application, [Change(name, value, 0) for name, value in said.items()], actor=branch, now=now)
attach_file(application, incoming_from([sample_pdf()], "申請書.pdf"), caption="申請書", is_application_file=True,
    actor=branch, now=now)
submit_application(application, declared_by="主管（示範）", actor=branch, now=now)
record_dispatch(application, dispatched_on=date(2027, 5, 20), dispatch_no="示範", copies=12, actor=branch, now=now)
print(find(entry, "eligible", "", actor=officer, now=now).outcome)
"""
WINNER, SECOND = "北基宜花金馬分署基隆就業中心", "北基宜花金馬分署羅東就業中心"


@pytest.fixture
def laurel(laurel_at):
    laurel = laurel_at("rewards")
    laurel.second = laurel.ask(NEXT_YEAR).splitlines()[-1]
    return laurel


def check(page: Page, unit: str) -> None:
    page.goto("/nominations/self-check/")
    option = page.get_by_label("單位").locator("option", has_text=unit).first
    page.get_by_label("單位").select_option(value=option.get_attribute("value"))
    page.get_by_role("button", name="檢核").click()


def verdict(page: Page, category: str):
    return page.locator("section.verdict", has=page.get_by_role("heading", name=category, exact=True))


def nominate(page: Page, unit: str) -> None:
    page.goto("/nominations/new/")
    page.get_by_text("整體服務類", exact=True).first.click()
    page.get_by_role("button", name="繼續").click()
    page.get_by_text(unit, exact=True).click()
    page.get_by_role("button", name="繼續").click()


def type_the_award(page: Page) -> None:
    page.get_by_label("獲獎", exact=True).check()
    page.get_by_label("該年度的獎項類別").select_option(label="示範類別（本署沒有對應的類別）")
    page.get_by_label("登記得獎機關").select_option(label=SECOND)
    page.get_by_label("得獎機關的分類").select_option(label="第一線服務機關")
    page.get_by_role("group", name="公布日期").get_by_label("民國年").fill("1160519")
    page.get_by_label("來文字號").fill("示範會字第1160519001號")
    page.get_by_role("button", name="儲存結果").click()


def test_what_came_back_for_one_year_decides_who_may_enter_the_next(laurel):
    branch = laurel.sign_in("branch-n")
    check(branch, WINNER)
    expect(verdict(branch, "整體服務類")).to_contain_text("不能參加")
    expect(verdict(branch, "整體服務類")).to_contain_text("要點三(二)1(3)乙")
    expect(verdict(branch, "專案規劃類")).to_contain_text("可以參加")
    check(branch, "就業服務組")
    for category in ("整體服務類", "專案規劃類"):
        expect(verdict(branch, category)).to_contain_text("要點三(二)1(3)甲")

    nominate(branch, WINNER)
    expect(branch.get_by_role("heading", name="今年不能參加這一類")).to_be_visible()
    expect(branch.get_by_text("於 115 年獲政府服務獎").first).to_be_visible()
    expect(branch.get_by_text("要點三(二)1(3)乙").first).to_be_visible()
    nominate(branch, SECOND)
    branch.get_by_role("link", name="繼續", exact=True).click()
    branch.get_by_label("聯絡人").fill("聯絡人（示範）")
    branch.get_by_label("電話與分機").fill("(03)000-0000")
    branch.get_by_role("button", name="繼續").click()
    branch.get_by_role("button", name="建立推薦案").click()
    expect(branch.get_by_text("A01").first).to_be_visible()
    assert laurel.ask(ENTERED) == "eligible"

    officer = laurel.sign_in("officer")
    expect(
        officer.get_by_role("link", name=re.compile("登錄勞動部及國發會的結果|前往外部結果")).first
    ).to_be_visible()
    officer.goto("/outcomes/")
    expect(officer.get_by_role("heading", level=2)).to_have_text(["116 年度", "115 年度"])
    expect(officer.get_by_text("已過預計日期")).to_be_visible()
    officer.get_by_role("link", name="登錄國發會結果 A02").click()
    type_the_award(officer)

    effect = officer.get_by_role("region", name="對參獎資格的影響").or_(
        officer.locator("section[aria-labelledby=effects]")
    )
    expect(effect).to_contain_text(f"115 年度結果使{SECOND}不得參加 116–118 年度整體服務類")
    expect(effect).to_contain_text("認定已重新開啟")
    effect.get_by_role("link", name=re.compile("A01")).click()
    expect(officer.get_by_role("heading", name="事實變更待重審")).to_be_visible()
    expect(officer.get_by_text("要點三(二)1(3)乙").first).to_be_visible()
