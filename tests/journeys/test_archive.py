"""A year through the browser from its report to the destruction of what is past its term, by two people."""

from playwright.sync_api import expect

CLOSE = "/archive/115/close/"
TO_1170105 = """
from datetime import datetime; from laurel.kit import clock; from laurel.sample.acts import TAIPEI
clock.move_to(datetime(2028, 1, 5, 9, tzinfo=TAIPEI))
"""


def test_a_year_is_closed_and_its_drafts_are_destroyed_by_two_people(laurel_at):
    laurel = laurel_at("rewards")
    officer = laurel.sign_in("officer")

    officer.goto("/archive/115/report/")
    expect(officer.get_by_role("img", name="115 年度各階段的起訖與預定日期")).to_be_visible()
    officer.goto("/archive/terms/draft/")
    officer.get_by_label("保存年限").select_option("1")
    officer.get_by_role("textbox", name="依據", exact=True).fill("示範檔案保存年限區分表")
    officer.get_by_role("button", name="設定").click()
    expect(officer.get_by_text("已設定。")).to_be_visible()

    officer.goto(CLOSE)
    officer.get_by_role("button", name="結案歸檔").click()
    expect(officer.get_by_role("heading", name="這件事現在不能做")).to_be_visible()
    officer.get_by_label("核准文號").fill("示範字第1號")
    officer.get_by_role("button", name="結案歸檔").click()
    expect(officer.get_by_text("已結案；")).to_be_visible()
    with officer.expect_download() as zipped:
        officer.get_by_role("button", name="下載全部檔案").click()
    assert zipped.value.path().read_bytes().startswith(b"PK")

    laurel.ask(TO_1170105)
    officer.goto("/archive/115/destruction/")
    officer.get_by_label("申請書草稿與修改歷程").check()
    officer.get_by_role("button", name="提出銷毀清冊").click()
    auditor = laurel.sign_in("auditor")
    auditor.get_by_role("link", name="看清冊").click()
    auditor.get_by_role("link", name="確認並銷毀").click()
    auditor.get_by_label("核准文號").fill("示範字第2號")
    auditor.get_by_label("民國年").fill("1161220")
    auditor.get_by_label("我知道內容銷毀後不能復原").check()
    auditor.get_by_role("button", name="確認並銷毀").click()
    expect(auditor.get_by_text("內容已銷毀；名稱、摘要值與紀錄保留。")).to_be_visible()

    member = laurel.sign_in("member-1")
    member.goto("/meeting/")
    member.locator("main").get_by_role("link", name="我的歷年紀錄").click()
    expect(member.get_by_role("heading", name="115 整體服務類", exact=True)).to_be_visible()
    assert laurel.run("verify").returncode == 0
