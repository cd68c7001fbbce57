"""A member's passkey in a real browser with a device of its own: added, signed in with, sealed with, removed."""

import re

from playwright.sync_api import Page, expect

from journeys.test_judging import enter
from journeys.test_pages import seen_on, speak_english

PASSWORD = "laurel-demo-115"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
LIST = "/account/passkeys/"


def give_device(page: Page) -> None:
    """The browser has a device that asks for a finger, and gets it."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def seen(page: Page, heading: str) -> list[str]:
    """What is wrong with the page, once it is there."""
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    return [*seen_on(page)]


def test_a_member_adds_a_passkey_signs_in_seals_with_it_and_removes_it(laurel_at):
    laurel = laurel_at("judging")
    laurel.address = f"http://localhost:{laurel.port}"
    page = laurel.sign_in("member-2", viewport={"width": 390, "height": 844}, color_scheme="dark")
    give_device(page)
    faults = []

    page.locator("details.menu summary").click()
    page.get_by_role("link", name="登入與安全").click()
    expect(page.get_by_text("還沒有通行金鑰")).to_be_visible()
    faults += seen(page, "登入與安全")
    page.get_by_role("link", name="新增通行金鑰").press("Enter")
    faults += seen(page, "再次確認是您本人")
    page.get_by_label("密碼").fill(PASSWORD)
    page.keyboard.press("Enter")
    faults += seen(page, "新增通行金鑰")
    page.get_by_label("通行金鑰名稱").fill("評審室平板")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row", name=re.compile("評審室平板"))).to_contain_text("還沒有用過")

    page.get_by_role("link", name="新增通行金鑰").click()
    page.get_by_role("button", name="建立通行金鑰").press("Enter")
    expect(page.get_by_text("這台裝置已經有您的通行金鑰")).to_be_visible()
    faults += seen(page, "新增通行金鑰")

    page.locator("details.menu summary").click()
    page.get_by_role("button", name="登出").click()
    expect(page.get_by_role("link", name="登入", exact=True)).to_be_visible()
    page.goto("/sign-in/?next=/judging/")
    faults += seen(page, "登入")
    page.get_by_role("button", name="以通行金鑰登入").press("Enter")
    expect(page.get_by_role("heading", name="我的評審", level=1)).to_be_visible()

    room = enter(page, "project_planning")
    left = page.locator("#order ol.unplaced > li input[name=position]")
    while left.count():
        code = page.locator("#order ol.unplaced > li").first.get_attribute("data-code")
        left.first.press("Enter")
        expect(page.locator(f"[data-order] > #entry-{code}")).to_be_attached()
    page.goto(f"{room}check/")
    page.get_by_role("link", name="前往彌封").press("Enter")
    faults += seen(page, "再次確認是您本人")
    page.get_by_role("button", name="以通行金鑰確認").press("Enter")
    page.get_by_role("button", name="彌封我的序位表").press("Enter")
    expect(page.get_by_role("heading", name="已彌封：專案規劃類")).to_be_visible()

    speak_english(page)
    page.goto(LIST)
    theirs = page.get_by_role("link", name="Remove 評審室平板")
    address = theirs.get_attribute("href")
    other = laurel.sign_in("member-1")
    assert other.goto(address).status == 404
    theirs.press("Enter")
    faults += seen(page, "Remove “評審室平板”")
    page.get_by_role("button", name="Remove this passkey").press("Enter")
    expect(page.get_by_text("No passkeys yet")).to_be_visible()
    assert "\n".join(faults) == ""
    assert laurel.run("verify").returncode == 0
