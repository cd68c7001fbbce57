"""The record: one entry an act, chained, refusals beside acts."""

import re
from datetime import UTC, datetime

import pytest

from factories.people import FOUNDER, make_person, make_unit
from factories.year import make_edition, make_officer
from laurel.kit.refusals import refuse
from laurel.ledger.models import Entry
from laurel.ledger.services import record, record_refusal
from laurel.people.roles import Role
from laurel.rulebook import articles

NOW = datetime(2026, 6, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_an_act_outside_a_transaction_is_not_recorded(transactional_db):
    with pytest.raises(RuntimeError):
        record("test.done", actor=FOUNDER, now=NOW, chain="test")

    assert Entry.objects.count() == 0


def test_each_entry_follows_from_the_one_before():
    first = record("test.done", actor=FOUNDER, now=NOW, chain="test")
    second = record("test.done", actor=FOUNDER, now=NOW, chain="test")

    assert (second.number, second.previous) == (2, first.digest)


def test_chains_do_not_share_links():
    record("test.done", actor=FOUNDER, now=NOW, chain="one")

    other = record("test.done", actor=FOUNDER, now=NOW, chain="two")

    assert (other.number, other.previous) == (1, "0" * 64)


def test_an_entry_holds_the_digest_of_every_row_of_the_act():
    unit = make_unit()

    entry = Entry.objects.get()

    assert [(label, pk) for label, pk, _ in entry.rows] == [("people.unit", unit.pk)]


def test_a_refusal_keeps_its_grounds():
    entry = record_refusal(
        refuse(articles.RECUSAL, "member_is_recused", act="ballots.sealed", chain="test", member="委員1"),
        actor=FOUNDER,
        now=NOW,
    )

    assert entry.grounds == [
        {
            "article": "3-2-2-4",
            "verdict": "not_met",
            "code": "member_is_recused",
            "seen": {"member": "委員1"},
        }
    ]


def test_a_refusal_card_does_not_count_what_others_did(client):
    client.force_login(make_person(Role.PROGRAMME_OFFICER))
    make_edition(make_officer(), decided=False)

    page = client.post("/meeting/begin-judging/")

    entry = Entry.objects.filter(kind=Entry.Kind.REFUSAL).get()
    assert f"判斷紀錄 {entry.reference}" in page.content.decode()
    assert not re.search(rf"{entry.chain}/{entry.number}\b", page.content.decode())
