"""Closing a year: what is pending stops it or is recorded with a decision; what comes later stands beside it."""

from datetime import date

import pytest
from django.http import Http404
from django.test import Client

from answers import codes
from factories.archiving import CLOSED_ON, CLOSING, make_auditor, make_closed, make_done, settle, sign_minutes
from factories.deciding import make_approved
from factories.year import at
from laurel.archive.facts import pending_in
from laurel.archive.selectors import acts_after
from laurel.archive.services import close_year
from laurel.editions.models import YearClosing
from laurel.editions.selectors import closings_of, is_closed
from laurel.kit import clock
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.outcomes.services import record_ministry_outcome
from laurel.results.selectors import recommendations_of

pytestmark = pytest.mark.django_db


def close(judging, closed_on=CLOSED_ON, **more):
    return close_year(
        judging.edition, closed_on=closed_on, **{"actor": judging.officer, "now": CLOSING, **more}
    )


def correct_an_outcome(judging, now):
    row = recommendations_of(judging.edition)[0]
    record_ministry_outcome(
        row,
        place=5,
        forwarded=False,
        announced_on=date(2026, 12, 30),
        document_no="部字第2號",
        reason="來文更正",
        actor=judging.officer,
        now=now,
    )


def test_what_is_pending_is_named_with_how_many():
    judging = make_approved()

    found = [(row.code, row.number) for row in pending_in(judging.edition, CLOSING.date())]

    assert found == [("pending_minutes", 1), ("pending_package", 1), ("pending_outcomes", 2)]


def test_what_is_done_is_pending_no_more():
    judging = make_approved()

    sign_minutes(judging)
    unsigned = [row.code for row in pending_in(judging.edition, CLOSING.date())]
    settle(judging)

    assert unsigned == ["pending_package", "pending_outcomes"]
    assert pending_in(judging.edition, CLOSING.date()) == []


def test_a_year_with_something_pending_is_not_closed():
    judging = make_approved()

    with pytest.raises(Exception) as refused:
        close(judging)

    assert codes(refused) == ["pending_minutes", "pending_package", "pending_outcomes"]
    assert not is_closed(judging.edition)


def test_a_decision_closes_it_all_the_same_and_keeps_what_was_pending():
    judging = make_approved()

    row = close(judging, authority="測字第9號", reason="國發會延後")

    assert row.pending == [
        {"code": "pending_minutes", "number": 1},
        {"code": "pending_package", "number": 1},
        {"code": "pending_outcomes", "number": 2},
    ]
    entry = Entry.objects.get(act="archive.year_closed")
    assert [(ground["code"], ground["verdict"]) for ground in entry.grounds] == [
        ("pending_minutes", "silent"),
        ("pending_package", "silent"),
        ("pending_outcomes", "silent"),
    ]
    assert verify().sound


def test_a_year_is_closed_by_the_officer_alone():
    judging = make_done()

    with pytest.raises(Http404):
        close(judging, actor=make_auditor())

    assert not YearClosing.objects.exists()


def test_a_day_to_come_closes_nothing():
    judging = make_done()

    with pytest.raises(Exception) as refused:
        close(judging, date(2026, 12, 21))

    assert codes(refused) == ["closing_in_the_future"]


def test_a_closed_year_is_closed_again_only_after_something_was_done():
    judging = make_closed()
    with pytest.raises(Exception) as refused:
        close(judging, now=at(12, 31))

    correct_an_outcome(judging, at(12, 30))
    late = [entry.act for entry in acts_after(closings_of([judging.edition])[judging.edition.pk])]
    close(judging, date(2026, 12, 31), now=at(12, 31))

    assert codes(refused) == ["closed_already"]
    assert late == ["outcomes.ministry_recorded"]
    assert closings_of([judging.edition])[judging.edition.pk].closed_on == date(2026, 12, 31)
    assert verify().sound


def test_the_page_says_what_is_pending_and_where_and_keeps_what_was_typed(monkeypatch, client: Client):
    judging = make_approved()
    monkeypatch.setattr(clock, "now", lambda: CLOSING)
    client.force_login(judging.officer)
    page = f"/archive/{judging.edition.roc_year}/close/"

    shown = client.get(page).content.decode()
    refused = client.post(page, {"closed_on": "1151220", "authority": "", "reason": "先結案"})
    done = client.post(page, {"closed_on": "1151220", "authority": "測字第9號", "reason": "先結案"})

    assert [place in shown for place in ('href="/meeting/"', 'href="/outcomes/"')] == [True, True]
    assert (refused.status_code, "先結案" in refused.content.decode()) == (422, True)
    assert (done.status_code, done.headers["Location"]) == (302, "/archive/115/")
    assert "結案之後" in client.get(page).content.decode()
