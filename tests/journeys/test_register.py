"""An administrator renames a branch and an officer imports units and takes it back, without scripts."""

import csv
import io

from playwright.sync_api import expect

HEADER = ("代碼", "正式名稱", "類型", "上級單位", "開始日", "備註")
ROWS = [
    ("BR-N-E01", "北基宜花金馬分署基隆就業中心甲", "就業中心", "BR-N", "103/2/17", "改名"),
    ("BR-N-E20", "北基宜花金馬分署\U0002a6d0港就業中心", "就業中心", "BR-N", "１１５／７／１", "新設"),
    ("BR-N-E21", "北基宜花金馬分署宜蘭就業中心", "就業中心", "BR-N", "115/2/30", "日期不存在"),
]


def upload(page, name, content, media_type="text/csv"):
    page.goto("/admin/import/")
    page.get_by_label("單位", exact=True).press("Space")
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": media_type, "buffer": content}
    )
    page.get_by_role("button", name="上傳並對照欄位").press("Enter")


def file_of(header, rows) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target).writerows([header, *rows])
    return target.getvalue().encode()


def test_an_import_is_previewed_applied_and_undone_without_scripts(laurel_at):
    laurel = laurel_at("nominations")
    page = laurel.sign_in("officer", java_script_enabled=False)

    upload(page, "單位.csv", file_of(HEADER, ROWS))
    expect(page.get_by_label("備註", exact=False)).to_have_value("")
    page.get_by_role("button", name="預覽變更").press("Enter")
    expect(page.get_by_text("這是試算", exact=False)).to_be_visible()
    expect(page.get_by_text("「115/2/30」不是日期", exact=False)).to_be_visible()
    expect(page.get_by_text("U+2A6D0", exact=False)).to_be_attached()
    page.get_by_label("有問題的列不匯入", exact=False).press("Space")
    page.get_by_role("button", name="套用 2 筆").press("Enter")
    expect(page.locator("h1")).to_have_text("已套用")
    with page.expect_download() as download:
        page.get_by_role("link", name="下載還原檔 ODS").click()
    undo = download.value.path().read_bytes()
    page.goto("/admin/units/?on=2026-07-01")
    expect(page.get_by_role("link", name="基隆就業中心甲", exact=False)).to_be_visible()

    upload(page, "還原.ods", undo, "application/vnd.oasis.opendocument.spreadsheet")
    page.get_by_role("button", name="還原 2 筆").press("Enter")
    expect(page.locator("h1")).to_have_text("已還原")
    page.goto("/admin/units/?on=2026-07-01")
    expect(page.get_by_role("link", name="基隆就業中心甲", exact=False)).to_have_count(0)
    verified = laurel.run("verify")

    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_a_renamed_branch_keeps_its_centres_and_its_coordinator(laurel_at):
    laurel = laurel_at("nominations")
    page = laurel.sign_in("admin", java_script_enabled=False)

    page.goto("/admin/units/")
    page.get_by_role("link", name="桃竹苗分署", exact=True).press("Enter")
    page.get_by_role("link", name="辦理更名").press("Enter")
    page.get_by_label("代碼").fill("BR-T2")
    page.get_by_label("正式名稱").fill("桃竹苗區分署")
    page.get_by_label("民國年").fill("115/5/1")
    page.get_by_role("button", name="登錄更名").press("Enter")
    expect(page.locator("h1")).to_have_text("桃竹苗區分署")
    expect(page.get_by_role("link", name="桃竹苗分署桃園就業中心")).to_be_visible()
    page.goto("/admin/units/")
    tree = page.locator(".tree").inner_text()
    verified = laurel.run("verify")

    assert ("桃竹苗區分署" in tree, "BR-T-E01" in tree, "BR-T " in tree) == (True, True, False)
    assert verified.returncode == 0, verified.stdout + verified.stderr
