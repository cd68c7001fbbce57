"""The member's workspace as members meet it: every screen and look, keyboard alone, no script, no network, two devices."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys.test_pages import looks_in, paths_in, seen_on, speak_english

LOOKS = [
    {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    {"viewport": {"width": 1024, "height": 768}, "color_scheme": "dark"},
    {"viewport": {"width": 768, "height": 1024}, "color_scheme": "light"},
    {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
]
PAGES = [
    "",
    "criteria/",
    "compare/",
    "compare/?by=entries",
    "compare/?by=figures",
    "plan/",
    "worksheet/",
    "notes/",
    "check/",
    "read/A01/",
    "read/A01/?view=innovation&side=notes",
    "read/A01/?view=figures",
    "read/A01/place/",
    "read/A01/place/?compare=yes",
    "read/A01/notes/",
    "read/A01/mark/?at=A1.1",
]
READ_A_BIT = """
() => { const blocks = [...document.querySelectorAll('[data-block]')]; blocks[8].scrollIntoView(); return blocks[8].dataset.block; }
"""


PRESS_AT_ONCE = """
keys => { for (const key of keys) document.querySelector(`[data-focus-key="${key}"]`).click(); }
"""

A_BUSY_OFFICERS_PATIENCE = 120
"""Seconds to place thirty dossiers one by one."""
THIRTY_DOSSIERS = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from factories.copying import make_nominations_like, make_submissions_like
from laurel.ballots.models import Round
from laurel.nominations.models import Nomination
held = Round.objects.get(category="overall_service")
first = Nomination.objects.get(code=held.entries[0])
more = make_nominations_like(first, 30 - len(held.entries))
make_submissions_like(first, more)
Round.objects.filter(pk=held.pk).update(entries=sorted([*held.entries, *(row.code for row in more)]))
"""


ORDER = "() => [...document.querySelectorAll('[data-order] > li')].map(row => row.dataset.code)"


def order_on(page: Page) -> list[str]:
    return page.evaluate(ORDER)


def moved_down(order: list[str], code: str) -> list[str]:
    place = order.index(code)
    return [*order[:place], order[place + 1], code, *order[place + 2 :]]


def enter(page: Page, category: str = "overall_service") -> str:
    """Declares where that is still to do, and opens the workspace of the first category declared."""
    page.goto("/judging/")
    declare = page.locator(f'a[href="/judging/declare/{category}/"]')
    if declare.count():
        declare.click()
        page.locator('label[for="id_has_conflict_0"]').click()
        with page.expect_navigation():
            page.locator("main form button.button").click()
    page.goto("/judging/")
    with page.expect_navigation():
        page.locator("main article a.button").first.click()
    return page.url


@pytest.mark.slow
@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
def test_every_page_of_the_room_is_clean_in_every_look(laurel_at, english):
    laurel = laurel_at("judging")
    faults = []
    for look in looks_in(english, LOOKS):
        page = laurel.sign_in("member-2", **look)
        if english:
            speak_english(page)
        room = enter(page)
        for code in ("A02", "A03"):
            page.goto(f"{room}read/{code}/")
            page.locator("#position").press("Enter")
        for path in paths_in(english, PAGES):
            page.goto(f"{room}{path}")
            faults += seen_on(page)

    assert "\n".join(faults) == ""


def test_thirty_dossiers_are_placed_moved_and_sealed_with_the_keyboard_alone(laurel_at):
    laurel = laurel_at("judging")
    laurel.ask(THIRTY_DOSSIERS)
    page = laurel.sign_in("member-2")
    enter(page)
    left = page.locator("#order ol.unplaced > li input[name=position]")
    begun = time.monotonic()

    while left.count():
        code = page.locator("#order ol.unplaced > li").first.get_attribute("data-code")
        left.first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"[data-order] > #entry-{code}")).to_be_visible()
    assert time.monotonic() - begun < A_BUSY_OFFICERS_PATIENCE
    assert len(order_on(page)) == 30
    second = order_on(page)[1]
    up = page.get_by_role("button", name=f"上移 {second}")
    up.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#announcement")).to_have_text(re.compile(f"{second} 在第 1 位"))
    expect(up).to_be_focused()
    page.get_by_role("button", name="復原上一步").press("Enter")
    expect(page.locator("#announcement")).to_have_text("已復原上一步。")
    wanted = moved_down(moved_down(order_on(page), second), second)
    page.evaluate(PRESS_AT_ONCE, [f"down-{second}", "undo", f"down-{second}", f"down-{second}"])
    page.wait_for_function(f"() => ({ORDER})().join() === '{','.join(wanted)}'")
    page.reload()
    assert order_on(page) == wanted
    page.get_by_role("link", name="檢查並彌封").press("Enter")
    with page.expect_navigation():
        page.get_by_role("link", name="前往彌封").press("Enter")
    if page.locator("input[type=password]").count():
        page.locator("input[type=password]").fill("laurel-demo-115")
        page.keyboard.press("Enter")
    page.get_by_role("button", name="彌封我的序位表").press("Enter")

    expect(page.get_by_role("heading", name="已彌封：整體服務類")).to_be_visible()
    expect(page.get_by_text("開封以前")).to_be_visible()


def test_help_in_comparing_a_dialog_and_the_way_back_need_no_mouse(laurel_at):
    laurel = laurel_at("judging")
    page = laurel.sign_in("member-2")
    room = enter(page)
    for code in ("A01", "A02", "A03"):
        page.goto(f"{room}read/{code}/")
        page.locator("#position").press("Enter")
    page.goto(f"{room}read/A04/")
    opener = page.get_by_role("link", name="其他排法…")
    opener.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name=re.compile("排入序位：A04"))).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()

    opener.press("Enter")
    better = page.get_by_role("button", name="本案 A04 較優")
    with page.expect_navigation():
        dialog.get_by_role("link", name="開始比較").press("Enter")
    questions = 0
    while better.count():
        with page.expect_navigation():
            better.press("Enter")
        questions += 1
    page.get_by_role("button", name="排在第 1 位").press("Enter")

    expect(page.get_by_text("A04 在第 1 位，共 4 位。").first).to_be_visible()
    assert questions <= 2


@pytest.mark.slow
def test_what_was_read_and_noted_is_there_on_another_device(laurel_at):
    laurel = laurel_at("judging")
    desk, tablet = (
        laurel.sign_in("member-2"),
        laurel.sign_in("member-2", viewport={"width": 768, "height": 1024}),
    )
    room = enter(desk)
    desk.goto(f"{room}read/A02/?side=notes")
    desk.locator("#note-A1").fill("第一台的筆記")
    expect(desk.locator("[data-note-status]")).to_have_text(re.compile("已儲存"))
    stopped = desk.evaluate(READ_A_BIT)
    desk.wait_for_timeout(2500)
    with desk.expect_response(re.compile("/progress/")):
        desk.evaluate("dispatchEvent(new Event('pagehide'))")

    tablet.goto(f"{room}read/A02/?side=notes")

    expect(tablet.locator("#note-A1")).to_have_value("第一台的筆記")
    expect(tablet.get_by_role("link", name=re.compile("回到在另一台裝置讀到的地方"))).to_be_visible()
    assert stopped
    desk.locator("#note-A2").fill("先寫的")
    expect(desk.locator("[data-note-status]")).to_have_text(re.compile("已儲存"))
    desk.wait_for_timeout(2200)
    tablet.locator("#note-A2").fill("後寫的")
    expect(tablet.locator(".other-version")).to_contain_text("先寫的")
    tablet.get_by_role("button", name="兩份都留").click()
    expect(tablet.locator("#note-A2")).to_have_value("先寫的\n後寫的")


def test_a_lost_network_keeps_the_note_and_sends_it_when_it_is_back(laurel_at):
    laurel = laurel_at("judging")
    page = laurel.sign_in("member-2")
    room = enter(page)
    page.goto(f"{room}read/A02/?side=notes")
    page.context.set_offline(True)
    page.locator("#note-A1").fill("斷線時寫的")
    expect(page.locator("[data-note-status]")).to_have_text(re.compile("尚未儲存"))

    page.context.set_offline(False)

    expect(page.locator("[data-note-status]")).to_have_text(re.compile("已儲存"), timeout=15_000)
    page.goto(f"{room}notes/")
    expect(page.get_by_text("斷線時寫的")).to_be_visible()


def test_without_scripts_reading_noting_marking_comparing_and_sealing_work(laurel_at):
    laurel = laurel_at("judging")
    page = laurel.sign_in("member-2", java_script_enabled=False)
    room = enter(page)
    page.goto(f"{room}read/A02/notes/")
    page.locator("#note-A1").fill("沒有程式也能寫")
    page.get_by_role("button", name="儲存筆記").click()
    page.goto(f"{room}read/A02/mark/?at=A1.1")
    page.get_by_label("標記 ★").check()
    page.get_by_role("button", name="儲存標記").click()
    expect(page.locator(".own-mark")).to_contain_text("標記")
    page.get_by_role("button", name="標示為讀完").click()
    page.get_by_role("button", name="放在這一位").click()
    expect(page.get_by_text("A02 在第 1 位，共 1 位。").first).to_be_visible()
    page.goto(f"{room}compare/?by=entries&a=A02&b=A03")
    page.get_by_role("button", name="A03 較優：排在 A02 之前").click()

    expect(page.get_by_text("A03 在第 1 位，共 2 位。").first).to_be_visible()
    page.goto(f"{room}check/")
    expect(page.get_by_role("heading", name="還有案件沒有序位")).to_be_visible()
