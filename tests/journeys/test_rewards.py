"""Rewards in a real browser: up to the ceiling and not beyond, the committee before a major merit, exports, tracking."""

import re

from playwright.sync_api import Page, expect


def date_in(page: Page, group: str, day: str) -> None:
    page.get_by_role("group", name=group).get_by_label("民國年").fill(day)


def add(page: Page, name: str, number: str, role: str, reward: str, committee: str = "") -> None:
    page.get_by_role("link", name="加入一人").click()
    page.get_by_label("姓名").fill(name)
    page.get_by_label("人事編號").fill(number)
    page.get_by_label("職稱").fill("專員（示範）")
    page.get_by_label("角色").select_option(label=role)
    page.get_by_label("具體事蹟").fill("主辦本案（示範）")
    page.get_by_label("建議獎勵").select_option(label=reward)
    if committee:
        date_in(page, "考績委員會日期", committee)
    page.get_by_role("button", name="加入名冊").click()


def test_a_roster_to_the_ceiling_the_committee_the_order_and_the_papers(laurel_at):
    laurel = laurel_at("rewards")
    page = laurel.sign_in("hr", accept_downloads=True)

    expect(page.get_by_text("把先發布的獎勵送考績委員會確認，或依決議變更")).to_be_visible()
    page.goto("/rewards/")
    page.get_by_role("link", name=re.compile("^A01")).click()
    expect(page.get_by_text("記功 1 次＋嘉獎 2 次 ＝ 3＋2 ＝ 5／6，尚餘 1")).to_be_visible()

    add(page, "同仁戊（示範）", "S005", "其他有功人員", "記功")
    expect(page.get_by_text("超過額度：上限 6，已用 5，本筆 3，合計 8（以嘉獎次數計）。")).to_be_visible()
    expect(page.get_by_label("姓名")).to_have_value("同仁戊（示範）")
    page.get_by_label("建議獎勵").select_option(label="嘉獎")
    page.get_by_label("人事編號").fill("A123456789")
    page.get_by_role("button", name="加入名冊").click()
    expect(page.get_by_role("link", name=re.compile("這裡有身分證統一編號（A\\*+9）"))).to_be_visible()
    page.get_by_label("人事編號").fill("S005")
    page.get_by_role("button", name="加入名冊").click()
    expect(page.get_by_text("＝ 3＋3 ＝ 6／6，尚餘 0")).to_be_visible()

    add(page, "同仁己（示範）", "S006", "主要承辦人員", "記大功")
    expect(page.get_by_text("須先經考績委員會，請填寫委員會日期").first).to_be_visible()
    date_in(page, "考績委員會日期", "1151222")
    page.get_by_role("button", name="加入名冊").click()
    page.get_by_role("link", name="登錄獎勵令").first.click()
    page.get_by_label(re.compile("同仁己")).check()
    date_in(page, "發布日期", "1151221")
    page.get_by_label("獎勵令字號").fill("示範令字第2號")
    page.get_by_role("button", name="登錄獎勵令").click()
    expect(page.get_by_text(re.compile("記大功，須先經考績委員會同意")).first).to_be_visible()

    page.get_by_role("link", name="A01").click()
    with page.expect_download() as roster:
        page.get_by_role("link", name="名冊（ODS）").click()
    assert roster.value.suggested_filename == "reward-roster.ods"
    page.goto("/rewards/")
    page.get_by_role("link", name="看追蹤表").click()
    expect(page.get_by_text("等待考績委員會").first).to_be_visible()
    expect(page.locator("svg.reward-timeline")).to_be_visible()

    officer = laurel.sign_in("officer")
    officer.goto("/rewards/")
    officer.get_by_role("link", name=re.compile("^A01")).click()
    expect(officer.get_by_text("＝ 6／6，尚餘 0")).to_be_visible()
    expect(officer.get_by_text("同仁")).to_have_count(0)
    auditor = laurel.sign_in("auditor")
    auditor.goto("/audit/")
    expect(auditor.get_by_text("匯出敘獎名冊").first).to_be_visible()
    expect(auditor.get_by_text("同仁")).to_have_count(0)
