"""A division enters: its member loses the category, and every address in it answers as if absent."""

import re

import pytest
from playwright.sync_api import Page, expect

PROJECT = "專案規劃類"


def body_of(page: Page, path: str) -> tuple[int, str]:
    answer = page.request.get(path)
    body = re.sub(
        r'name="(csrfmiddlewaretoken|next)" value="[^"]*"|"X-CSRFToken": "[^"]+"|nonce="[^"]*"',
        "",
        answer.text(),
    )
    return answer.status, body.replace(' aria-current="page"', "")


def test_the_member_of_an_entering_division_loses_the_whole_category(laurel_at):
    laurel = laurel_at("judging")
    recused, other = laurel.sign_in("member-3"), laurel.sign_in("member-2")
    other.goto("/judging/")
    other.get_by_role("link", name=re.compile(f"前往聲明.*{PROJECT}")).click()
    other.get_by_text("沒有", exact=True).click()
    other.get_by_role("button", name="確認聲明").click()
    with other.expect_navigation():
        other.get_by_role("link", name="閱讀與排序").first.click()
    room = other.url.removeprefix(laurel.address)
    dossier = other.get_by_role("link", name=re.compile("^B01 ")).get_attribute("href")
    other.goto(dossier)
    file = other.locator("ul.file-list a").get_attribute("href")

    recused.goto("/judging/")

    expect(recused.get_by_text(f"{PROJECT}：依要點三(二)2(4) 迴避，不提供資料。")).to_be_visible()
    assert "B01" not in recused.content()
    absent = body_of(recused, "/judging/no-such-round/")
    assert absent[0] == 404
    for path in (room, dossier, file, f"{room}seal/", f"{room}sealed/", f"{room}sheet.pdf"):
        assert body_of(recused, path) == absent, path
    assert body_of(recused, "/judging/declare/project_planning/") == absent
    assert body_of(other, room)[0] == 200


@pytest.mark.slow
def test_the_officer_sees_who_is_out_and_what_is_left(laurel_at):
    laurel = laurel_at("judging")
    officer = laurel.sign_in("officer")

    officer.goto("/panel/")

    expect(officer.get_by_text("迴避（所屬單位提案：B01）")).to_be_visible()
    expect(officer.get_by_text("開放閱讀後，提案撤回，已迴避的委員也不回復").first).to_be_visible()
    officer.goto("/panel/recusals/")
    expect(officer.get_by_role("row", name=re.compile("委員3 .*B01"))).to_be_visible()
    officer.goto("/panel/")
    expect(officer.get_by_text("專案規劃類有效評審人數 7／8，門檻 4。")).to_be_visible()
