"""Every page in both languages, light and dark, on a phone and on a desk: axe-clean, no sideways scroll.

Each page is seen once, every other one in each language, and axe looks at the first page of each role: it takes
twice as long as showing the page. `LAUREL_LOOKS=all` shows every page in every look in both languages, and axe looks
at each, contrast too. The colours themselves, in both themes, have their contrast tested in `kit/test_css.py`.
"""

import os
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

AT_LENGTH = os.environ.get("LAUREL_LOOKS") == "all"
RULES = {
    "resultTypes": ["violations"],
    "rules": {"color-contrast": {"enabled": AT_LENGTH}},
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
LOOKS = [
    {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
]
PUBLIC = ["/", "/rules/", "/verify/?code=ABCD", "/sign-in/", "/accessibility/", "/no-such-page/"]
PAGES = {
    "officer": [
        "/today/",
        "/editions/",
        "/editions/open/",
        "/editions/115/",
        "/editions/115/points/A-03/",
        "/editions/115/dates/meeting/",
        "/nominations/",
        "/nominations/duties/",
        "/nominations/self-check/?unit=5",
        "/nominations/self-check/?unit=39",
        "/nominations/self-check/?unit=21&year=116",
        "/admin/history/",
        "/admin/history/33/",
        "/admin/history/years/1/",
        "/admin/history/add/national/",
        "/admin/history/verify/?honour=31&honour=32&year=1",
        "/admin/units/39/",
        "/admin/import/?subject=history",
        "/screening/",
        "/panel/",
        "/panel/recusals/",
        "/panel/history/",
        "/panel/rehearsal/",
        "/panel/papers/",
        "/panel/presence/",
        "/panel/depletion/project_planning/",
        "/panel/substitute/project_planning/",
        "/meeting/",
        "/results/",
        "/results/115/internal/",
        "/results/115/internal/overall_service/",
        "/results/115/internal/publication/",
        "/results/115/internal/publication/set/",
        "/results/115/internal/feedback/",
        "/results/115/internal/papers/",
        "/outcomes/",
        "/rewards/",
        "/audit/",
        "/forwarding/",
        "/forwarding/115/",
        "/forwarding/115/package/",
        "/forwarding/received/",
        "/forwarding/received/add/",
        "/archive/",
        "/archive/115/",
        "/archive/115/report/",
        "/archive/115/close/",
        "/archive/115/destruction/",
        "/archive/terms/",
        "/archive/clocks/",
        "/library/",
        "/library/units/",
        "/library/units/overview/",
        "/library/states/",
        "/outcomes/schemes/",
        "/editions/new/?source=115&year=116",
        "/editions/115/trial/",
    ],
    "reviewer": ["/admin/history/"],
    "branch-n": [
        "/today/",
        "/nominations/self-check/",
        "/panel/challenges/",
        "/nominations/",
        "/nominations/new/",
        "/nominations/duties/",
        "/results/",
        "/library/",
        "/library/own/",
    ],
    "member-2": ["/today/", "/judging/", "/meeting/"],
    "convener": ["/today/", "/panel/", "/meeting/"],
    "hr": ["/today/", "/rewards/", "/rewards/years/115/tracking/"],
    "auditor": ["/today/", "/audit/"],
    "admin": [
        "/today/",
        "/admin/units/",
        "/admin/units/add/",
        "/admin/units/16/",
        "/admin/units/16/correct/",
        "/admin/units/16/rename/",
        "/admin/units/16/merge/",
        "/admin/units/16/split/",
        "/admin/units/16/move/",
        "/admin/units/16/close/",
        "/admin/people/",
        "/admin/people/add/",
        "/admin/people/1/",
        "/admin/people/1/correct/",
        "/admin/people/1/postings/",
        "/admin/people/1/roles/",
        "/admin/import/",
        "/admin/rare-characters/",
    ],
}
FIRST_LINKS = {
    "officer": ["/screening/", "/nominations/", "/meeting/"],
    "member-2": ["/judging/"],
    "convener": ["/meeting/"],
    "hr": ["/rewards/"],
    "branch-n": ["/nominations/"],
}
FIRST_PAGE_LINKED = """
() => [...document.querySelectorAll("main table tbody th a, main article a.button, main .card a.button")]
    .map(link => link.pathname).find(path => path.endsWith("/"))
"""


SQUEEZED = """
() => {
  const words = document.createTreeWalker(document.querySelector("main") || document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange(), found = [];
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    range.selectNodeContents(node);
    const lines = new Set([...range.getClientRects()].map(line => Math.round(line.top))).size;
    if (lines > 4 && node.data.trim().length < 3 * lines) found.push(node.data.trim());
  }
  return found;
}
"""
"""Words that run down a column, fewer than three characters a line."""


def looks_in(english: bool, looks=LOOKS):
    """The looks that are seen in a language: every other one, or all."""
    return looks if AT_LENGTH else looks[english::2]


def paths_in(english: bool, paths):
    """The pages that are seen in a language: every other one, or all."""
    return paths if AT_LENGTH else paths[english::2]


def faults_of(page: Page, path: str, *, axe: bool = AT_LENGTH) -> list[str]:
    page.goto(path)
    return [*seen_on(page, axe=axe)]


def seen_on(page: Page, *, axe: bool = AT_LENGTH):
    if axe:
        yield from axe_finds(page)
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if width > 0:
        yield f"{page.url}: {width} px wider than the screen"
    if squeezed := page.evaluate(SQUEEZED):
        yield f"{page.url}: squeezed to a column: {squeezed[:3]}"
    if page.locator("h1").count() != 1:
        yield f"{page.url}: not exactly one h1"


def axe_finds(page: Page):
    for violation in Axe().run(page, options=RULES).response["violations"]:
        targets = [node["target"] for node in violation["nodes"]][:3]
        yield f"{page.url}: {violation['id']} {targets}"


def speak_english(page: Page) -> None:
    page.goto("/")
    if page.get_by_role("button", name="English").count():
        with page.expect_navigation():
            page.get_by_role("button", name="English").click()


def test_the_first_command_serves_the_year_that_is_loaded(laurel_at):
    laurel = laurel_at("nominations")
    laurel.stop()

    laurel.start("-m", "laurel", "demo", "--port", str(laurel.port))

    assert "password of every account" in (laurel.home / "server.log").read_text()
    expect(laurel.sign_in("officer").get_by_role("heading", level=1)).to_have_text("今天該做什麼")


@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
def test_pages_are_clean_in_both_looks(laurel_at, english):
    laurel = laurel_at("rewards")
    faults = []
    for look in looks_in(english):
        page = laurel.stranger(**look)
        if english:
            speak_english(page)
        for path in paths_in(english, PUBLIC):
            faults += faults_of(page, path, axe=True)
        for username, paths in PAGES.items():
            page = laurel.sign_in(username, **look)
            if english:
                speak_english(page)
            for path in paths_in(english, paths):
                faults += faults_of(page, path, axe=AT_LENGTH or path == paths[0])
            for path in FIRST_LINKS.get(username, []):
                page.goto(path)
                if found := page.evaluate(FIRST_PAGE_LINKED):
                    faults += faults_of(page, found)

    assert "\n".join(faults) == ""


def test_the_whole_order_can_be_made_with_the_keyboard_and_without_scripts(laurel_at):
    laurel = laurel_at("judging")
    page = laurel.sign_in("member-1", java_script_enabled=False)
    page.goto("/judging/declare/project_planning/")
    page.get_by_label("沒有").press("Space")
    page.get_by_role("button", name="確認聲明").press("Enter")
    page.get_by_role("link", name="閱讀與排序").first.press("Enter")

    for code in ("B04", "B02", "B03", "B01"):
        page.get_by_role("button", name=f"排入 {code}", exact=True).press("Enter")
    page.get_by_label("B01 的序位").fill("1")
    page.get_by_label("B01 的序位").press("Enter")

    placed = page.locator("ol.rank-list").first.locator("> li h3")
    expect(placed).to_have_text([re.compile(f"^{code}") for code in ("B01", "B04", "B02", "B03")])
