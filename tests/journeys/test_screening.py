"""The screening desk in a real browser: a clean case in at most six interactions, a late result, every page clean."""

import pytest
from playwright.sync_api import Page, expect

from journeys.test_pages import faults_of, looks_in, paths_in, seen_on, speak_english

MOST_INTERACTIONS = 6
SEED = """
from datetime import date, timedelta
from laurel.kit import clock
from laurel.people.models import Honour, Person
from laurel.people.services import add_history
from laurel.nominations.models import Nomination
from laurel.screening.services import confirm_finding, find, request_correction
officer, now = Person.objects.get(username='officer'), clock.now()
one = lambda code: Nomination.objects.get(code=code)
award = lambda code, day: add_history([], [Honour(level='national', unit=one(code).unit, roc_year=115,
    award_key=code, award_name='政府服務獎', share='winner_of_record', line='first_line', announced_on=day,
    is_sample=True)], actor=officer, now=now + timedelta(minutes=1))
award('A03', date(2026, 6, 1))
find(one('A04'), 'eligible', '', actor=officer, now=now)
award('A04', date(2026, 6, 16))
no = find(one('A03'), 'ineligible', '', actor=officer, now=now)
find(one('A05'), 'ineligible', '查證不實（示範）', actor=officer, now=now)
confirm_finding(no, actor=Person.objects.get(username='reviewer'), now=now)
request_correction(one('A06'), what='缺簽名頁（示範）', parts=['attachments'], due_at=now + timedelta(hours=20),
    actor=officer, now=now)
"""


class Counted:
    """A person at the desk: every press is counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.interactions = 0

    def press(self, role: str, name, **options) -> None:
        self.interactions += 1
        self.page.get_by_role(role, name=name, **options).first.click()


def test_a_clean_case_takes_at_most_six_interactions_without_scripts(laurel_at):
    laurel = laurel_at("screening")
    page = laurel.sign_in("officer", java_script_enabled=False)
    page.goto("/screening/")
    hand = Counted(page)

    hand.press("link", "A01 北基宜花金馬分署基隆就業中心")
    hand.press("button", "帶入系統查得的結果")
    expect(page.get_by_text("已帶入全部 9 款。")).to_be_visible()
    hand.press("button", "確認認定")
    expect(page.get_by_text("判斷紀錄第 1 版已登錄。")).to_be_visible()
    hand.press("link", "下一案：A02 北基宜花金馬分署羅東就業中心", exact=True)

    expect(page.locator("h1")).to_have_text("A02 北基宜花金馬分署羅東就業中心")
    assert hand.interactions <= MOST_INTERACTIONS
    page.goto("/screening/")
    expect(page.get_by_text("已認定 1／27 案")).to_be_visible()


def test_two_people_say_no_and_the_branch_reads_why(laurel_at):
    laurel = laurel_at("screening")
    laurel.ask(SEED.split("find(one('A04')")[0])
    officer, reviewer = laurel.sign_in("officer"), laurel.sign_in("reviewer")
    officer.goto("/screening/?q=A03")
    with officer.expect_navigation():
        officer.locator("tbody a").first.click()
    case = officer.url
    officer.get_by_role("button", name="帶入系統查得的結果").click()
    officer.get_by_role("button", name="確認認定").click()
    expect(officer.get_by_text("「不符合」待第二人複核。").first).to_be_visible()

    reviewer.goto(case)
    reviewer.get_by_role("button", name="複核：同意不符合").click()
    branch = laurel.sign_in("branch-n")
    branch.goto("/nominations/all/?q=A03")
    branch.locator("tbody a").first.click()
    branch.get_by_role("link", name="前往參獎申請書").click()

    expect(branch.get_by_role("heading", name="資格審查結果：資格不符")).to_be_visible()
    expect(branch.get_by_text("改報專案規劃類（這一款只限制整體服務類）。")).to_be_visible()


def test_a_late_result_opens_the_case_and_says_so(laurel_at):
    laurel = laurel_at("screening")
    laurel.ask(SEED)
    officer = laurel.sign_in("officer")

    officer.goto("/screening/?state=reopened")
    officer.locator("tbody a").first.click()

    expect(
        officer.get_by_text("115年6月16日（週二）公布之得獎結果晚於截止日，判斷紀錄第 1 版重新開啟。")
    ).to_be_visible()
    expect(officer.get_by_role("heading", name="認定時", exact=True)).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
def test_pages_of_the_desk_are_clean(laurel_at, english):
    laurel = laurel_at("screening")
    laurel.ask(SEED)
    ids = dict(
        row.split("=")
        for row in laurel.ask(
            "from laurel.nominations.models import Nomination;"
            "print(' '.join(f'{n.code}={n.public_id}' for n in Nomination.objects.filter(code__lte='A07')))"
        ).split()
    )
    paths = ["/screening/", "/screening/?q=nothing"]
    paths += [f"/screening/{ids[code]}/" for code in ("A01", "A03", "A04", "A05", "A06")]
    paths += [f"/screening/{ids['A04']}/{name}/" for name in ("versions", "data-correction", "exemption")]
    paths += [f"/screening/{ids['A02']}/correction/"]
    faults = []
    for look in looks_in(english):
        page = laurel.sign_in("officer", **look)
        if english:
            speak_english(page)
        for path in paths_in(english, paths):
            faults += faults_of(page, path)
        page.goto(f"/screening/{ids['A01']}/")
        with page.expect_navigation():
            page.locator('button[name="take"]').click()
        faults += seen_on(page)
        reviewer = laurel.sign_in("reviewer", **look)
        faults += faults_of(reviewer, f"/screening/{ids['A05']}/return/")
        branch = laurel.sign_in("branch-n", **look)
        for code in ("A03", "A04", "A06"):
            branch.goto(f"/applications/of/{ids[code]}/")
            faults += seen_on(branch)

    assert "\n".join(faults) == ""
