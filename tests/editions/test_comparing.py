"""Two years side by side: everything compared, what stood before, who decided; as page, paper and spreadsheet."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from odfdo import Document

from factories.people import make_person
from factories.year import at, make_edition, make_officer
from laurel.documents.models import IssuedPaper
from laurel.editions.facts import lines_between
from laurel.editions.services import decide_point, set_date, set_limits
from laurel.kit import clock
from laurel.people.roles import Role
from laurel.rulebook.parameters import FIGURES
from laurel.rulebook.policy import OPEN_QUESTIONS, Point

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PAGE = "/editions/116/compare/115/"


@pytest.fixture
def years():
    """115 as it opened, and 116 with a limit, a date and two decisions made after it opened."""
    officer = make_officer()
    old, new = make_edition(officer), make_edition(officer, 116)
    who = {"actor": officer}
    for choice, day in (("all_ties", 2), ("first_places", 3)):
        decide_point(
            new, Point.TIE_LADDER, choice, authority=f"測字第{day}號", reason="", now=at(4, day), **who
        )
    set_limits(new, page_limit=30, section_characters=None, authority="測字第5號", now=at(4, 5), **who)
    set_limits(new, page_limit=40, section_characters=None, authority="測字第6號", now=at(4, 6), **who)
    return old, new


@pytest.fixture
def officer(client: Client, years, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(4, 10))
    client.force_login(years[0].opened_by)
    return client


def line(years, key):
    return next(row for row in lines_between(*years) if row.key == key)


def test_every_parameter_is_compared_with_its_article(years):
    lines = lines_between(*years)
    without = [row.key for row in lines if row.article is None]

    assert len(lines) == 6 + 4 + len(OPEN_QUESTIONS) + len(FIGURES)
    assert without == ["title", "contact"]
    assert [row.key for row in lines if row.is_changed] == ["page_limit", "A-08"]


def test_a_decision_changed_after_opening_shows_both_with_date_person_and_document(years):
    new = line(years, "A-08").new

    assert (new.words, new.authority, new.decided_at, new.decided_by) == (
        "仍相同時比較第一名票數",
        "測字第3號",
        at(4, 3),
        years[0].opened_by.name,
    )
    assert [(row.words, row.authority, row.decided_at) for row in new.before] == [
        ("所有同序位都要處理", "測字第2號", at(4, 2))
    ]


def test_limits_are_told_by_the_record_that_set_them(years):
    new = line(years, "page_limit").new

    assert (new.words, new.authority) == ("40 頁", "測字第6號")
    assert [row.words for row in new.before] == ["未設定", "30 頁"]


def test_a_date_moved_within_its_year_is_a_difference_the_year_itself_is_none(years):
    close = line(years, "nominations_close")
    later = at(6, 20).replace(year=2027)
    set_date(
        years[1],
        "reading_opens",
        later,
        authority="測字第7號",
        reason="場地",
        actor=years[0].opened_by,
        now=at(4, 7),
    )

    reading = line(years, "reading_opens")
    assert (close.is_changed, reading.is_changed) == (False, True)
    assert reading.new.remark == "當天不是工作日，次一工作日是 116年6月21日（週一）"
    assert [row.words for row in reading.new.before] == ["116年6月18日（週五）09:00"]


def test_the_page_shows_all_or_only_what_differs(officer):
    everything = officer.get(PAGE).content.decode()
    changes = officer.get(f"{PAGE}?only=changes").content.decode()

    assert everything.count('<th scope="row">') == 6 + 4 + len(OPEN_QUESTIONS) + len(FIGURES)
    assert changes.count('<th scope="row">') == 2
    assert "測字第2號" in changes


def test_the_table_is_issued_once_as_paper_and_comes_as_spreadsheet(officer, tmp_path):
    answers = [officer.get(f"{PAGE}table.{kind}") for kind in ("pdf", "odt", "pdf", "ods", "csv")]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 404]
    paper = IssuedPaper.objects.get()
    assert (paper.kind, paper.chain, paper.title) == (
        "year_comparison",
        "edition-116",
        "116 年度與 115 年度設定差異表",
    )
    kept = tmp_path / "table.ods"
    kept.write_bytes(answers[3].content)
    rows = Document(str(kept)).body.get_table(0).get_values()
    assert len(rows) == 1 + 6 + 4 + len(OPEN_QUESTIONS) + len(FIGURES)
    assert next(row for row in rows if row[1] and row[1].startswith("A-08"))[-1] == "不同"


def test_a_year_is_compared_with_another_that_is_open(officer):
    paths = ("/editions/116/compare/116/", "/editions/116/compare/114/", "/editions/117/compare/115/")

    assert [officer.get(path).status_code for path in paths] == [404] * 3


def test_the_auditor_reads_the_comparison_and_a_member_does_not(client, years):
    found = []
    for role in (Role.AUDITOR, Role.PANEL_MEMBER, Role.CONVENER):
        client.force_login(make_person(role))
        found.append(client.get(PAGE).status_code)

    assert found == [200, 404, 404]


def test_the_comparison_costs_the_same_however_much_was_decided(years):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            lines_between(*years)
        return len(queries)

    before = cost()
    for day in range(1, 21):
        decide_point(
            years[1],
            Point.NAMES,
            "literal",
            authority=f"測字第{day}號",
            reason="",
            actor=years[0].opened_by,
            now=at(5, day),
        )

    assert (before, cost()) == (6, 6)
