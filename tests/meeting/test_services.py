"""The meeting: open, count, settle, resolve; the small vectors through real rounds."""

import pytest

from answers import codes
from factories.deciding import NOW, approved, letters, open_all, resolve
from factories.people import make_person
from factories.screening import award, judge_all
from factories.year import OVERALL, PROJECT, at, make_judging, make_officer, rank_and_seal
from laurel.ballots.selectors import rounds_of, voters_of
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.meeting.permissions import sees_sums_only
from laurel.meeting.selectors import count_of
from laurel.meeting.services import (
    decide_missing_sheets,
    record_lot,
    recuse_late,
    start_tie_round,
    strike_entry,
)
from laurel.nominations.selectors import nominations_of
from laurel.nominations.services import withdraw_nomination
from laurel.people.roles import Role
from laurel.results.selectors import recommendations_of, results_visible_to
from laurel.results.services import withdraw_recommendation
from laurel.screening.services import confirm_finding, find

pytestmark = pytest.mark.django_db


def count(judging, category=OVERALL):
    return count_of(judging.edition, category).tally


def rank_again(judging, orders, category=OVERALL):
    held = rounds_of(judging.edition, category)[-1]
    for member, order in zip(voters_of(held), orders, strict=True):
        rank_and_seal(held, member, letters(order, category), now=NOW)
    open_all(judging, category)


def tie_round(judging, order, category=OVERALL):
    return start_tie_round(
        judging.edition, category, letters(order, category), actor=judging.convener, now=NOW
    )


def lot(judging, order, category=OVERALL, **overrides):
    said = {"method": "籤筒", "drawer": "委員1", "witness": "委員2", **overrides}
    return record_lot(
        judging.edition, category, letters(order, category), **said, actor=judging.clerk, now=NOW
    )


def test_a_clear_order_resolves_and_recommends():
    judging = make_judging(entries=4, members=3)
    judging.fill([letters("ABCD"), letters("BACD"), letters("ABDC")])
    open_all(judging)

    resolve(judging)

    assert [(row.entry, row.rank_sum) for row in count(judging).standings] == [
        ("A01", 4),
        ("A02", 5),
        ("A03", 10),
        ("A04", 11),
    ]
    assert verify().sound


def test_a_tie_of_two_by_two_goes_to_the_round_and_then_the_lot():
    judging = make_judging(entries=0, projects=2, members=4)
    judging.fill([letters(order, PROJECT) for order in ("AB", "BA", "AB", "BA")], PROJECT)
    open_all(judging, PROJECT)
    with pytest.raises(Refused) as too_early:
        lot(judging, "AB", PROJECT)

    tie_round(judging, "AB", PROJECT)
    rank_again(judging, ["AB", "BA", "AB", "BA"], PROJECT)
    with pytest.raises(Refused) as still_open:
        resolve(judging, PROJECT)
    lot(judging, "BA", PROJECT)
    resolve(judging, PROJECT)

    assert codes(too_early) == ["re_evaluation_comes_first"]
    assert codes(still_open) == ["tie_within_quota"]
    assert [(row.entry, row.settled_by) for row in count(judging, PROJECT).standings] == [
        ("B02", "lot"),
        ("B01", "lot"),
    ]
    assert verify().sound


def test_a_three_way_cycle_is_settled_by_its_round():
    judging = make_judging(entries=3, members=3)
    judging.fill([letters("ABC"), letters("CAB"), letters("BCA")])
    open_all(judging)
    assert [tie.entries for tie in count(judging).open_ties] == [("A01", "A02", "A03")]

    tie_round(judging, "ABC")
    rank_again(judging, ["ABC", "ABC", "ACB"])

    assert [row.entry for row in count(judging).standings] == ["A01", "A02", "A03"]
    assert count(judging).settled


def test_two_ties_are_settled_apart():
    judging = make_judging(entries=7, members=4)
    judging.fill([letters(order) for order in ("ABCDEFG", "ABCDEGF", "BACDEFG", "BACDEGF")])
    open_all(judging)
    assert [tie.places for tie in count(judging).open_ties] == [(1, 2), (6, 7)]

    tie_round(judging, "AB")
    rank_again(judging, ["AB", "AB", "AB", "BA"])
    tie_round(judging, "FG")
    rank_again(judging, ["GF", "GF", "GF", "FG"])

    assert [row.entry for row in count(judging).standings][5:] == ["A07", "A06"]


def test_a_tie_wholly_below_the_cut_may_stand():
    judging = make_judging(entries=0, projects=4, members=4)
    judging.fill([letters(order, PROJECT) for order in ("ABCD", "ABDC", "ABCD", "ABDC")], PROJECT)
    open_all(judging, PROJECT)

    resolve(judging, PROJECT)

    assert [row.place for row in count(judging, PROJECT).standings] == [1, 2, 3, 3]


def test_a_round_is_for_one_whole_open_tie():
    judging = make_judging(entries=3, members=3)
    judging.fill([letters("ABC"), letters("CAB"), letters("BCA")])
    open_all(judging)

    with pytest.raises(Refused) as refused:
        tie_round(judging, "AB")

    assert codes(refused) == ["not_an_open_tie"]


def test_drawer_and_witness_are_two_people():
    judging = make_judging(entries=0, projects=2, members=4)
    judging.fill([letters(order, PROJECT) for order in ("AB", "BA", "AB", "BA")], PROJECT)
    open_all(judging, PROJECT)
    tie_round(judging, "AB", PROJECT)
    rank_again(judging, ["AB", "BA", "AB", "BA"], PROJECT)

    with pytest.raises(Refused) as refused:
        lot(judging, "BA", PROJECT, witness="委員1")

    assert codes(refused) == ["drawer_is_witness"]


def test_a_missing_sheet_needs_a_decision_and_its_member_stays_out_of_the_round():
    judging = make_judging(entries=2, members=3)
    held = judging.round()
    for member, order in zip(judging.members[:2], ("AB", "BA"), strict=True):
        rank_and_seal(held, member, letters(order))
    with pytest.raises(Refused) as refused:
        open_all(judging, sheets=2)

    decide_missing_sheets(judging.edition, OVERALL, "請假", actor=judging.clerk, now=NOW)
    open_all(judging, sheets=2)
    again = tie_round(judging, "AB")

    assert codes(refused) == ["sheets_missing"]
    assert [member.code for member in voters_of(again)] == ["委員1", "委員2"]


def test_a_recusal_found_late_voids_the_sheet_and_counts_again():
    judging = make_judging(entries=2, members=3)
    judging.fill([letters("AB"), letters("BA"), letters("BA")])
    open_all(judging)
    before = [row.entry for row in count(judging).standings]

    recuse_late(judging.edition, OVERALL, judging.members[2], "親屬", actor=judging.convener, now=NOW)

    assert before == ["A02", "A01"]
    assert count(judging).members == ("委員1", "委員2")
    assert count(judging).open_ties


def test_a_withdrawn_entry_is_struck_and_the_others_move_up():
    judging = make_judging(entries=3, members=3)
    judging.fill([letters("ABC"), letters("ACB"), letters("ABC")])
    open_all(judging)
    nomination = nominations_of(judging.edition).get(code="A01")
    withdraw_nomination(nomination, reason="x", letter_no="", actor=judging.officer, now=NOW)
    with pytest.raises(Refused) as refused:
        resolve(judging)

    strike_entry(judging.edition, OVERALL, "A01", "撤回", actor=judging.convener, now=NOW)
    resolve(judging)

    assert codes(refused) == ["entry_to_strike"]
    assert [(row.entry, row.rank_sum) for row in count(judging).standings] == [("A02", 4), ("A03", 5)]


def test_an_entry_found_ineligible_after_opening_waits_then_is_struck():
    judging = make_judging(entries=3, members=3)
    judging.fill([letters("ABC"), letters("ACB"), letters("ABC")])
    entry = nominations_of(judging.edition).get(code="A01")
    award(entry.unit, at(6, 20).date(), actor=judging.officer, now=at(6, 20))
    open_all(judging)
    act = {"actor": judging.officer, "now": NOW}
    with pytest.raises(Refused) as examined:
        resolve(judging)
    finding = find(entry, "ineligible", "得獎三年內", judgements=judge_all(entry, NOW), **act)
    with pytest.raises(Refused) as one_word:
        resolve(judging)
    confirm_finding(finding, actor=make_officer(), now=NOW)
    with pytest.raises(Refused) as ineligible:
        resolve(judging)

    strike_entry(judging.edition, OVERALL, "A01", "資格不符", actor=judging.convener, now=NOW)
    resolve(judging)

    assert [codes(refused) for refused in (examined, one_word, ineligible)] == [
        ["entry_examined_again"],
        ["entry_examined_again"],
        ["entry_to_strike"],
    ]
    assert [row.entry for row in count(judging).standings] == ["A02", "A03"]


def test_an_entry_that_stands_cannot_be_struck():
    judging = make_judging(entries=2, members=3)
    judging.fill([letters("AB")] * 3)
    open_all(judging)

    with pytest.raises(Refused) as refused:
        strike_entry(judging.edition, OVERALL, "A01", "x", actor=judging.convener, now=NOW)

    assert codes(refused) == ["entry_stands"]


@pytest.fixture
def resolved():
    judging = make_judging(entries=0, projects=4, members=3)
    judging.fill([letters("ABCD", PROJECT)] * 3, PROJECT)
    open_all(judging, PROJECT)
    resolve(judging, PROJECT)
    return judging


def test_two_projects_are_recommended_and_the_next_moves_up(resolved):
    approved(resolved)
    first = recommendations_of(resolved.edition, PROJECT)[0]

    withdraw_recommendation(first, "撤回", actor=resolved.officer, now=at(7, 2))

    up = [row.nomination.code for row in recommendations_of(resolved.edition, PROJECT)]
    assert up == ["B02", "B03"]
    assert verify().sound


def test_entrants_learn_nothing_before_approval(resolved):
    nomination = nominations_of(resolved.edition, PROJECT)[0]
    head = nomination.nominated_by

    before = results_visible_to(head, resolved.edition)
    approved(resolved)
    after = results_visible_to(head, resolved.edition)

    assert (before, [(row.place, row.recommended) for row in after]) == ([], [(1, True)])


def test_approval_comes_after_the_resolution():
    judging = make_judging(entries=2, members=3)

    with pytest.raises(Refused):
        approved(judging, OVERALL)


def test_an_officer_whose_division_withdrew_after_review_began_still_sees_sums_only():
    judging = make_judging(entries=2, projects=2)
    entry = nominations_of(judging.edition, PROJECT).first()
    officer = make_person(Role.PROGRAMME_OFFICER, serves_at=entry.unit)

    withdraw_nomination(entry, reason="撤回", letter_no="", actor=judging.officer, now=at(6, 24))

    assert sees_sums_only(officer, judging.edition, PROJECT, at(6, 25).date())
    assert not sees_sums_only(judging.officer, judging.edition, PROJECT, at(6, 25).date())
