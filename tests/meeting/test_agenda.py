"""Before opening: who is there, who was read out as recused; and polling by everyone in the room."""

import pytest
from django.core import signing
from django.http import Http404
from django.test import Client

from answers import codes
from factories.deciding import NOW, letters, open_all
from factories.people import make_person
from factories.year import OVERALL, PROJECT, at, make_judging
from laurel.kit import clock
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.meeting.facts import presence_in, state_of
from laurel.meeting.selectors import meeting_of
from laurel.meeting.services import consent_to_open, note_attendance, read_out_recusals
from laurel.nominations.selectors import nominations_of
from laurel.nominations.services import withdraw_nomination
from laurel.panel.selectors import members_of
from laurel.panel.services import order_recusal
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ORDERS = [letters("AB"), letters("BA"), letters("AB")]


@pytest.fixture
def judging(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    judging = make_judging(entries=2, members=3)
    judging.fill(ORDERS)
    return judging


def note(judging, *absent, words=None):
    meeting = meeting_of(judging.edition)
    present = {member: member.code not in absent for member in members_of(judging.edition)}
    return note_attendance(meeting, present, words=words, actor=judging.clerk, now=NOW)


def read_out(judging, actor=None):
    return read_out_recusals(judging.edition, OVERALL, actor=actor or judging.clerk, now=NOW)


class TestTheQuorum:
    def test_half_of_the_panel_is_enough(self, judging):
        note(judging, "委員1", "委員2")

        presence = presence_in(meeting_of(judging.edition))

        assert presence.decision.granted
        assert [member.code for member in presence.absent] == ["委員1", "委員2"]

    def test_fewer_than_half_open_nothing(self, judging):
        note(judging, "委員1", "委員2", "委員3")

        with pytest.raises(Refused) as refused:
            open_all(judging)

        assert codes(refused) == ["meeting_below_half"]
        note(judging)
        open_all(judging)
        assert verify().sound

    def test_nothing_is_opened_before_anybody_was_noted(self):
        judging = make_judging(entries=2, members=3)
        judging.fill(ORDERS)
        meeting_of(judging.edition).attendance.all().delete()

        with pytest.raises(Refused) as refused:
            consent_to_open(judging.edition, OVERALL, 3, actor=judging.clerk, now=NOW)

        assert codes(refused) == ["attendance_not_noted"]

    def test_a_word_on_an_absence_is_kept_and_the_same_is_not_written_twice(self, judging):
        first = judging.members[0]
        rows = note(judging, "委員1", words={first: "請假"})

        again = note(judging, "委員1", words={first: "請假"})

        assert [(row.member, row.present, row.note) for row in rows] == [(first, False, "請假")]
        assert again == []

    def test_a_deputy_is_nobodys_quorum(self, judging):
        presence = presence_in(meeting_of(judging.edition))

        assert presence.decision.grounds[0].seen["appointed"] == 4


class TestReadingOut:
    def test_the_list_stands_read_until_it_changes(self, judging):
        meeting = meeting_of(judging.edition)
        read_out(judging)
        with pytest.raises(Refused) as twice:
            read_out(judging)
        order_recusal(judging.members[0], OVERALL, "理由", actor=judging.convener, now=NOW)

        assert codes(twice) == ["recusals_read_already"]
        assert state_of(meeting, Category(OVERALL)).reading is None
        assert read_out(judging).member_codes == ["委員1"]
        assert verify().sound

    @pytest.mark.parametrize("role", [Role.PROGRAMME_OFFICER, Role.OBSERVER, Role.AUDITOR])
    def test_only_the_chair_reads(self, judging, role):
        with pytest.raises(Http404):
            read_out(judging, make_person(role))


class TestPolling:
    def poll(self, judging, person):
        client = Client()
        client.force_login(person)
        page = client.get(f"/meeting/{meeting_of(judging.edition).public_id}/{OVERALL}/")
        return page.context["poll"]

    def test_an_unchanged_room_costs_one_question_and_no_session(
        self, judging, settings, django_assert_max_num_queries
    ):
        address = self.poll(judging, judging.convener)

        with django_assert_max_num_queries(1):
            answer = Client().get(address)

        assert (answer.status_code, answer.content) == (204, b"")

    def test_it_says_so_when_something_was_opened(self, judging):
        member = self.poll(judging, judging.people[1])
        open_all(judging)
        fresh = self.poll(judging, judging.people[1])

        assert Client().get(member).headers["HX-Trigger"] == "laurel:changed"
        assert Client().get(fresh).status_code == 204

    def test_before_opening_a_members_poll_does_not_move_when_a_sheet_comes(self, judging):
        others = self.poll(judging, judging.people[1])
        desk = self.poll(judging, judging.clerk)
        consent_to_open(judging.edition, OVERALL, 3, actor=judging.convener, now=NOW)

        still, moved = self.poll(judging, judging.people[1]), self.poll(judging, judging.clerk)

        assert token_in(still) == token_in(others)
        assert token_in(moved) != token_in(desk)

    def test_it_moves_when_an_entry_leaves_after_opening(self, judging):
        open_all(judging)
        before = self.poll(judging, judging.people[1])
        entry = nominations_of(judging.edition, OVERALL).first()
        withdraw_nomination(entry, reason="撤回", letter_no="", actor=judging.officer, now=NOW)

        after = self.poll(judging, judging.people[1])

        assert token_in(after) != token_in(before)

    def test_an_address_that_was_not_given_is_absent(self, judging):
        assert Client().get("/meeting/poll/forged/").status_code == 404

    def test_an_address_lasts_five_minutes(self, judging, monkeypatch):
        address = self.poll(judging, judging.convener)
        later = signing.time.time() + 301
        monkeypatch.setattr(signing.time, "time", lambda: later)

        assert Client().get(address).headers["HX-Trigger"] == "laurel:changed"


def token_in(address):
    return signing.loads(address.split("/")[-2], salt="laurel.meeting.poll")[3]


def test_the_quorum_counts_whom_a_category_does_not_ask(judging):
    order_recusal(judging.members[0], PROJECT, "理由", actor=judging.convener, now=at(6, 20))

    assert presence_in(meeting_of(judging.edition)).decision.granted
