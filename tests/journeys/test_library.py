"""A head agrees without scripts, a colleague finds and reads the entry, and it is gone when the agreement is taken back."""

import pytest
from playwright.sync_api import expect

from journeys.test_pages import LOOKS, faults_of, speak_english

A_YEAR_ON = """
from datetime import datetime, timedelta, timezone
from laurel.kit import clock
clock.move_to(datetime(2027, 3, 1, 2, tzinfo=timezone.utc))
"""


PAGES = {
    "officer": ["/library/", "/library/states/", "/library/units/", "/library/units/overview/?unit=BR-N-E05"],
    "division": ["/library/own/", "/library/criteria/project_planning/P1/", "/library/units/HQ-EMP/"],
}
ENTRY = """
from laurel.nominations.models import Nomination
print(Nomination.objects.get(code="B01").public_id)
"""


def test_an_entry_is_shared_read_and_taken_back(laurel_at):
    laurel = laurel_at("rewards")
    laurel.ask(A_YEAR_ON)
    head = laurel.sign_in("division", java_script_enabled=False)
    reader = laurel.sign_in("centre", viewport={"width": 390, "height": 800})

    head.goto("/library/own/")
    head.get_by_role("link", name="改變回覆").press("Enter")
    head.get_by_label("同意列入", exact=True).press("Space")
    head.get_by_label("只有下面勾選的評核項目").press("Space")
    for box in head.get_by_role("checkbox").all():
        box.uncheck()
    head.get_by_label("P1 問題分析", exact=False).press("Space")
    head.get_by_role("button", name="回覆").press("Enter")
    expect(head.get_by_role("row", name="B01", exact=False)).to_contain_text("P1")

    reader.goto("/library/")
    reader.get_by_label("內容裡的字").fill("就服組邀請")
    reader.get_by_role("button", name="尋找").click()
    reader.get_by_role("link", name="就業服務組").click()
    expect(reader.locator("h2")).to_contain_text("可學習的做法")
    address = reader.url
    reader.goto(f"{address}?view=whole")
    expect(reader.get_by_role("heading", level=2)).to_have_count(1)

    head.get_by_role("link", name="收回同意").press("Enter")
    head.get_by_role("button", name="收回同意").press("Enter")
    expect(head.get_by_role("row", name="B01", exact=False)).to_contain_text("不同意列入")

    assert reader.goto(address).status == 404
    verified = laurel.run("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_a_units_years_are_a_picture_and_a_table_in_both_languages_and_narrow(laurel_at):
    laurel = laurel_at("rewards")
    page = laurel.sign_in("centre", viewport={"width": 390, "height": 800})

    page.goto("/library/units/BR-N-E05/")
    expect(page.get_by_role("img", name="羅東就業中心歷年名次", exact=False)).to_be_visible()
    expect(page.get_by_role("row", name="113", exact=False)).to_contain_text("第 7 名")
    expect(page.get_by_text("116 年再一次前六名，117 年就不能參加", exact=False)).to_be_visible()

    page.goto("/library/units/BR-Y-E02/")
    expect(page.get_by_role("row", name="113", exact=False)).to_contain_text("第 3 名")
    expect(page.get_by_role("row", name="114", exact=False)).to_contain_text("沒有公開的名次")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.slow
def test_every_page_is_clean_wide_and_narrow_light_and_dark(laurel_at):
    laurel = laurel_at("rewards")
    laurel.ask(A_YEAR_ON)
    entry = f"/library/entries/{laurel.ask(ENTRY)}/"
    pages = {**PAGES, "division": [*PAGES["division"], entry, f"{entry}?view=whole", f"{entry}answer/"]}
    faults = []
    for (user, paths), look in zip(pages.items(), reversed(LOOKS), strict=True):
        page = laurel.sign_in(user, **look)
        faults += [fault for path in paths for fault in faults_of(page, path)]
        speak_english(page)
        faults += faults_of(page, paths[-1])

    assert faults == []
