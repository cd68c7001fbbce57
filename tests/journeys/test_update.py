"""The January–June update in a real browser: figure by figure, saved by itself, sent by the branch, closed by the officer."""

from playwright.sync_api import expect

APPROVED = """
from datetime import date
from laurel.kit import clock
from laurel.sample import acts
from laurel.rulebook.entrants import Category
from laurel.results.services import approve
for category in Category:
    approve(acts.year(), category, ruling="as_resolved", approved_on=date(2026, 7, 1), document_no="示範字第1號",
        actor=acts.person("officer"), now=acts.at(7, 1))
clock.move_to(acts.at(7, 2))
"""
ASK = "/forwarding/115/updates/"
FIRST, SECOND, THIRD = "figure.5a3b1e", "figure.5a3b2e", "figure.5a3b3e"


def test_a_writer_updates_figure_by_figure_and_the_branch_sends_it(laurel_at):
    laurel = laurel_at("results")
    laurel.ask(APPROVED)
    officer, writer, branch = (laurel.sign_in(name) for name in ("officer", "centre", "branch-n"))

    officer.goto(ASK)
    officer.get_by_label("民國年").fill("115年7月15日")
    officer.locator("main form button").click()
    expect(officer.locator("h1")).to_have_text("115 年度送部")

    writer.goto("/today/")
    writer.get_by_role("link", name="前往更新").click()
    row = writer.locator(f"[id='{FIRST}']")
    row.get_by_label("數值", exact=True).fill("97.8")
    writer.locator("h1").click()
    expect(row.locator("h3")).to_contain_text("已更新")
    expect(writer.get_by_text("已更新 1／3")).to_be_visible()

    row = writer.locator(f"[id='{SECOND}']")
    row.get_by_label("沒有變動", exact=True).check()
    row.get_by_label("沒有變動的理由").fill("年度一次")
    writer.locator("h1").click()
    expect(row.locator("h3")).to_contain_text("沒有變動")

    writer.locator(f"[id='{THIRD}']").get_by_role("button", name="儲存這一張").click()
    writer.get_by_role("button", name="改為 1 月至 6 月").click()
    expect(writer.get_by_text("每一張數據卡都已處理")).to_be_visible()
    expect(writer.locator("[data-save-status][data-state=saved]")).to_be_visible()

    branch.goto(f"{writer.url.split('#')[0].removesuffix('update/')}check/")
    for box in branch.locator("main input[type=checkbox]").all():
        box.check()
    branch.get_by_label("聲明人（職稱）").fill("主管（示範）")
    branch.get_by_role("button", name="送綜合規劃組").click()
    expect(branch.get_by_text("更新版已送出")).to_be_visible()

    officer.goto("/forwarding/115/")
    officer.get_by_role("link", name="看差異").click()
    expect(officer.locator("figcaption")).to_contain_text("變動最大的是")
    officer.goto("/forwarding/115/close/")
    officer.locator("main form button").click()
    expect(officer.locator(".refusal-card").first).to_contain_text("還沒有 1–6 月的更新版")
