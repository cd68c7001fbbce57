"""After opening: a sheet is corrected by two, differences are dealt with, dissent is noted, one sheet is weighed."""

import pytest
from django.http import Http404

from answers import codes
from factories.deciding import NOW, letters, open_all
from factories.people import make_person
from factories.year import OVERALL, PROJECT, make_judging, rank_and_seal
from laurel.ballots.selectors import corrections_of, rounds_of
from laurel.ballots.services import NotAnOrder
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.meeting.facts import marked_pairs, state_of, weights_of
from laurel.meeting.selectors import count_of, dissents_of, meeting_of, minutes_note_of
from laurel.meeting.services import (
    Minutes,
    handle_differences,
    note_dissent,
    propose_correction,
    resolve_category,
    rule_on_correction,
    start_tie_round,
    write_minutes,
)
from laurel.panel.selectors import seat_of
from laurel.people.roles import Role
from laurel.rulebook.policy import DEFAULT_POLICY

pytestmark = pytest.mark.django_db


@pytest.fixture
def judging():
    judging = make_judging(entries=4, members=3)
    judging.fill([letters("ABCD"), letters("ABCD"), letters("BACD")])
    open_all(judging)
    return judging


def order_now(judging):
    return "".join("ABCD"[int(code[1:]) - 1] for code in count_of(judging.edition, OVERALL).order)


def typed(order):
    return {code: str(rank) for rank, code in enumerate(letters(order), start=1)}


def propose(judging, order, actor=None, place=0, reason="與紙本不符"):
    return propose_correction(
        judging.edition,
        OVERALL,
        rounds_of(judging.edition, OVERALL)[0],
        judging.members[place],
        typed(order) if isinstance(order, str) else order,
        reason,
        actor=actor or judging.clerk,
        now=NOW,
    )


def rule(judging, row, actor=None, *, agreed=True):
    return rule_on_correction(
        judging.edition, OVERALL, row.public_id, agreed=agreed, actor=actor or judging.convener, now=NOW
    )


def handling(judging):
    count = count_of(judging.edition, OVERALL)
    return state_of(meeting_of(judging.edition), count.category).handling(marked_pairs(count))


def resolve(judging):
    return resolve_category(judging.edition, OVERALL, actor=judging.convener, now=NOW)


class TestCorrecting:
    def test_two_people_change_the_count_and_both_versions_stay(self, judging):
        row = propose(judging, "DCBA")
        before = order_now(judging)

        rule(judging, row)

        kept = corrections_of([judging.round()]).get()
        assert before == "ABCD"
        assert count_of(judging.edition, OVERALL).first.sheets["委員1"] == {
            "A01": 4,
            "A02": 3,
            "A03": 2,
            "A04": 1,
        }
        assert kept.sheet.opened.ranks == {"A01": 1, "A02": 2, "A03": 3, "A04": 4}
        assert verify().sound

    def test_whoever_proposed_it_cannot_agree(self, judging):
        row = propose(judging, "DCBA")

        with pytest.raises(Refused) as refused:
            rule(judging, row, judging.clerk)

        assert codes(refused) == ["second_person_corrects"]

    def test_declined_it_changes_nothing_and_is_answered_once(self, judging):
        row = propose(judging, "DCBA")
        rule(judging, row, agreed=False)

        with pytest.raises(Refused) as refused:
            rule(judging, row)

        assert codes(refused) == ["correction_answered"]
        assert order_now(judging) == "ABCD"

    def test_nothing_is_resolved_while_one_waits(self, judging):
        row = propose(judging, "BACD")
        with pytest.raises(Refused) as refused:
            resolve(judging)
        with pytest.raises(Refused) as second:
            propose(judging, "CABD")
        rule(judging, row, agreed=False)

        assert codes(refused) == codes(second) == ["correction_waits"]
        resolve(judging)

    def test_after_the_resolution_there_is_none(self, judging):
        row = propose(judging, "BACD")
        rule(judging, row)
        resolve(judging)

        with pytest.raises(Refused) as refused:
            propose(judging, "ABCD")

        assert codes(refused) == ["category_resolved"]

    def test_it_must_be_an_order_and_another_one(self, judging):
        with pytest.raises(NotAnOrder) as faulty:
            propose(judging, {**typed("ABCD"), "A04": "1"})
        with pytest.raises(Refused) as same:
            propose(judging, "ABCD")

        assert {code for fault in faulty.value.faults for code in fault.codes} >= {"A01", "A04"}
        assert codes(same) == ["correction_changes_nothing"]
        assert not corrections_of([judging.round()]).exists()

    @pytest.mark.parametrize("role", [Role.PROGRAMME_OFFICER, Role.PANEL_MEMBER, Role.AUDITOR])
    def test_others_propose_nothing(self, judging, role):
        with pytest.raises(Http404):
            propose(judging, "DCBA", make_person(role))

    def test_a_round_that_fits_no_tie_any_more_is_set_aside(self):
        judging = make_judging(entries=2, members=4)
        judging.fill([letters(order) for order in ("AB", "AB", "BA", "BA")])
        open_all(judging)
        again = start_tie_round(judging.edition, OVERALL, letters("AB"), actor=judging.convener, now=NOW)
        for member, order in zip(judging.members, ("BA", "BA", "BA", "AB"), strict=True):
            rank_and_seal(again, member, letters(order), now=NOW)
        open_all(judging)

        rule(judging, propose(judging, "AB", place=2))

        count = count_of(judging.edition, OVERALL)
        assert (count.order, count.set_aside) == (("A01", "A02"), (2,))


class TestMarkedDifferences:
    @pytest.fixture
    def judging(self):
        judging = make_judging(entries=4, members=3)
        judging.fill([letters("ABCD"), letters("ABCD"), letters("DCBA")])
        open_all(judging)
        return judging

    def test_the_resolution_waits_for_a_word_on_them(self, judging):
        with pytest.raises(Refused) as refused:
            resolve(judging)
        handle_differences(judging.edition, OVERALL, "discussed", "逐案討論", actor=judging.clerk, now=NOW)

        assert codes(refused) == ["differences_not_handled"]
        resolve(judging)
        assert verify().sound

    def test_the_word_counts_for_the_differences_that_it_was_said_of(self, judging):
        handle_differences(judging.edition, OVERALL, "kept", actor=judging.clerk, now=NOW)
        assert handling(judging)

        rule(judging, propose(judging, "DCBA", place=1))

        assert marked_pairs(count_of(judging.edition, OVERALL)) != [["委員3", "A01"], ["委員3", "A04"]]
        assert handling(judging) is None

    def test_without_any_there_is_nothing_to_say(self):
        judging = make_judging(entries=2, members=3)
        judging.fill([letters("AB"), letters("AB"), letters("BA")])
        open_all(judging)

        with pytest.raises(Refused) as refused:
            handle_differences(judging.edition, OVERALL, "kept", actor=judging.clerk, now=NOW)

        assert codes(refused) == ["no_marked_difference"]


class TestDissentAndMinutes:
    def test_dissent_stands_under_the_members_code(self, judging):
        note_dissent(judging.edition, OVERALL, judging.members[1], "不同意", actor=judging.clerk, now=NOW)

        assert [
            (row.member.code, row.words) for row in dissents_of(meeting_of(judging.edition), OVERALL)
        ] == [("委員2", "不同意")]
        assert verify().sound

    def test_the_convener_who_only_chairs_has_none(self, judging):
        seat = seat_of(judging.convener, judging.edition)
        with pytest.raises(Refused) as refused:
            note_dissent(judging.edition, OVERALL, seat, "不同意", actor=judging.clerk, now=NOW)

        assert codes(refused) == ["not_a_ranking_member"]

    def test_the_last_words_written_count_and_the_end_comes_after_the_opening(self, judging):
        for words in ("先寫的", "後寫的"):
            write_minutes(judging.edition, OVERALL, Minutes(reports=words), actor=judging.officer, now=NOW)
        early = Minutes(ended_at=NOW.replace(hour=9))
        with pytest.raises(Refused) as refused:
            write_minutes(judging.edition, OVERALL, early, actor=judging.clerk, now=NOW)

        assert minutes_note_of(meeting_of(judging.edition), OVERALL).reports == "後寫的"
        assert codes(refused) == ["minutes_end_before_meeting"]


def test_without_one_sheet_another_comes_in():
    judging = make_judging(entries=0, projects=3, members=3)
    judging.fill([letters(order, PROJECT) for order in ("ABC", "ACB", "CBA")], PROJECT)
    open_all(judging, PROJECT)

    weights = weights_of(count_of(judging.edition, PROJECT), DEFAULT_POLICY)

    assert [(row.member, row.entering, row.leaving) for row in weights] == [
        ("委員1", (), ()),
        ("委員2", ("B02",), ("B03",)),
        ("委員3", ("B02",), ("B03",)),
    ]
