"""Writing in a real browser: nothing that was shown as saved is lost, and at most two seconds of typing are."""

import json
import os

import pikepdf
import pytest
from playwright.sync_api import Page, expect

BEGIN = """
from laurel.applications.services import begin_application
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.nominations.services import Particulars, nominate
from laurel.people.models import Person, Unit
branch, unit = Person.objects.get(username="branch-n"), Unit.objects.get(code="BR-N-E05")
nomination = nominate(current_edition(), unit, "overall_service", nominated_by_unit=unit.parent,
    particulars=Particulars(contact_name="聯絡人（示範）", contact_phone="000"), actor=branch, now=clock.now())
print(begin_application(nomination, actor=branch, now=clock.now()).public_id)
"""
SAID = """
import json
from laurel.applications.models import Field
print(json.dumps(Field.objects.get(name="section.A1").value))
"""
WORD = """<html><head><style>p {{ color: red }}</style></head><body>
<p class=MsoNormal><b><span style='font-family:"新細明體"'>服務流程</span></b><span>的說明。</span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、
</span><![endif]>標準作業</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>(一)
</span><![endif]>每年檢討</p>
<ol><li>開放清單<ul><li>子項</li></ul></li></ol>
<table><tr><td><p>年度</p></td><td><p>比率</p></td></tr><tr><td><p>114</p></td><td><p>97.6%</p></td></tr></table>
<p><img src="file:///c:/one.png" onerror="alert(1)">圖旁的字</p><script>alert(2)</script></body></html>"""
PASTE = """(element, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "");
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def laurel(laurel_at):
    laurel = laurel_at("nominations")
    laurel.application = laurel.ask(BEGIN).splitlines()[-1]
    return laurel


def open_section(laurel, username: str) -> Page:
    page = laurel.sign_in(username)
    page.goto(f"/applications/{laurel.application}/sections/A1/")
    page.locator(".writing").click()
    return page


def saved(page: Page) -> None:
    expect(page.locator("[data-save-status][data-state=saved]")).to_be_visible(timeout=20_000)


def words_of(blocks: list[dict]) -> list[str]:
    return ["".join(words for words, _ in block["runs"]) for block in blocks if block["kind"] == "p"]


def stored(laurel) -> list[dict]:
    return json.loads(laurel.ask(SAID).splitlines()[-1])["blocks"]


def test_a_killed_server_loses_no_word(laurel):
    page = open_section(laurel, "centre")
    page.keyboard.type("伺服器還在時寫的。")
    saved(page)

    laurel.kill()
    page.keyboard.type("伺服器停了還在寫。")
    offline = page.locator("[data-save-status][data-state=offline]")
    expect(offline).to_be_visible()
    page.get_by_role("button", name="立即重試").click()
    expect(offline).to_be_visible()
    laurel.start()
    saved(page)

    assert words_of(stored(laurel)) == ["伺服器還在時寫的。伺服器停了還在寫。"]


@pytest.mark.slow
def test_a_session_that_ended_loses_no_word(laurel):
    page = open_section(laurel, "centre")
    page.keyboard.type("登入時寫的。")
    saved(page)

    laurel.ask("from django.contrib.sessions.models import Session; Session.objects.all().delete()")
    page.keyboard.type("登出後寫的。")
    page.locator("[data-save-status]").get_by_role("link", name="重新登入").click()
    page.get_by_label("帳號").fill("centre")
    page.get_by_label("密碼").fill("laurel-demo-115")
    page.get_by_role("button", name="登入").click()
    saved(page)

    assert page.url.endswith("/sections/A1/")
    assert words_of(stored(laurel)) == ["登入時寫的。登出後寫的。"]


@pytest.mark.slow
def test_a_closed_tab_keeps_what_was_typed(laurel):
    page = open_section(laurel, "centre")

    page.keyboard.type("還沒等到儲存就關掉分頁。")
    page.close(run_before_unload=True)
    page.context.new_page().wait_for_timeout(1500)

    assert words_of(stored(laurel)) == ["還沒等到儲存就關掉分頁。"]


def test_two_people_in_one_field_see_both_versions(laurel):
    centre, branch = open_section(laurel, "centre"), open_section(laurel, "branch-n")
    centre.keyboard.type("中心寫的。")
    saved(centre)

    branch.keyboard.type("分署寫的。")
    card = branch.locator("section.refusal-card")
    expect(card).to_contain_text("另一人在您讀取之後也改了這裡")
    expect(card.locator("[data-mine]")).to_have_text("分署寫的。")
    expect(card.locator("[data-theirs]")).to_have_text("中心寫的。")
    card.get_by_role("button", name="把對方的接在後面，再合併").click()
    saved(branch)

    assert words_of(stored(laurel)) == ["分署寫的。", "中心寫的。"]


@pytest.mark.slow
def test_two_people_in_two_fields_merge(laurel):
    centre, branch = laurel.sign_in("centre"), laurel.sign_in("branch-n")
    for page in (centre, branch):
        page.goto(f"/applications/{laurel.application}/basics/")

    centre.get_by_label("摘要").fill("中心寫的摘要")
    branch.get_by_label("單位主管（職稱）").fill("中心主任（示範）")
    saved(centre)
    saved(branch)

    branch.reload()
    expect(branch.get_by_label("摘要")).to_have_value("中心寫的摘要")
    expect(branch.get_by_label("單位主管（職稱）")).to_have_value("中心主任（示範）")


def test_nothing_is_sent_while_a_word_is_being_composed(laurel):
    page = open_section(laurel, "centre")
    sent = []
    page.on(
        "request",
        lambda request: (
            sent.append(request)
            if "/save/" in request.url and '"changes":[{' in (request.post_data or "")
            else None
        ),
    )
    keyboard = page.context.new_cdp_session(page)

    for typed in ("ㄈ", "ㄈㄨ", "ㄈㄨˊ", "服"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
        page.wait_for_timeout(900)
    during = len(sent)
    keyboard.send("Input.insertText", {"text": "服務"})
    saved(page)

    assert during == 0
    assert words_of(stored(laurel)) == ["服務"]


@pytest.mark.slow
def test_writing_word_by_word_is_saved_without_leaving_the_field(laurel):
    page = open_section(laurel, "centre")
    keyboard = page.context.new_cdp_session(page)
    page.keyboard.type("先打一句。")

    for word in ("服務", "便民"):  # each composition outlasts the wait before a save
        for typed in ("ㄈ", "ㄈㄨ", "ㄈㄨˊ"):
            length = len(typed)
            keyboard.send(
                "Input.imeSetComposition", {"text": typed, "selectionStart": length, "selectionEnd": length}
            )
            page.wait_for_timeout(700)
        keyboard.send("Input.insertText", {"text": word})
    page.wait_for_timeout(2000)

    assert words_of(stored(laurel)) == ["先打一句。服務便民"]


@pytest.mark.slow
def test_pasting_from_word_keeps_lists_tables_and_bold(laurel):
    page = open_section(laurel, "centre")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: complaints.append(dialog.message))

    page.locator(".writing").evaluate(PASTE, WORD)
    expect(page.locator("[data-paste-note]")).to_have_text("已略過 1 張圖片，請用「插入圖」")
    saved(page)

    blocks = stored(laurel)
    assert [
        (block["level"], "".join(words for words, _ in block["runs"]))
        for block in blocks
        if block["kind"] == "p"
    ] == [
        (0, "服務流程的說明。"),
        (1, "標準作業"),
        (2, "每年檢討"),
        (1, "開放清單"),
        (2, "子項"),
        (0, "圖旁的字"),
    ]
    assert blocks[0]["runs"][0] == ["服務流程", True]
    assert [block["rows"] for block in blocks if block["kind"] == "table"] == [
        [["年度", "比率"], ["114", "97.6%"]]
    ]
    assert complaints == []


@pytest.mark.slow
def test_keys_number_and_tag_paragraphs(laurel):
    page = open_section(laurel, "centre")

    page.keyboard.press("Alt+1")
    page.keyboard.type("流程")
    page.keyboard.press("Enter")
    page.keyboard.press("Alt+2")
    page.keyboard.type("共創")
    page.keyboard.press("Alt+i")
    saved(page)

    assert [(block["level"], block["tag"]) for block in stored(laurel)] == [(1, False), (2, True)]
    page.goto(f"/applications/{laurel.application}/")
    expect(page.get_by_text("A1 1 段")).to_be_visible()


@pytest.mark.slow
def test_a_server_killed_during_an_upload_leaves_nothing_half(laurel, tmp_path):
    page = laurel.sign_in("centre")
    page.goto(f"/applications/{laurel.application}/attach/")
    large = tmp_path / "大檔.pdf"
    document = pikepdf.new()
    document.add_blank_page()
    document.Root.Noise = document.make_stream(os.urandom(20_000_000))
    document.save(large)
    page.get_by_label("檔案").set_input_files(large)
    page.get_by_label("說明").fill("佐證資料（示範）")
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 4_000_000},
    )

    page.get_by_role("button", name="上傳").click(no_wait_after=True)
    page.wait_for_timeout(1500)
    laurel.kill()
    laurel.start()
    rows = laurel.ask("from laurel.files.models import ReceivedFile; print(ReceivedFile.objects.count())")
    again = laurel.sign_in("centre")
    again.goto(f"/applications/{laurel.application}/attach/")
    again.get_by_label("檔案").set_input_files(large)
    again.get_by_label("說明").fill("佐證資料（示範）")
    again.get_by_role("button", name="上傳").click()

    expect(again.get_by_text("大檔.pdf")).to_be_visible()
    assert rows.splitlines()[-1] == "0"
    assert laurel.run("verify").returncode == 0
