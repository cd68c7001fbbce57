"""Ordering, sealing, taking back, opening by two."""

from time import time

import pytest
from django.http import Http404

from answers import codes
from factories.people import make_person
from factories.year import OVERALL, PROJECT, at, make_judging, rank_and_seal
from laurel.ballots.documents import own_sheet_file
from laurel.ballots.models import DraftOrder, OpenedSheet, SealedSheet
from laurel.ballots.selectors import is_opened, opened_ranks, own_order, sealed_members
from laurel.ballots.services import (
    consent_to_open,
    place_entry,
    seal_sheet,
    undo_placing,
    withdraw_sheet,
)
from laurel.kit import clock
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def judging():
    return make_judging(entries=3, members=4)


def place(judging, member, code, position, now=None):
    return place_entry(judging.round(), member, code, position, actor=member.person, now=now or at(6, 23))


def seal(judging, member, key="once", now=None):
    return seal_sheet(judging.round(), member, idempotency_key=key, actor=member.person, now=now or at(6, 24))


def test_a_number_inserts_and_shifts(judging):
    member = judging.members[0]
    for position, code in enumerate(("A01", "A02", "A03"), start=1):
        place(judging, member, code, position)

    assert place(judging, member, "A03", 1) == ["A03", "A01", "A02"]


def test_a_move_can_be_undone(judging):
    member = judging.members[0]
    place(judging, member, "A01", 1)
    place(judging, member, "A02", 1)

    assert undo_placing(judging.round(), member, actor=member.person, now=at(6, 23)) == ["A01"]


def test_moves_leave_no_line_in_the_record(judging):
    before = Entry.objects.count()

    place(judging, judging.members[0], "A01", 1)

    assert Entry.objects.count() == before
    assert DraftOrder.objects.count() == 1


def test_an_incomplete_order_is_refused_and_the_page_names_what_has_no_place(judging, client, monkeypatch):
    member, page = judging.members[0], f"/judging/{judging.round().public_id}/seal/"
    place(judging, member, "A01", 1)
    monkeypatch.setattr(clock, "now", lambda: at(6, 24))
    client.force_login(judging.people[0])
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time()}]
    session.save()

    told = client.post(page, {"idempotency_key": "k"}).content.decode()

    missing = told.split("還有案件沒有序位")[1].split("</ul>")[0]
    assert ["A01" in missing, "A02" in missing, "A03" in missing] == [False, True, True]
    assert Entry.objects.filter(kind=Entry.Kind.REFUSAL).latest("pk").grounds[0]["seen"] == {}


@pytest.mark.parametrize("typed", ["0", "-1", "4", "1.5", "x", "²", "9" * 5000])
def test_a_number_that_is_no_place_moves_nothing_and_is_named(judging, client, monkeypatch, typed):
    member, page = judging.members[0], f"/judging/{judging.round().public_id}/"
    place(judging, member, "A01", 1)
    monkeypatch.setattr(clock, "now", lambda: at(6, 24))
    client.force_login(judging.people[0])

    told = client.post(f"{page}place/", {"code": "A02", "position": typed}, follow=True).content.decode()

    assert "A02 的序位請填 1 到 3 的數字。" in told
    assert own_order(member, judging.round()) == ["A01"]


def test_sealing_twice_with_one_key_gives_one_sheet(judging):
    member = judging.members[0]
    for code in ("A01", "A02", "A03"):
        place(judging, member, code, 1)

    first, again = seal(judging, member), seal(judging, member)

    assert (first.receipt_code, SealedSheet.objects.count()) == (again.receipt_code, 1)


def test_a_sealed_sheet_can_be_taken_back_and_sealed_anew(judging):
    member = judging.members[0]
    held = judging.round()
    rank_and_seal(held, member, ["A01", "A02", "A03"])

    withdraw_sheet(held, member, actor=member.person, now=at(6, 24))
    place(judging, member, "A03", 1, at(6, 24))
    seal(judging, member, "twice")

    assert own_order(member, held) == ["A03", "A01", "A02"]
    assert sealed_members(held) == {member.pk}
    assert verify().sound


def test_after_closing_nothing_moves(judging):
    with pytest.raises(Refused) as refused:
        place(judging, judging.members[0], "A01", 1, at(6, 30, 14))

    assert codes(refused) == ["sheets_closed"]


def test_nobody_files_for_another(judging):
    member, other = judging.members[:2]

    with pytest.raises(Http404):
        place_entry(judging.round(), member, "A01", 1, actor=other.person, now=at(6, 23))


def open_as(judging, person, role, sheets, excused=()):
    return consent_to_open(judging.round(), role, sheets, excused=excused, actor=person, now=at(6, 30, 14, 5))


def test_two_people_open_and_then_everything_is_known(judging):
    held = judging.fill([["A01", "A02", "A03"]] * 4)

    open_as(judging, judging.convener, Role.CONVENER, 4)
    between = (is_opened(judging.round()), opened_ranks(held), OpenedSheet.objects.count())
    open_as(judging, judging.clerk, Role.MEETING_CLERK, 4)

    assert between == (False, {}, 0)
    assert opened_ranks(judging.round())["委員1"] == {"A01": 1, "A02": 2, "A03": 3}
    assert verify().sound


def test_one_person_cannot_open_as_both(judging):
    judging.fill([["A01", "A02", "A03"]] * 4)
    both = make_person(Role.CONVENER, Role.MEETING_CLERK)
    open_as(judging, both, Role.CONVENER, 4)

    with pytest.raises(Refused) as refused:
        open_as(judging, both, Role.MEETING_CLERK, 4)

    assert codes(refused) == ["second_person_opens"]


def test_a_missing_sheet_is_named(judging):
    judging.fill([["A01", "A02", "A03"]] * 3)

    with pytest.raises(Refused) as refused:
        open_as(judging, judging.convener, Role.CONVENER, 3)

    assert refused.value.decision.refusals[0].seen["members"] == "委員4"


def test_the_number_of_sheets_must_be_named_exactly(judging):
    judging.fill([["A01", "A02", "A03"]] * 4)

    with pytest.raises(Refused) as refused:
        open_as(judging, judging.convener, Role.CONVENER, 3)

    assert codes(refused) == ["sheets_counted_otherwise"]


def test_a_word_given_for_another_number_opens_nothing(judging):
    judging.fill([["A01", "A02", "A03"]] * 3)
    open_as(judging, judging.convener, Role.CONVENER, 3, excused=["委員4"])
    rank_and_seal(judging.round(), judging.members[3], ["A03", "A02", "A01"])

    open_as(judging, judging.clerk, Role.MEETING_CLERK, 4)

    assert not is_opened(judging.round())


def test_the_officer_opens_nothing(judging):
    judging.fill([["A01", "A02", "A03"]] * 4)

    with pytest.raises(Http404):
        open_as(judging, judging.officer, Role.CONVENER, 4)


def test_no_rank_stands_in_the_record_before_opening(judging):
    judging.fill([["A03", "A02", "A01"]] * 4)

    sealed = Entry.objects.filter(act="ballots.sheet_sealed")

    assert {tuple(sorted(entry.note)) for entry in sealed} == {("member", "round")}
    assert judging.round().category == OVERALL


def test_the_sheets_of_one_member_carry_numbers_of_their_own():
    judging = make_judging(entries=2, projects=2, members=3)
    member = judging.members[0]
    sheets = [rank_and_seal(held, member, held.entries) for held in map(judging.round, (OVERALL, PROJECT))]

    names = [own_sheet_file(sheet, "pdf").file_name for sheet in sheets]

    assert names == ["115-A1-委員1.pdf", "115-B1-委員1.pdf"]


def test_sheets_are_opened_member_by_member_whoever_sealed_first_and_how_often(judging):
    order, held = ["A01", "A02", "A03"], judging.round()
    for member in reversed(judging.members):
        rank_and_seal(held, member, order)
    last = judging.members[-1]
    withdraw_sheet(held, last, actor=last.person, now=at(6, 24))
    seal(judging, last, "twice")

    for person, role in ((judging.convener, Role.CONVENER), (judging.clerk, Role.MEETING_CLERK)):
        open_as(judging, person, role, len(judging.members))

    opened = [row.sheet.member for row in OpenedSheet.objects.order_by("pk")]
    assert opened == list(judging.members)
