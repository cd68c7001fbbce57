"""A paper sheet from the printer to the sealed row, typed by two; a file filled offline; a reading pack."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from journeys.test_judging import enter
from journeys.test_pages import looks_in, seen_on, speak_english


def type_ranks(page: Page, serial: str, ranks: list[int]) -> None:
    """Types a sheet by keyboard alone, from its serial to the last row."""
    page.goto("/judging/paper/enter/")
    expect(page.locator("#id_serial")).to_be_focused()
    page.keyboard.type(serial)
    page.keyboard.press("Enter")
    page.locator("input.rank").first.focus()
    for rank in ranks:
        page.keyboard.type(str(rank))
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def print_for(page: Page) -> list[str]:
    """New serials for the members of overall service."""
    page.goto("/judging/paper/")
    with page.expect_navigation():
        page.locator("main section form button").first.click()
    return page.locator("main section").first.locator("td .nowrap").all_inner_texts()


@pytest.mark.parametrize(
    "scripts", [pytest.param(True, marks=pytest.mark.slow), False], ids=["with scripts", "without scripts"]
)
def test_a_paper_sheet_is_typed_twice_and_its_member_looks_at_it(laurel_at, scripts):
    laurel = laurel_at("judging")
    officer = laurel.sign_in("officer", java_script_enabled=scripts)
    clerk = laurel.sign_in("clerk", java_script_enabled=scripts)
    serial = print_for(officer)[0]
    sheets = officer.request.get(officer.get_by_role("link", name="下載列印").first.get_attribute("href"))
    forward = list(range(1, 24))

    type_ranks(officer, serial, forward)
    expect(officer.get_by_text("您已登打第一次")).to_be_visible()
    type_ranks(clerk, serial, [2, 1, *forward[2:]])
    expect(clerk.get_by_text("A01、A02")).to_be_visible()
    type_ranks(clerk, serial, forward)
    type_ranks(officer, serial, forward)
    expect(officer.get_by_role("heading", name="已由紙本彌封")).to_be_visible()
    officer.get_by_role("link", name="附上簽名正本的掃描檔").click()
    scan = {"name": "掃描.pdf", "mimeType": "application/pdf", "buffer": sheets.body()}
    officer.set_input_files("input[type=file]", scan)
    officer.get_by_role("button", name="附上").click()
    expect(officer.get_by_text("掃描檔已附上")).to_be_visible()

    member = laurel.sign_in("member-1", java_script_enabled=scripts)
    sealed = enter(member)
    assert sealed.endswith("/sealed/")
    member.get_by_role("link", name="這一份由紙本登打").click()
    expect(member.get_by_role("row").nth(1)).to_contain_text("A01")
    member.get_by_role("link", name="看簽名正本的掃描檔").click()
    expect(member.locator("img.page-image").first).to_be_visible()
    assert serial in PdfReader(io.BytesIO(sheets.body())).pages[0].extract_text()


def test_a_file_filled_offline_and_a_pack_without_scripts(laurel_at):
    laurel = laurel_at("judging")
    member = laurel.sign_in("member-2", java_script_enabled=False)
    room = enter(member)
    blank = member.request.get(f"{room}offline.csv").body().decode("utf-8-sig").splitlines()
    rows = [re.sub(r",$", f",{24 - rank}", row) for rank, row in enumerate(blank[1:], start=1)]

    member.goto(f"{room}offline/")
    filled = {"name": "序位.csv", "mimeType": "text/csv", "buffer": "\n".join([blank[0], *rows]).encode()}
    member.set_input_files("input[type=file]", filled)
    member.get_by_role("button", name="上傳並核對").click()
    expect(member.get_by_text("已依檔案排好 23 案")).to_be_visible()
    expect(member.locator("table.data tbody tr").first).to_contain_text("A23")

    member.goto(f"{room}pack/")
    with member.expect_download() as begun:
        member.get_by_role("button", name="製作閱讀本").click(no_wait_after=True)
    pack = PdfReader(begun.value.path())
    assert len(pack.pages) > 23
    expect(member.get_by_role("link", name="下載閱讀本")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
def test_every_page_on_paper_is_clean_in_both_looks(laurel_at, english):
    laurel = laurel_at("judging")
    officer, clerk = laurel.sign_in("officer"), laurel.sign_in("clerk")
    serials = print_for(officer)
    for page, ranks in ((officer, range(1, 24)), (clerk, range(1, 24))):
        type_ranks(page, serials[0], list(ranks))
    type_ranks(officer, serials[1], list(range(1, 24)))
    faults = []
    for look in looks_in(english):
        desk, member = laurel.sign_in("clerk", **look), laurel.sign_in("member-1", **look)
        other = laurel.sign_in("member-2", **look)
        for page in (desk, member, other):
            if english:
                speak_english(page)
        paper, room = enter(member).removesuffix("sealed/"), enter(other)
        for page, paths in (
            (desk, ["/judging/paper/", "/judging/paper/enter/"]),
            (member, [f"{paper}sealed/", f"{paper}paper/", f"{paper}paper/object/"]),
            (other, [f"{room}offline/", f"{room}pack/", f"{room}paper/"]),
        ):
            for path in paths:
                page.goto(path)
                faults += seen_on(page)
        for serial in serials[:2]:
            desk.goto("/judging/paper/enter/")
            desk.locator("#id_serial").fill(serial)
            with desk.expect_navigation():
                desk.locator("main form button").click()
            faults += seen_on(desk)
        with desk.expect_navigation():
            desk.locator("main form button").click()
        faults += seen_on(desk)

    assert faults == []
