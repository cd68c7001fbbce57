"""From the approval to the public page: previewed, absent before its time, there at the moment; feedback and certificate."""

import io
import zipfile

from playwright.sync_api import Page, expect

PUBLIC = "/results/115/"
PREVIEW = "/results/115/internal/publication/"


def approve(officer: Page, category: str) -> None:
    officer.goto(f"/results/115/internal/{category}/approve/")
    officer.get_by_role("group", name="核定日期").get_by_label("民國年").fill("1150630")
    officer.get_by_label("核定文號").fill("示範字第1150630001號")
    officer.get_by_role("button", name="登錄核定").click()
    expect(officer.get_by_role("heading", name="推薦至本部")).to_be_visible()


def move_to(page: Page, day: str, time: str) -> None:
    page.goto("/")
    clock = page.get_by_role("group", name="示範時間")
    for label, words in zip(("民國年", "月", "日", "時間"), ("115", "7", day, time), strict=True):
        clock.get_by_label(label, exact=True).fill(words)
    page.get_by_role("button", name="更改示範時間").click()


def test_results_become_public_at_their_time_and_entrants_get_feedback_and_a_certificate(laurel_at):
    laurel = laurel_at("results")
    officer, anybody = laurel.sign_in("officer"), laurel.stranger(viewport={"width": 390, "height": 844})
    for category in ("overall_service", "project_planning"):
        approve(officer, category)
    officer.goto(PREVIEW)
    expect(officer.get_by_text("預覽：尚未公布")).to_be_visible()
    previewed = officer.locator("main table").all_inner_texts()

    officer.get_by_role("link", name="登錄公布").click()
    when = officer.get_by_role("group", name="公布時間")
    when.get_by_label("民國年").fill("115年7月3日 09:00")
    officer.get_by_label("公布的文號").fill("示範字第1150701002號")
    officer.get_by_role("button", name="登錄公布").click()
    expect(officer.get_by_label("已知道會議紀錄還沒有簽名正本的掃描檔，仍要登錄")).to_be_visible()
    officer.get_by_label("已知道會議紀錄還沒有簽名正本的掃描檔，仍要登錄").check()
    officer.get_by_role("button", name="登錄公布").click()
    expect(officer.get_by_text("公布的時間已登錄。")).to_be_visible()

    move_to(officer, "3", "08:59")
    assert anybody.goto(PUBLIC).status == 404
    assert officer.goto(PUBLIC).status == 404
    move_to(officer, "3", "09:00")
    assert anybody.goto(PUBLIC).status == 200
    assert anybody.locator("main table").all_text_contents() == officer_sees(officer)
    expect(anybody.locator("svg.places")).to_have_count(2)
    anybody.goto("/")
    anybody.get_by_role("link", name="115 年度服務績優獎結果").click()
    assert anybody.url.endswith(PUBLIC)
    assert len(previewed) == 2

    officer.goto("/results/115/internal/feedback/")
    officer.get_by_role("link", name="A01").click()
    officer.get_by_label("優點").fill("流程說明清楚。")
    officer.get_by_role("button", name="儲存草稿").click()
    expect(officer.get_by_text("草稿已儲存，還沒有釋出。")).to_be_visible()
    officer.get_by_role("link", name="A01").click()
    expect(officer.get_by_label("優點")).to_have_value("流程說明清楚。")
    officer.get_by_role("button", name="釋出回饋").click()
    expect(officer.get_by_text("27 案中已釋出 1 案。")).to_be_visible()

    branch = laurel.sign_in("branch-n")
    branch.goto("/results/")
    branch.get_by_role("link", name="A01").click()
    expect(branch.get_by_text("流程說明清楚。")).to_be_visible()
    with branch.expect_download() as certificate:
        branch.get_by_role("link", name="PDF 推薦證書").click()
    assert certificate.value.path().read_bytes().startswith(b"%PDF-")

    officer.goto("/results/115/internal/")
    with officer.expect_download() as everything:
        officer.get_by_role("link", name="全部下載（ZIP）").click()
    archive = zipfile.ZipFile(io.BytesIO(everything.value.path().read_bytes()))
    assert len(archive.namelist()) == 8


def officer_sees(officer: Page) -> list[str]:
    officer.goto(PUBLIC)
    return officer.locator("main table").all_text_contents()
