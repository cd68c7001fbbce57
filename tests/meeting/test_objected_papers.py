"""An objection that nobody settles: the meeting decides to go on, and the sheet stays sealed."""

from time import time

import pytest
from django.test import Client
from django.urls import reverse

from factories.paper import make_print, seal_from_paper, type_as
from factories.people import make_person
from factories.year import OVERALL, at, make_judging, rank_and_seal, some_pdf
from laurel.ballots.models import OpenedSheet
from laurel.ballots.selectors import is_opened, own_ranks, own_sheet, voters_of
from laurel.ballots.services import attach_scan, object_to_paper, withdraw_objection
from laurel.files.receiving import incoming_from
from laurel.kit import clock
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.meeting.selectors import count_of, meeting_of
from laurel.meeting.services import consent_to_open, decide_missing_sheets, start_tie_round
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db
ORDER, OTHER = ["A02", "A01"], ["A01", "A02"]
NOW = at(6, 30, 14, 5)
REASON = "委員一連絡不上"


@pytest.fixture
def judging(monkeypatch, settings, tmp_path):
    settings.HOME = tmp_path
    monkeypatch.setattr(clock, "now", lambda: NOW)
    judging = make_judging(entries=2, members=3)
    seal_from_paper(judging, ORDER)
    for member, order in zip(judging.members[1:], (ORDER, OTHER), strict=True):
        rank_and_seal(judging.round(), member, order)
    object_(judging)
    return judging


def object_(judging, place=0):
    member = judging.members[place]
    return object_to_paper(judging.round(), member, "A02 不是第一", actor=member.person, now=NOW)


def take_back(judging):
    member = judging.members[0]
    withdraw_objection(judging.round(), member, actor=member.person, now=NOW)


def type_again(judging):
    again = make_print(judging, now=NOW)
    for person in (judging.officer, judging.clerk):
        type_as(person, again, OTHER, NOW)


def decide(judging, *set_aside):
    return decide_missing_sheets(
        judging.edition, OVERALL, REASON, set_aside=set_aside, actor=judging.convener, now=NOW
    )


def consent(judging, person, sheets):
    return consent_to_open(judging.edition, OVERALL, sheets, actor=person, now=NOW)


def open_all(judging, sheets):
    for person in (judging.convener, judging.clerk):
        consent(judging, person, sheets)


def refusal_of(act, *args):
    with pytest.raises(Refused) as refused:
        act(*args)
    return [ground.code for ground in refused.value.decision.refusals]


class TestDeciding:
    def test_the_sheet_is_not_counted_and_not_opened(self, judging):
        assert refusal_of(open_all, judging, 3) == ["paper_objection_stands"]

        decide(judging, "委員1")
        open_all(judging, 2)

        assert count_of(judging.edition, OVERALL).tally.members == ("委員2", "委員3")
        assert [row.sheet.member.code for row in OpenedSheet.objects.order_by("pk")] == ["委員2", "委員3"]
        again = start_tie_round(judging.edition, OVERALL, ["A01", "A02"], actor=judging.convener, now=NOW)
        assert [member.code for member in voters_of(again)] == ["委員2", "委員3"]
        assert verify().sound

    def test_it_is_minuted_without_a_rank(self, judging):
        decision = decide(judging, "委員1")
        open_all(judging, 2)

        decided, aside, opened = (
            Entry.objects.get(act=act).note
            for act in ("meeting.missing_sheets_decided", "ballots.paper_set_aside", "ballots.round_opened")
        )
        assert (decision.member_codes, decision.reason) == (["委員1"], REASON)
        assert (decided["members"], decided["set_aside"]) == ([], ["委員1"])
        assert aside["members"] == opened["set_aside"] == ["委員1"]
        assert opened["sheets"] == 2

    def test_exactly_so_many_are_opened(self, judging):
        decide(judging, "委員1")

        assert refusal_of(consent, judging, judging.convener, 3) == ["sheets_counted_otherwise"]

    @pytest.mark.parametrize("settle", [take_back, type_again])
    def test_what_is_settled_before_the_opening_counts_all_the_same(self, judging, settle):
        decide(judging, "委員1")
        consent(judging, judging.convener, 2)

        settle(judging)

        assert refusal_of(consent, judging, judging.clerk, 2) == ["sheets_counted_otherwise"]
        assert consent(judging, judging.clerk, 3) is False
        assert consent(judging, judging.convener, 3) is True
        assert count_of(judging.edition, OVERALL).tally.members == ("委員1", "委員2", "委員3")

    @pytest.mark.parametrize("settle", [take_back, type_again])
    def test_another_objection_needs_another_decision(self, judging, settle):
        decide(judging, "委員1")
        settle(judging)
        object_(judging)

        assert refusal_of(open_all, judging, 2) == ["paper_objection_stands"]
        decide(judging, "委員1")
        open_all(judging, 2)
        assert is_opened(judging.round())

    def test_only_an_objection_that_waits_is_decided_on(self, judging):
        assert refusal_of(decide, judging) == ["no_sheet_missing"]
        assert refusal_of(decide, judging, "委員2") == ["no_objection_to_decide"]
        decide(judging, "委員1")
        assert refusal_of(decide, judging, "委員1") == ["no_objection_to_decide"]

    def test_something_is_left_to_count(self):
        judging = make_judging(entries=2, members=3)
        seal_from_paper(judging, ORDER)
        object_(judging)

        assert refusal_of(decide, judging, "委員1") == ["no_sheet_to_open"]

    def test_missing_and_objected_in_one_decision(self):
        judging = make_judging(entries=2, members=3)
        seal_from_paper(judging, ORDER)
        rank_and_seal(judging.round(), judging.members[1], ORDER)
        object_(judging)

        decide(judging)
        assert refusal_of(open_all, judging, 2) == ["paper_objection_stands"]
        assert decide(judging, "委員1").member_codes == ["委員3", "委員1"]
        open_all(judging, 1)
        assert count_of(judging.edition, OVERALL).tally.members == ("委員2",)


@pytest.mark.once
class TestThePages:
    def page(self, person):
        client = Client()
        client.force_login(person)
        return client

    def room(self, judging, rest=""):
        return f"/meeting/{meeting_of(judging.edition).public_id}/{OVERALL}/{rest}"

    def own(self, judging, name):
        return reverse(f"ballots:{name}", args=[judging.round().public_id])

    def test_the_meeting_names_it_and_opens_one_less(self, judging):
        convener = self.page(judging.convener)
        state = convener.get(self.room(judging)).context["poll"]
        waiting = convener.get(self.room(judging)).text
        empty = convener.post(self.room(judging, "missing/"), {"reason": REASON})

        done = convener.post(self.room(judging, "missing/"), {"reason": REASON, "set_aside": ["委員1"]})

        assert "有異議" in waiting
        assert self.room(judging, "missing/") in waiting
        assert empty.status_code == 422
        assert done.url == self.room(judging)
        room = convener.get(done.url).text
        assert convener.get(state).headers["HX-Trigger"] == "laurel:changed"
        assert "有異議，決定不計" in room
        assert REASON in room
        assert self.room(judging, "missing/") not in room
        open_all(judging, 2)
        assert REASON in convener.get(self.room(judging)).text

    def test_the_opening_names_how_many(self, judging):
        decide(judging, "委員1")
        clerk = self.page(judging.clerk)
        session = clerk.session
        session["account_authentication_methods"] = [{"method": "password", "at": time()}]
        session.save()

        shown = clerk.get(self.room(judging, "open/")).text

        assert "將開封 2 份" in shown
        assert 'value="2"' in shown

    def test_who_is_not_at_the_desk_sees_neither_objection_nor_decision(self, judging):
        before = self.page(judging.people[1]).get(self.room(judging)).text
        decide(judging, "委員1")
        after = self.page(judging.people[1]).get(self.room(judging)).text

        for word in ("有異議", REASON):
            assert word not in before
            assert word not in after

    def test_its_member_sees_it_before_and_after(self, judging):
        member = self.page(judging.people[0])
        decide(judging, "委員1")
        before = member.get(self.own(judging, "own_paper")).text
        open_all(judging, 2)

        after = member.get(self.own(judging, "own_paper")).text

        assert REASON in before
        assert "仍會計入" in before
        assert REASON in after
        assert "沒有計入，也沒有開封" in after
        assert "沒有計入，也沒有開封" in member.get(self.own(judging, "sealed")).text
        assert own_ranks(own_sheet(judging.members[0], judging.round())) == {"A02": 1, "A01": 2}

    def test_its_scan_and_the_words_against_it_stay_the_members_own(self, judging):
        sealing = own_sheet(judging.members[0], judging.round()).paper
        scan = attach_scan(sealing, incoming_from([some_pdf()], "x.pdf"), actor=judging.clerk, now=NOW)
        decide(judging, "委員1")
        open_all(judging, 2)
        paths = [
            reverse("ballots:scan", args=[scan.public_id]),
            reverse("ballots:scan_page", args=[scan.public_id, 1, 480]),
        ]

        listed = self.page(judging.clerk).get(self.own(judging, "paper_opened")).text

        assert "會議決定不計；沒有開封" in listed
        assert "不是第一" not in listed
        assert paths[0] not in listed
        for person in (judging.clerk, judging.convener, judging.people[1], make_person(Role.OBSERVER)):
            assert [self.page(person).get(path).status_code for path in paths] == [404] * 2
        assert [self.page(judging.people[0]).get(path).status_code for path in paths] == [200] * 2
