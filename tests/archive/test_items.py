"""The list for the archive: every paper, version, file and scan once, with term and openness."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answers import codes
from factories.archiving import CLOSING, make_auditor, make_closed, make_done, set_terms
from factories.copying import make_nominations_like, make_submissions_like
from factories.year import at
from laurel.archive.documents import list_paper, list_rows
from laurel.archive.facts import clocks_in, groups_of
from laurel.archive.models import Kind, RetentionRule
from laurel.archive.selectors import items_in, rules_in_force
from laurel.archive.selectors.items import kind_of_paper
from laurel.archive.services import close_year, set_term, write_report
from laurel.documents.models import IssuedPaper
from laurel.editions.selectors import closings_of
from laurel.kit import clock
from laurel.ledger.verification import verify
from laurel.nominations.models import Nomination
from papers import in_odt, in_pdf, squeezed, words_of
from sizes import MANY

pytestmark = [pytest.mark.django_db, pytest.mark.once]
TODAY = date(2026, 12, 20)


def counted(items):
    found = {}
    for item in items:
        found[item.kind] = found.get(item.kind, 0) + 1
    return found


def test_everything_of_a_year_is_listed_once():
    judging = make_done()

    items = items_in([judging.edition])

    assert counted(items) == {
        Kind.APPLICATION: 3,
        Kind.ATTACHMENT: 3,
        Kind.DRAFT: 3,
        Kind.MEETING_PAPER: 1,
        Kind.SIGNED_SCAN: 1,
        Kind.RECORD: 1,
    }
    assert len({item.holder for item in items}) == len(items)
    assert [len(item.sha256) for item in items if item.kind != Kind.DRAFT] == [64] * 9


@pytest.mark.parametrize(
    ("paper", "kind"),
    [
        ("master_sheet", Kind.MEETING_PAPER),
        ("opened_sheets", Kind.BALLOT_PAPER),
        ("result_notice", Kind.RESULT_PAPER),
        ("reward_roster", Kind.PERSONNEL_PAPER),
        ("panel_list", Kind.OTHER_PAPER),
    ],
)
def test_each_paper_has_its_kind(paper, kind):
    assert kind_of_paper(paper) == kind


def test_without_a_decision_the_list_says_so():
    judging = make_done()

    clocks = clocks_in([judging.edition], TODAY)
    rows = list_rows(clocks)

    assert {clock.state for clock in clocks} == {"undecided"}
    assert {(row[7], row[9]) for row in rows} == {("尚未決定", "尚未決定")}


def test_terms_run_from_the_closing():
    judging = make_done()
    set_terms(judging.officer, 5, [Kind.APPLICATION])
    set_terms(judging.officer, None, [Kind.RECORD])
    before = {row.item.kind: row.state for row in clocks_in([judging.edition], TODAY)}
    close_year(judging.edition, closed_on=TODAY, actor=judging.officer, now=CLOSING)

    after = {row.item.kind: (row.state, row.until) for row in clocks_in([judging.edition], TODAY)}

    assert before[Kind.APPLICATION] == "not_closed"
    assert after[Kind.APPLICATION] == ("running", date(2031, 12, 20))
    assert after[Kind.RECORD] == ("permanent", None)
    assert after[Kind.ATTACHMENT] == ("undecided", None)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2027, 6, 22), "running"),
        (date(2027, 6, 23), "soon"),
        (date(2027, 12, 20), "soon"),
        (date(2027, 12, 21), "ended"),
    ],
)
def test_what_is_near_its_end_is_shown(day, state):
    judging = make_closed()

    groups = groups_of(clocks_in([judging.edition], day))

    assert {group.state for group in groups} == {state}
    assert {group.until for group in groups} == {date(2027, 12, 20)}


def test_the_rule_that_counts_is_the_newest_whose_day_has_come():
    judging = make_done()
    officer = judging.officer
    for years, since in ((5, date(2026, 1, 1)), (10, date(2027, 1, 1))):
        set_term(
            Kind.RECORD,
            years=years,
            openness="open",
            openness_reason="",
            authority="表",
            valid_from=since,
            actor=officer,
            now=at(12, 1),
        )

    found = [rules_in_force(day)[Kind.RECORD].years for day in (date(2026, 12, 31), date(2027, 1, 1))]

    assert found == [5, 10]
    assert verify().sound


def test_a_term_that_the_law_does_not_have_is_refused():
    judging = make_done()

    with pytest.raises(Exception) as refused:
        set_terms(judging.officer, 7, [Kind.RECORD])

    assert codes(refused) == ["retention_term_unknown"]
    assert not RetentionRule.objects.exists()


def test_the_paper_says_every_item_in_both_formats():
    judging = make_closed(years=10)
    edition = judging.edition
    paper = list_paper(edition, closings_of([edition])[edition.pk], clocks_in([edition], TODAY))

    titles = [squeezed(item.title) for item in items_in([edition])]
    pdf, _pages = in_pdf(paper)
    odt = in_odt(paper)

    assert [title for title in titles if title not in squeezed(pdf)] == []
    assert [title for title in titles if title not in squeezed(odt)] == []
    assert "保存年限：10 年；公開等級：不公開（測試）；保存到 125年12月20日（週六）。" in words_of(paper)


def pages(edition):
    year = edition.roc_year
    return [
        "/archive/",
        f"/archive/{year}/",
        f"/archive/{year}/list.ods",
        f"/archive/{year}/close/",
        f"/archive/{year}/report/",
        f"/archive/{year}/report.ods",
        f"/archive/{year}/destruction/",
        "/archive/clocks/",
        "/archive/terms/",
    ]


def costs_of(judging):
    client, found = Client(), {}
    client.force_login(judging.officer)
    for path in pages(judging.edition):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200, path
        found[path] = len(queries)
    return found


def test_pages_cost_the_same_with_3_and_many_entries(monkeypatch):
    judging = make_done()
    monkeypatch.setattr(clock, "now", lambda: CLOSING)
    few = costs_of(judging)
    with transaction.atomic():
        first = Nomination.objects.get(code="B01")
        make_submissions_like(first, make_nominations_like(first, MANY - 3))
        many = costs_of(judging)
        transaction.set_rollback(True)

    assert many == few


def test_officer_and_auditor_read_and_only_the_officer_writes(monkeypatch):
    judging = make_done()
    monkeypatch.setattr(clock, "now", lambda: CLOSING)
    auditor = Client()
    auditor.force_login(make_auditor())

    answers = {path: auditor.get(path).status_code for path in pages(judging.edition)}

    assert [path for path, status in answers.items() if status == 404] == [
        "/archive/115/close/",
        "/archive/115/destruction/",
    ]
    assert auditor.get("/archive/115/list.pdf").status_code == 200
    assert auditor.get("/archive/114/").status_code == 404


def test_the_words_of_the_report_keep_their_versions(monkeypatch, client):
    judging = make_done()
    monkeypatch.setattr(clock, "now", lambda: CLOSING)
    write_report(judging.edition, "第一次的檢討", actor=judging.officer, now=at(12, 1))
    client.force_login(judging.officer)

    client.post("/archive/115/report/lessons/", {"words": "第二次的檢討"})

    report = client.get("/archive/115/report/").content.decode()
    lessons = client.get("/archive/115/report/lessons/").content.decode()
    assert ("第二次的檢討" in report, "第一次的檢討" in report) == (True, False)
    assert "第一次的檢討" in lessons
    assert verify().sound


def test_issuing_the_list_is_itself_an_issue(client, monkeypatch):
    judging = make_done()
    monkeypatch.setattr(clock, "now", lambda: CLOSING)
    client.force_login(judging.officer)

    client.get("/archive/115/list.pdf")
    client.get("/archive/115/report.odt")

    kinds = IssuedPaper.objects.filter(issued_at=CLOSING).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["archive_list", "year_report"]


def test_a_bad_kind_or_form_is_told_and_nothing_is_set(client, monkeypatch):
    judging = make_done()
    monkeypatch.setattr(clock, "now", lambda: CLOSING)
    client.force_login(judging.officer)
    typed = {
        "term": "5",
        "openness": "closed",
        "openness_reason": "",
        "authority": "表",
        "valid_from": "1150101",
    }

    absent = client.post("/archive/terms/nothing/", typed)
    missing = client.post("/archive/terms/record/", typed)

    assert (absent.status_code, missing.status_code) == (404, 422)
    assert "請填寫限制公開的理由與依據。" in missing.content.decode()
    assert not RetentionRule.objects.exists()
