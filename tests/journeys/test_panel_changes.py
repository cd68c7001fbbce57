"""The panel changes after locking: transfer, illness, a challenge, a late entry, a withdrawal, the convener away."""

import re

import pytest
from playwright.sync_api import Page, expect

PROJECT, OVERALL = "專案規劃類", "整體服務類"


def move(laurel, username, unit, day="2026-06-22") -> None:
    """The register moves a person, as an import or an administrator would."""
    laurel.ask(
        "from datetime import date; from laurel.kit import clock; from laurel.people.models import *;"
        "from laurel.people.services import move_person;"
        f"move_person(Person.objects.get(username='{username}'), Unit.objects.get(code='{unit}'),"
        f" date.fromisoformat('{day}'), actor=Person.objects.get(username='admin'), now=clock.now())"
    )


def cell(page: Page, code: str, category: str):
    """The matrix's cell of a member in a category."""
    column = 1 if category == OVERALL else 2
    return page.locator("table.matrix tbody tr").filter(has_text=code).locator("td").nth(column - 1)


def declare_and_open(page: Page, category: str) -> str:
    """The member declares, and opens the category: its address."""
    page.goto(f"/judging/declare/{category}/")
    page.get_by_text("沒有", exact=True).click()
    page.get_by_role("button", name="確認聲明").click()
    with page.expect_navigation():
        page.get_by_role("link", name="閱讀與排序").last.click()
    return page.url


def test_a_transferred_member_loses_the_category_at_once_and_the_officer_sees_why(laurel_at):
    laurel = laurel_at("judging")
    member, officer = laurel.sign_in("member-1"), laurel.sign_in("officer")
    room = declare_and_open(member, "project_planning")

    move(laurel, "member-1", "HQ-EMP")
    lost = member.goto(room)
    member.goto("/judging/")
    officer.goto("/panel/")

    assert lost.status == 404
    expect(member.get_by_text(f"{PROJECT}：依要點三(二)2(4) 迴避，不提供資料。")).to_be_visible()
    expect(cell(officer, "委員1", PROJECT)).to_contain_text("迴避（所屬單位提案：B01）")
    expect(officer.get_by_text("6／8").first).to_be_visible()
    move(laurel, "member-2", "BR-N")
    officer.goto("/panel/")
    expect(cell(officer, "委員2", PROJECT)).to_contain_text("B02")


@pytest.mark.slow
def test_illness_leaves_the_rest_and_a_stand_in_only_where_the_year_decided(laurel_at):
    laurel = laurel_at("judging")
    officer = laurel.sign_in("officer")
    officer.goto("/panel/")
    officer.get_by_role("link", name="離任 委員2").click()
    officer.get_by_label("原因（調任、請假、退休等）").fill("住院")
    officer.get_by_label("文號").fill("示範字第1150622001號")
    officer.get_by_role("button", name="登錄離任").click()
    expect(officer.get_by_text("訓練組：尚未指定")).to_be_visible()
    officer.get_by_role("link", name="同單位代理 委員2").click()
    officer.get_by_label("人員").select_option(label="簡任人員甲（訓練組，簡任第 10 職等）")
    officer.get_by_label("指派文號").fill("示範字第1150622002號")
    officer.get_by_role("button", name="登錄代理").click()
    expect(officer.get_by_text("鎖定後離任的委員不遞補，以其餘委員的序位表計算（A-14）。")).to_be_visible()
    expect(officer.get_by_label("指派文號")).to_have_value("示範字第1150622002號")
    again = officer.url

    officer.goto("/editions/115/points/A-14/")
    officer.get_by_text("由同單位簡任人員代理", exact=True).click()
    officer.get_by_label("文號").first.fill("示範字第1150622003號")
    officer.locator("main form button").last.click()
    officer.goto(again)
    officer.get_by_label("人員").select_option(label="簡任人員甲（訓練組，簡任第 10 職等）")
    officer.get_by_label("指派文號").fill("示範字第1150622002號")
    officer.get_by_role("button", name="登錄代理").click()

    expect(officer.get_by_text("接替 委員2").first).to_be_visible()
    stand_in = laurel.sign_in("senior-trn")
    assert "read" not in declare_and_open(stand_in, "project_planning")
    expect(stand_in.locator("#order .unplaced h3 a")).to_have_count(4)


def test_an_entrant_challenges_and_the_convener_rules(laurel_at):
    laurel = laurel_at("judging")
    branch, convener = laurel.sign_in("branch-n"), laurel.sign_in("convener")
    branch.get_by_role("link", name="申請迴避").click()
    branch.get_by_role("link", name=f"申請迴避 委員丁（{PROJECT}）").click()
    branch.get_by_role("button", name="提出申請").click()
    expect(branch.get_by_text("請寫明申請迴避的原因。")).to_be_visible()
    branch.get_by_label("原因").fill("曾共同主持計畫")
    branch.get_by_label("事實與釋明").fill("計畫書第 3 頁")
    branch.get_by_role("button", name="提出申請").click()
    expect(branch.get_by_text("審理中")).to_be_visible()

    convener.goto("/panel/")
    expect(cell(convener, "委員4", PROJECT)).to_contain_text("申請迴避審理中")
    convener.get_by_role("link", name=f"委員4 委員丁，{PROJECT}").click()
    convener.get_by_text("核准：整個類別迴避", exact=True).click()
    convener.get_by_label("理由").fill("有具體事實")
    convener.get_by_role("button", name="登錄決定").click()

    expect(cell(convener, "委員4", PROJECT)).to_contain_text("迴避（申請核准）")
    branch.reload()
    expect(branch.get_by_text("核准：整類迴避")).to_be_visible()


@pytest.mark.slow
def test_a_withdrawal_after_reading_opened_brings_nobody_back(laurel_at):
    laurel = laurel_at("judging")
    officer = laurel.sign_in("officer")
    laurel.ask(
        "from laurel.kit import clock; from laurel.people.models import Person;"
        "from laurel.nominations.models import Nomination;"
        "from laurel.nominations.services import withdraw_nomination;"
        "withdraw_nomination(Nomination.objects.get(code='B01'), reason='示範', letter_no='',"
        " actor=Person.objects.get(username='officer'), now=clock.now())"
    )

    officer.goto("/panel/")

    expect(cell(officer, "委員3", PROJECT)).to_contain_text("迴避（所屬單位曾提案）")
    officer.goto("/panel/recusals/")
    expect(officer.get_by_role("row", name=re.compile("委員3 .*—$"))).to_be_visible()


def test_while_the_convener_is_away_the_deputy_runs_the_meeting(laurel_at):
    laurel = laurel_at("meeting")
    officer, deputy = laurel.sign_in("officer"), laurel.sign_in("deputy")
    officer.goto("/meeting/")
    room = officer.get_by_role("link", name=f"進入 {OVERALL}").get_attribute("href")
    deputy.goto(room)
    expect(deputy.get_by_role("link", name="前往開封")).to_have_count(0)

    officer.goto("/panel/presence/")
    officer.get_by_text("不在，由副召集人代理", exact=True).click()
    officer.get_by_label("原因").fill("出國")
    officer.get_by_role("button", name="登錄").click()
    deputy.goto(room)

    expect(deputy.get_by_role("link", name="前往開封")).to_be_visible()
    expect(officer.get_by_text("目前由副召集人代理主持。")).to_be_visible()


@pytest.mark.slow
def test_a_late_entry_admitted_by_the_office_recuses_a_member_after_locking(laurel_at):
    laurel = laurel_at("judging")
    officer, member = laurel.sign_in("officer"), laurel.sign_in("member-6")
    room = declare_and_open(member, "project_planning")
    laurel.ask(
        "from datetime import *; from laurel.kit import clock; from laurel.people.models import *;"
        "from laurel.rulebook import articles; from laurel.sample import acts;"
        "from laurel.nominations.services import open_window; from laurel.rulebook.entrants import Category;"
        "now = clock.now(); unit = Unit.objects.get(code='HQ-MGT'); officer = Person.objects.get(username='officer');"
        "from laurel.people.services import grant_role; from laurel.people.roles import Role;"
        "grant_role(Person.objects.get(username='hr'), Role.UNIT_HEAD, unit, date(2026, 1, 1), actor=officer, now=now);"
        "open_window(acts.year(), unit, for_nomination=True, for_submission=True, until=now + timedelta(days=1),"
        " authority='示範', reason='示範', article=articles.NOMINATION_DEADLINE.path, actor=officer, now=now);"
        "acts.enter(unit, Category.PROJECT_PLANNING, ('晚到的專案（示範）', date(2025, 1, 1)), acts.sample_pdf(),"
        " acts.minutes_from(now))"
    )

    lost = member.goto(room)
    officer.goto("/panel/")

    assert lost.status == 404
    expect(cell(officer, "委員6", PROJECT)).to_contain_text("迴避（所屬單位提案：B05）")
