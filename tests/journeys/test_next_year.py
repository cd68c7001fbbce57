"""Next year in the browser: refused without a document, checked, opened, compared, tried on last year's data."""

import re

from playwright.sync_api import expect

from journeys.test_pages import faults_of

DOCUMENT = "綜規字第1160001號"


def test_the_officer_opens_next_year_from_this_one_and_tries_it_on_last_years_data(laurel_at):
    page = laurel_at("rewards").sign_in("officer")
    page.goto("/editions/")
    page.get_by_role("link", name="複製去年開新年度").click()

    page.get_by_role("button", name="檢查").click()
    expect(page.get_by_role("alert")).to_contain_text("A-03 請填文號")
    page.get_by_label("各項決定共同的文號").fill(DOCUMENT)
    page.get_by_role("button", name="檢查").click()
    expect(page.get_by_role("heading", name="開辦 116 年度會寫入什麼")).to_be_visible()
    with page.expect_download() as draft:
        page.get_by_role("button", name="ODS").click()
    assert draft.value.suggested_filename.endswith("-draft.ods")
    page.get_by_role("button", name="開辦 116 年度").first.click()

    expect(page).to_have_url(re.compile(r"/editions/116/compare/115/$"))
    expect(page.get_by_text(DOCUMENT).first).to_be_visible()
    assert faults_of(page, "/editions/116/compare/115/?only=changes") == []
    assert faults_of(page, "/editions/116/trial/") == []
    expect(page.get_by_role("heading", name="整體服務類")).to_be_visible()
    expect(page.get_by_text("115 年獲政府服務獎")).to_be_visible()
    assert faults_of(page, "/editions/") == []
    page.goto("/nominations/all/?year=115")
    expect(page.get_by_role("link", name="A01", exact=True)).to_be_visible()
