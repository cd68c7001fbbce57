"""Two worlds that differ only in a secret look the same to everyone who may not know it."""

import re
from datetime import datetime

import pytest
from django.test import Client

from answers import told
from factories.people import make_person
from factories.year import OVERALL, PROJECT, make_judging, make_project, make_submission, rank_and_seal
from laurel.ballots.models import DraftOrder, SealedSheet
from laurel.ballots.services import place_entry, seal_sheet
from laurel.kit import clock
from laurel.kit.refusals import Refused
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db
NOW = "2026-06-24T09:00:00+08:00"


@pytest.fixture(autouse=True)
def _in_june(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat(NOW))


def pages_of(person, paths) -> list[str]:
    client = Client()
    client.force_login(person)
    return [re.sub(r"\d{2}:\d{2}", "", told(client.get(path))) for path in paths]


def every_page(judging, held):
    return [
        "/today/",
        "/judging/",
        f"/judging/{held.public_id}/",
        "/meeting/",
        "/panel/",
        "/screening/",
        "/audit/",
        "/results/",
        "/rewards/",
        "/nominations/",
        "/rules/",
    ]


def test_others_cannot_tell_one_sealed_order_from_another():
    judging = make_judging(entries=3, members=4)
    held = judging.round()
    others = [judging.officer, judging.convener, judging.clerk, judging.people[1], make_person(Role.AUDITOR)]
    member = judging.members[0]
    rank_and_seal(held, member, ["A01", "A02", "A03"])
    one = [pages_of(person, every_page(judging, held)) for person in others]

    SealedSheet.objects.update(ciphertext=b"another order")
    DraftOrder.objects.filter(member=member).delete()
    other = [pages_of(person, every_page(judging, held)) for person in others]

    assert one == other


def test_the_record_of_a_refused_sealing_does_not_tell_what_was_placed():
    judging = make_judging(entries=3, members=4)
    held, member, person = judging.round(), judging.members[0], judging.people[0]

    for code in ("A01", "A02"):
        place_entry(held, member, code, 1, actor=person, now=clock.now())
        with pytest.raises(Refused) as refused:
            seal_sheet(held, member, idempotency_key=code, actor=person, now=clock.now())

        assert [(g.code, dict(g.seen)) for g in refused.value.decision] == [("order_not_complete", {})]


def test_to_a_recused_member_the_category_does_not_exist():
    judging = make_judging(entries=2, projects=2)
    member, person = judging.members[2], judging.people[2]
    held = judging.round(PROJECT)
    client = Client()
    client.force_login(person)
    inside = [
        f"/judging/{held.public_id}/{rest}" for rest in ("", "read/B01/", "seal/", "sealed/", "sheet.pdf")
    ]
    before = [client.get(path).status_code for path in inside]

    make_submission(make_project(judging.edition, unit=member.unit))

    absent = told(client.get("/judging/no-such-round/"))
    assert before != [404] * 5
    assert [told(client.get(path)) for path in [*inside, f"/judging/declare/{PROJECT}/"]] == [absent] * 6
    assert client.post(f"/judging/{held.public_id}/place/", {"code": "B01"}).status_code == 404
    assert client.get(f"/judging/{judging.round(OVERALL).public_id}/").status_code == 200


def test_the_recused_members_own_page_says_why_in_one_line_and_nothing_else():
    judging = make_judging(entries=2, projects=2)
    make_submission(make_project(judging.edition, unit=judging.members[2].unit))
    client = Client()
    client.force_login(judging.people[2])

    page = client.get("/judging/").content.decode()

    assert "專案規劃類：依要點三(二)2(4) 迴避，不提供資料。" in page
    assert "B01" not in page
