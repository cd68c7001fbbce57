"""The meeting in the browser: plain, tied, missing, corrected, withdrawn, rehearsed; two who open at once; a wall."""

import re

import pytest
from playwright.sync_api import Page, expect

from journeys.test_pages import faults_of, looks_in, paths_in, speak_english

PASSWORD = "laurel-demo-115"
PROJECT = "project_planning"
SEAL = """
from laurel.ballots.selectors import rounds_of, voters_of
from laurel.ballots.services import place_entry, seal_sheet
from laurel.kit import clock
from laurel.panel.services import declare_conflict
from laurel.sample.acts import year
held = rounds_of(year(), "project_planning")[-1]
for member, order in zip(voters_of(held), {orders!r}):
    who = dict(actor=member.person, now=clock.now())
    if held.is_first and order:
        declare_conflict(member, held.category, False, "", **who)
    for place, letter in enumerate(order, start=1):
        place_entry(held, member, "B0" + str("ABCD".index(letter) + 1), place, **who)
    if order:
        seal_sheet(held, member, idempotency_key=f"journey-{{member.pk}}", **who)
"""
CALL = """
from laurel.kit import clock
from laurel.meeting.services import convene_meeting, note_attendance
from laurel.panel.selectors import members_of
from laurel.people.models import Person
from laurel.sample.acts import year
who = dict(actor=Person.objects.get(username="officer"), now=clock.now())
meeting = convene_meeting(year(), "本署 4 樓會議室", **who)
note_attendance(meeting, dict.fromkeys(members_of(year()), True), **who)
print(f"/meeting/{meeting.public_id}/project_planning/")
"""
WITHDRAW = """
from laurel.kit import clock
from laurel.nominations.selectors import nominations_of
from laurel.nominations.services import withdraw_nomination
from laurel.people.models import Person
from laurel.sample.acts import year
entry = nominations_of(year(), "project_planning").get(code="{code}")
who = dict(actor=Person.objects.get(username="officer"), now=clock.now())
withdraw_nomination(entry, reason="撤案", letter_no="示範字第1號", **who)
"""
NEW_SHEETS = """
from laurel.editions.services import decide_point
from laurel.kit import clock
from laurel.people.models import Person
from laurel.rulebook.policy import Point
from laurel.sample.acts import year
who = dict(actor=Person.objects.get(username="officer"), now=clock.now())
decide_point(year(), Point.WITHDRAWAL, "new_sheets", authority="示範字第2號", reason="", **who)
"""
CLEAR = ["ABCD"] * 6 + ["BACD"]
CYCLE = ["ABCD", "CBAD", "ABCD", "CBAD", "ABCD", "BCAD", "CABD"]
"""Three entries with fourteen each."""


def seal(laurel, orders) -> None:
    laurel.ask(SEAL.format(orders=orders))


def at_the_meeting(laurel_at, orders):
    """The meeting called with everyone there and these sheets sealed: the running Laurel, and the room's address."""
    laurel = laurel_at("judging")
    return laurel, laurel.ask(SEAL.format(orders=orders) + CALL)


def both(laurel) -> tuple[Page, Page]:
    return laurel.sign_in("convener"), laurel.sign_in("clerk")


def at_the_opening(page: Page, room: str) -> None:
    page.goto(f"{room}open/")
    if page.locator("input[type=password]").count():
        page.locator("input[type=password]").fill(PASSWORD)
        with page.expect_navigation():
            page.get_by_role("button", name="確認", exact=True).click()


def open_by_two(room: str, *pages: Page) -> None:
    for page in pages:
        at_the_opening(page, room)
        with page.expect_navigation():
            page.get_by_role("button", name="我同意開封").click()


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(name)).first.click()


def follow(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile(name)).first.click()


def places(page: Page) -> list[str]:
    """What the tally says, best first: place and code."""
    expect(page.locator("table.tally")).to_be_visible()
    rows = page.locator("table.tally tbody tr:has(td.place)").all()
    return [f"{row.locator('td.place').inner_text()} {row.locator('th').inner_text()[:3]}" for row in rows]


def resolve(page: Page, room: str) -> None:
    page.goto(f"{room}resolve/")
    press(page, "決議，結果不再更改")
    expect(page.get_by_text("已決議").or_(page.get_by_role("heading", name="會議文件"))).to_be_visible()


def test_a_plain_meeting_from_the_call_to_the_signed_minutes(laurel_at):
    laurel = laurel_at("judging")
    seal(laurel, CLEAR)
    officer, (convener, clerk) = laurel.sign_in("officer"), both(laurel)
    officer.goto("/meeting/")
    officer.get_by_label("地點").fill("本署 4 樓會議室")
    press(officer, "登錄會議")
    follow(officer, "登記出席")
    for box in officer.get_by_role("checkbox").all():
        box.check()
    officer.get_by_label("備註 委員2").fill("視訊")
    press(officer, "^登記$")
    expect(officer.get_by_text("已達半數")).to_be_visible()
    follow(officer, "進入 專案規劃類")
    room = officer.url
    convener.goto(room)
    expect(convener.get_by_text("請離席")).to_be_visible()
    press(convener, "已宣讀，迴避委員已離席")
    expect(convener.get_by_text("已宣讀，迴避委員已離席。")).to_be_visible()

    at_the_opening(convener, room)
    expect(convener.get_by_text("將開封 7 份")).to_be_visible()
    open_by_two(room, convener)
    expect(convener.get_by_text("開封之前沒有任何人知道序位。")).to_be_visible()
    open_by_two(room, clerk)

    assert places(clerk) == ["1 B01", "2 B02", "3 B03", "4 B04"]
    clerk.locator("table.tally summary").first.click()
    expect(clerk.get_by_text("1＋1＋1＋1＋1＋1＋2＝8")).to_be_visible()
    expect(clerk.get_by_text(re.compile("W＝0.9.*意見相當一致"))).to_be_visible()
    clerk.goto(f"{room}minutes/")
    clerk.get_by_label("列席").fill("政風室")
    press(clerk, "儲存會議紀錄")
    follow(clerk, "登錄不同意見")
    clerk.get_by_label("委員").select_option("委員1")
    clerk.get_by_label("不同意見", exact=True).fill("請載明本席意見")
    press(clerk, "登錄不同意見")
    expect(clerk.get_by_text("請載明本席意見")).to_be_visible()
    resolve(convener, room)

    for name in ("各委員序位表", "評審總表", "會議紀錄"):
        for kind, head in (("PDF", b"%PDF-"), ("ODT", b"PK")):
            with convener.expect_download() as download:
                convener.get_by_role("link", name=f"{kind} {name}", exact=True).click()
            assert download.value.path().read_bytes().startswith(head)
    clerk.goto(f"{room}papers/")
    expect(clerk.get_by_text("待簽名")).to_have_count(3)
    expect(clerk.get_by_text("與現存資料相符")).to_have_count(3)
    signed = convener.request.get(f"{room}papers/minutes.pdf").body()
    follow(clerk, "附上掃描檔 會議紀錄")
    scan = {"name": "會議紀錄.pdf", "mimeType": "application/pdf", "buffer": signed}
    clerk.set_input_files("input[type=file]", scan)
    press(clerk, "附上")
    expect(clerk.get_by_text("已掃描")).to_be_visible()
    assert laurel.run("verify").returncode == 0


@pytest.mark.slow
def test_three_equal_by_a_round_that_ties_again_and_the_lot(laurel_at):
    laurel, room = at_the_meeting(laurel_at, CYCLE)
    convener, clerk = both(laurel)
    open_by_two(room, convener, clerk)
    assert places(clerk)[:3] == ["1 B01", "1 B02", "1 B03"]
    expect(clerk.locator("ul.tie-bracket li")).to_have_text(["B01", "B02", "B03"])

    press(clerk, "開始再行綜合評選")
    seal(laurel, [order.replace("D", "") for order in CYCLE])
    open_by_two(room, clerk, convener)
    expect(convener.get_by_text("再行綜合評選後仍相同。")).to_be_visible()
    follow(convener, "登錄抽籤")
    convener.get_by_label("抽籤順序").fill("B03，B01，B02")
    convener.get_by_label("抽籤人").fill("委員1")
    convener.get_by_label("見證人").fill("政風室")
    press(convener, "登錄抽籤|登錄")

    assert places(convener) == ["1 B03", "2 B01", "3 B02", "4 B04"]
    resolve(convener, room)
    with convener.expect_download() as download:
        convener.get_by_role("link", name="PDF 抽籤紀錄", exact=True).click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")


@pytest.mark.slow
def test_three_equal_are_settled_by_their_round(laurel_at):
    laurel, room = at_the_meeting(laurel_at, CYCLE)
    convener, clerk = both(laurel)
    open_by_two(room, convener, clerk)
    press(clerk, "開始再行綜合評選")
    seal(laurel, ["CAB"] * 7)
    open_by_two(room, clerk, convener)

    assert places(convener) == ["1 B03", "2 B01", "3 B02", "4 B04"]
    resolve(convener, room)


@pytest.mark.slow
def test_a_missing_sheet_is_named_and_the_meeting_decides(laurel_at):
    laurel, room = at_the_meeting(laurel_at, ["", *CLEAR[1:]])
    convener, clerk = both(laurel)
    at_the_opening(convener, room)
    press(convener, "我同意開封")
    expect(convener.get_by_text(re.compile("還沒有彌封：委員1"))).to_be_visible()

    follow(convener, "登錄缺件的決定")
    convener.get_by_label("缺件仍計算的決定與理由").fill("委員1請假，以其餘序位表計算")
    press(convener, "登錄決定")
    open_by_two(room, convener, clerk)

    expect(clerk.locator("table.tally thead")).not_to_contain_text("委員1")
    expect(clerk.get_by_text("以其餘序位表計算")).to_be_visible()
    resolve(convener, room)


@pytest.mark.slow
def test_a_recusal_found_late_voids_the_sheet_and_a_correction_takes_two(laurel_at):
    laurel, room = at_the_meeting(laurel_at, CLEAR)
    convener, clerk = both(laurel)
    open_by_two(room, convener, clerk)
    convener.goto(room)
    follow(convener, "開封後才發現須迴避")
    convener.get_by_label("委員").select_option("委員1")
    convener.get_by_label("理由").fill("曾參與本案")
    press(convener, "認定迴避")

    expect(convener.locator("table.tally thead")).not_to_contain_text("委員1")
    expect(convener.get_by_text("已宣讀", exact=False)).to_have_count(1)
    follow(convener, "序位表更正")
    follow(convener, "提出更正 委員2")
    convener.get_by_label(re.compile("^B01 ")).fill("1")
    convener.get_by_label(re.compile("^B02 ")).fill("1")
    convener.get_by_label("更正的理由").fill("與簽名的紙本不符")
    press(convener, "提出更正")
    expect(convener.get_by_role("alert")).to_contain_text("B01")
    convener.get_by_label(re.compile("^B01 ")).fill("2")
    press(convener, "提出更正")
    expect(convener.get_by_text("等待另一人答復。")).to_be_visible()
    clerk.goto(f"{room}corrections/")
    press(clerk, "同意更正")

    expect(clerk.get_by_text(re.compile("會議幹事同意"))).to_be_visible()
    clerk.goto(room)
    expect(clerk.get_by_text("已更正，兩個版本都保留。")).to_be_visible()
    resolve(convener, room)
    assert laurel.run("verify").returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("anew", [False, True], ids=["ranks move up", "new sheets"])
def test_an_entry_that_leaves_after_opening(laurel_at, anew):
    laurel, room = at_the_meeting(laurel_at, CLEAR)
    if anew:
        laurel.ask(NEW_SHEETS)
    convener, clerk = both(laurel)
    open_by_two(room, convener, clerk)
    laurel.ask(WITHDRAW.format(code="B01"))
    convener.goto(room)
    follow(convener, "移出計算")
    convener.get_by_label("處理說明").fill("來文撤案")
    press(convener, "移出計算")
    if anew:
        seal(laurel, ["CBD"] * 7)
        open_by_two(room, convener, clerk)

    assert places(clerk if anew else convener) == (
        ["1 B03", "2 B02", "3 B04"] if anew else ["1 B02", "2 B03", "3 B04"]
    )
    resolve(convener, room)


@pytest.mark.slow
def test_two_who_open_at_once_open_once_and_the_wall_follows(laurel_at):
    laurel, room = at_the_meeting(laurel_at, CLEAR)
    convener, clerk = both(laurel)
    wall, frozen = laurel.sign_in("officer"), laurel.sign_in("observer")
    wall.goto(f"{room}screen/?reveal=last&shown=1")
    frozen.goto(f"{room}screen/")
    frozen.get_by_role("button", name="凍結畫面").click()
    expect(frozen.get_by_text("畫面已凍結，不會更新。")).to_be_visible()
    for page in (convener, clerk):
        at_the_opening(page, room)
    for page in (convener, clerk):
        page.evaluate("setTimeout(() => document.querySelector('main form').requestSubmit(), 0)")

    for page in (convener, clerk):
        page.wait_for_url(f"**{room}")
    clerk.goto(room)
    assert places(clerk)[0] == "1 B01"
    expect(wall.locator("table tbody tr:not(.cut)")).to_have_count(1)
    expect(wall.locator("table")).to_contain_text("B04")
    follow(wall, "揭示下一案")
    expect(wall.locator("table tbody tr:not(.cut)")).to_have_count(2)
    follow(wall, "全部一次揭示")
    expect(wall.locator("table tbody tr:not(.cut)")).to_have_count(4)
    expect(frozen.get_by_text("等待開封。")).to_be_visible()
    size = wall.locator("table td").first.evaluate("cell => parseFloat(getComputedStyle(cell).fontSize)")
    assert size >= 24
    clerk.context.set_offline(True)
    expect(clerk.get_by_role("heading", name="連線中斷")).to_be_visible()
    clerk.context.set_offline(False)
    expect(clerk.get_by_role("heading", name="連線中斷")).to_be_hidden()


@pytest.mark.slow
def test_a_rehearsal_is_marked_and_leaves_the_real_meeting_alone(laurel_at):
    laurel, real = at_the_meeting(laurel_at, CLEAR)
    convener, clerk = both(laurel)
    convener.goto("/meeting/")
    follow(convener, "前往演練")
    convener.get_by_text("在推薦名次上同序位", exact=True).click()
    press(convener, "開始演練")
    expect(convener.get_by_text("演練：序位是編造的，不是真正的會議。")).to_be_visible()
    follow(convener, "登記出席")
    for box in convener.get_by_role("checkbox").all():
        box.check()
    press(convener, "^登記$")
    follow(convener, "進入 整體服務類")
    room = convener.url
    open_by_two(room, convener, clerk)
    press(clerk, "開始再行綜合評選")
    press(clerk, "^以示範序位彌封$")
    open_by_two(room, clerk, convener)
    expect(convener.locator("table.tally")).to_be_visible()
    with convener.expect_download() as download:
        convener.get_by_role("link", name="PDF 評審總表", exact=True).click()
    assert download.value.suggested_filename.startswith("演練")

    convener.goto(real)

    expect(convener.get_by_text("演練：序位是編造的")).to_have_count(0)
    expect(convener.get_by_text("開封之前沒有任何人知道序位。")).to_be_visible()
    assert laurel.run("verify").returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
def test_pages_of_the_meeting_are_clean(laurel_at, english):
    laurel, room = at_the_meeting(laurel_at, CYCLE)
    convener, clerk = both(laurel)
    open_by_two(room, convener, clerk)
    top = room.removesuffix(f"{PROJECT}/")
    pages = [room, top, f"{top}attendance/", f"{top}papers/", f"{room}papers/", f"{room}minutes/"]
    pages += [f"{room}{rest}" for rest in ("corrections/", "corrections/1/委員2/", "scales/", "dissent/")]
    pages += [f"{room}{rest}" for rest in ("screen/?reveal=last&shown=2", "recuse/", "resolve/", "lot/")]
    pages += ["/meeting/rehearse/", f"{room}missing/"]
    faults = []
    for look in looks_in(english):
        page = laurel.sign_in("convener", **look)
        if english:
            speak_english(page)
        for path in paths_in(english, pages):
            faults += faults_of(page, path)
    assert "\n".join(faults) == ""
