"""What happens to the panel after locking: transfer, illness, late entries, stand-ins, substitutes, the convener away."""

import pytest
from django.http import Http404

from answers import codes
from factories.entering import make_window
from factories.panel import make_deputy, make_senior, make_substitute
from factories.people import make_person, make_unit
from factories.screening import judge_all
from factories.year import (
    OVERALL,
    PROJECT,
    at,
    make_admitted,
    make_branch,
    make_edition,
    make_judging,
    make_meeting,
    make_nomination,
    make_officer,
    make_panel,
    make_project,
    make_submission,
    rank_and_seal,
)
from laurel.ballots.selectors import access_round, rounds_of, voters_of
from laurel.editions.services import decide_point
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.meeting.selectors import count_of
from laurel.meeting.services import begin_judging, consent_to_open
from laurel.nominations.services import withdraw_nomination
from laurel.panel.models import Member, ReadingDraw, ReadingOrder
from laurel.panel.selectors import (
    effective_members,
    is_recused,
    members_of,
    ranking_members,
    reading_order_of,
    seat_of,
)
from laurel.panel.services import (
    appoint_member,
    appoint_stand_in,
    appoint_substitute,
    decide_depletion,
    depart_member,
    lock_panel,
    note_convener_presence,
    order_recusal,
    replace_member,
)
from laurel.people.roles import Role
from laurel.people.services import move_person
from laurel.rulebook.policy import Point
from laurel.rulebook.reading import base_order_of
from laurel.rulebook.reading import reading_order_of as order_of_reader
from laurel.screening.services import find

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def decide(edition, officer, point, choice):
    decide_point(edition, point, choice, authority="測字第1號", reason="", actor=officer, now=at(6, 16, 9))


def stand_in(departed, judging, person=None, **overrides):
    return appoint_stand_in(
        departed,
        person or make_senior(departed.unit),
        **{"rank_level": 11, "appointment_no": "測字第7號", **overrides},
        actor=judging.officer,
        now=at(6, 25, 11),
    )


def test_a_transfer_on_25_june_to_another_division_closes_the_category_at_once():
    judging = make_judging(entries=2, projects=2)
    project = make_project(judging.edition, unit=judging.members[1].unit, now=at(6, 1))
    make_submission(project)
    held, person = judging.round(PROJECT), judging.people[0]
    access_round(person, held.public_id)

    move_person(person, judging.members[1].unit, at(6, 25).date(), actor=judging.officer, now=at(6, 25))

    with pytest.raises(Http404):
        access_round(person, held.public_id)
    assert is_recused(judging.members[0], PROJECT)
    access_round(person, judging.round(OVERALL).public_id)
    assert verify().sound


def test_a_transfer_to_a_branch_with_an_entry_closes_overall_service():
    judging = make_judging(entries=1)
    branch = make_branch()
    make_submission(make_nomination(judging.edition, branch, branch.unit, now=at(6, 1)))

    move_person(judging.people[4], branch.unit, at(6, 25).date(), actor=judging.officer, now=at(6, 25))

    assert is_recused(judging.members[4], OVERALL)
    assert judging.members[4].pk not in {row.pk for row in voters_of(judging.round())}


def test_a_departed_member_is_not_replaced_and_the_rest_count():
    judging = make_judging(entries=2, members=4)
    judging.fill([["A01", "A02"]] * 4)

    depart_member(judging.members[0], "住院", document_no="測字第8號", actor=judging.officer, now=at(6, 25))
    for person in (judging.convener, judging.clerk):
        consent_to_open(judging.edition, OVERALL, 3, actor=person, now=at(6, 30, 14))

    assert count_of(judging.edition, OVERALL).tally.members == ("委員2", "委員3", "委員4")
    assert seat_of(judging.people[0], judging.edition) is None
    with pytest.raises(Http404):
        access_round(judging.people[0], judging.round().public_id)
    assert verify().sound


def test_nobody_stands_in_unless_the_year_decided_so():
    judging = make_judging(entries=2)
    depart_member(judging.members[0], "住院", actor=judging.officer, now=at(6, 25))

    with pytest.raises(Refused) as refused:
        stand_in(judging.members[0], judging)

    assert codes(refused) == ["absent_member_not_replaced"]


def test_a_senior_of_the_same_unit_stands_in_with_the_next_reading_order():
    judging = make_judging(entries=4)
    decide(judging.edition, judging.officer, Point.ABSENCE, "same_unit_substitute")
    depart_member(judging.members[0], "住院", actor=judging.officer, now=at(6, 25))

    member = stand_in(judging.members[0], judging)

    draw = ReadingDraw.objects.get(category=OVERALL)
    assert member.code == "委員9"
    assert member.pk in {row.pk for row in voters_of(judging.round())}
    assert reading_order_of(member, OVERALL) == list(order_of_reader(draw.base, 8))
    assert verify().sound


@pytest.mark.parametrize(
    ("overrides", "elsewhere", "refusal"),
    [
        ({"appointment_no": " "}, False, ["stand_in_without_document"]),
        ({"rank_level": 9}, False, ["member_not_senior"]),
        ({}, True, ["stand_in_of_other_unit", "member_not_of_the_eight"]),
    ],
)
def test_a_stand_in_is_a_senior_of_the_same_unit_by_document(overrides, elsewhere, refusal):
    judging = make_judging(entries=1)
    decide(judging.edition, judging.officer, Point.ABSENCE, "same_unit_substitute")
    depart_member(judging.members[0], "住院", actor=judging.officer, now=at(6, 25))
    person = make_senior(make_unit() if elsewhere else judging.members[0].unit)

    with pytest.raises(Refused) as refused:
        stand_in(judging.members[0], judging, person, **overrides)

    assert codes(refused) == refusal


def test_a_late_entry_recuses_a_member_after_locking_and_stands_in_every_reading_order():
    officer = make_officer()
    edition = make_edition(officer)
    for _ in range(3):
        make_admitted(edition, officer, make_project(edition))
    _, _, members = make_panel(edition, officer)
    lock_panel(edition, actor=officer, now=at(6, 16, 20))
    before = {row.member_id: row.codes for row in ReadingOrder.objects.filter(draw__category=PROJECT)}
    make_window(edition, members[5].unit, officer, now=at(6, 17))

    late = make_project(edition, unit=members[5].unit, now=at(6, 17, 12))
    make_submission(late, now=at(6, 17, 13), dispatched_on=at(6, 17).date())
    recused_on_sending = is_recused(members[5], PROJECT)
    judged = judge_all(late, at(6, 17, 14))
    find(late, "eligible", "", judgements=judged, actor=officer, now=at(6, 17, 14))

    orders = {
        row.member_id: row.codes
        for row in ReadingOrder.objects.filter(draw__category=PROJECT, draw__number=2)
    }
    assert recused_on_sending
    assert {key: [code for code in order if code != "B04"] for key, order in orders.items()} == before
    assert all(order.count("B04") == 1 for order in orders.values())
    assert len({tuple(order).index("B04") for order in orders.values()}) > 1
    assert verify().sound


def test_a_withdrawal_after_reading_opened_brings_nobody_back_and_the_meeting_goes_on():
    judging = make_judging(entries=0, projects=3)
    project = make_project(judging.edition, unit=judging.members[0].unit, now=at(6, 1))
    make_submission(project)

    withdraw_nomination(project, reason="x", letter_no="", actor=judging.officer, now=at(6, 26))

    assert is_recused(judging.members[0], PROJECT)
    assert len(effective_members(judging.edition, PROJECT)) == 7


def test_both_members_of_a_unit_are_out_together():
    officer = make_officer()
    edition = make_edition(officer)
    _, _, members = make_panel(edition, officer)
    second = appoint_member(
        edition,
        make_senior(members[0].unit),
        seat=Member.Seat.MEMBER,
        unit=members[0].unit,
        rank_level=11,
        appointment_no="測",
        actor=officer,
        now=at(6, 16, 15),
    )

    make_submission(make_project(edition, unit=members[0].unit))

    assert [is_recused(row, PROJECT) for row in (members[0], second, members[1])] == [True, True, False]


def test_a_unit_with_nobody_of_jianren_rank_sends_somebody_by_exception():
    officer = make_officer()
    edition = make_edition(officer)
    make_panel(edition, officer, size=7)
    unit = make_unit(code="HQ-CWA")
    said = {"seat": Member.Seat.MEMBER, "unit": unit, "rank_level": 9, "appointment_no": "測"}
    person = make_person(Role.PANEL_MEMBER, serves_at=unit, rank_level=9)
    with pytest.raises(Refused) as refused:
        appoint_member(edition, person, **said, actor=officer, now=at(6, 16, 15))

    member = appoint_member(
        edition, person, **said, exception_authority="測字第9號", actor=officer, now=at(6, 16, 15)
    )

    assert codes(refused) == ["member_not_senior"]
    assert member in members_of(edition)


def test_while_the_convener_is_away_the_deputy_chairs_and_only_then():
    officer = make_officer()
    edition = make_edition(officer)
    for _ in range(2):
        make_admitted(edition, officer, make_nomination(edition))
    _, _, members = make_panel(edition, officer, 3)
    deputy = make_deputy(edition, officer).person
    lock_panel(edition, actor=officer, now=at(6, 17))
    begin_judging(edition, actor=officer, now=at(6, 18, 10))
    make_meeting(edition, officer, at(6, 18, 11))
    for member in members:
        rank_and_seal(rounds_of(edition, OVERALL)[0], member, ["A01", "A02"])
    clerk = make_person(Role.MEETING_CLERK)
    with pytest.raises(Http404):
        consent_to_open(edition, OVERALL, 3, actor=deputy, now=at(6, 30, 14))
    with pytest.raises(Http404):
        order_recusal(members[0], OVERALL, "x", actor=deputy, now=at(6, 30, 14))

    note_convener_presence(edition, False, "出國", actor=officer, now=at(6, 30, 14))
    consent_to_open(edition, OVERALL, 3, actor=deputy, now=at(6, 30, 14, 5))
    opened = consent_to_open(edition, OVERALL, 3, actor=clerk, now=at(6, 30, 14, 6))

    assert opened
    assert verify().sound


def test_an_absence_needs_a_deputy():
    officer = make_officer()
    edition = make_edition(officer)
    make_panel(edition, officer, 3)

    with pytest.raises(Refused) as refused:
        note_convener_presence(edition, False, "出國", actor=officer, now=at(6, 30))

    assert codes(refused) == ["no_deputy_named"]


def test_the_convener_of_an_entering_unit_is_out_of_its_category_and_the_deputy_chairs_it():
    officer = make_officer()
    edition = make_edition(officer)
    convener, _, members = make_panel(edition, officer)
    deputy = make_deputy(edition, officer).person
    unit = make_unit()
    move_person(convener, unit, at(6, 16).date(), actor=officer, now=at(6, 16, 20))

    make_submission(make_project(edition, unit=unit))

    with pytest.raises(Http404):
        order_recusal(members[0], PROJECT, "x", actor=convener, now=at(6, 17))
    order_recusal(members[0], PROJECT, "x", actor=deputy, now=at(6, 17))
    order_recusal(members[1], OVERALL, "x", actor=convener, now=at(6, 17))
    with pytest.raises(Http404):
        order_recusal(members[2], OVERALL, "x", actor=deputy, now=at(6, 17))


def test_a_member_is_replaced_before_locking_in_one_act():
    officer = make_officer()
    edition = make_edition(officer)
    _, people, members = make_panel(edition, officer)

    new = replace_member(
        members[0],
        make_senior(members[0].unit),
        rank_level=10,
        appointment_no="測字第10號",
        reason="調任",
        actor=officer,
        now=at(6, 16, 16),
    )

    assert (new.code, new.unit, new.replaces) == ("委員9", members[0].unit, members[0])
    assert seat_of(people[0], edition) is None
    assert verify().sound


def test_after_locking_nobody_is_replaced():
    judging = make_judging(entries=1)

    with pytest.raises(Refused) as refused:
        replace_member(
            judging.members[0],
            make_senior(judging.members[0].unit),
            rank_level=10,
            appointment_no="測",
            reason="調任",
            actor=judging.officer,
            now=at(6, 25),
        )

    assert codes(refused) == ["panel_locked_already"]


def test_with_all_eight_out_substitutes_named_by_letter_save_the_category():
    officer = make_officer()
    edition = make_edition(officer)
    _, _, members = make_panel(edition, officer)
    for member in members:
        make_admitted(edition, officer, make_project(edition, unit=member.unit))
    make_admitted(edition, officer, make_nomination(edition))
    outside = [make_unit(code=code) for code in ("HQ-SEC", "HQ-PER", "HQ-ACC", "HQ-INF")]
    with pytest.raises(Refused) as from_an_entrant:
        make_substitute(edition, officer, members[0].unit, PROJECT)

    substitutes = [make_substitute(edition, officer, unit, PROJECT) for unit in outside]
    lock_panel(edition, actor=officer, now=at(6, 17))

    assert codes(from_an_entrant) == ["substitute_of_entering_unit"]
    assert [row.code for row in effective_members(edition, PROJECT)] == [f"替代委員{n}" for n in (1, 2, 3, 4)]
    assert len(effective_members(edition, OVERALL)) == 8
    assert all(is_recused(row, OVERALL) for row in substitutes)
    assert len(reading_order_of(substitutes[0], PROJECT)) == 8
    assert verify().sound


def test_a_substitute_whose_unit_enters_afterwards_is_out():
    officer = make_officer()
    edition = make_edition(officer)
    make_panel(edition, officer)
    unit = make_unit(code="HQ-SEC")
    substitute = make_substitute(edition, officer, unit, PROJECT)

    make_submission(make_project(edition, unit=unit))

    assert is_recused(substitute, PROJECT)


def test_a_substitute_without_a_letter_is_refused():
    officer = make_officer()
    edition = make_edition(officer)
    make_panel(edition, officer)
    unit = make_unit(code="HQ-SEC")

    with pytest.raises(Refused) as refused:
        appoint_substitute(
            edition,
            make_senior(unit),
            PROJECT,
            unit=unit,
            rank_level=11,
            appointment_no="",
            actor=officer,
            now=at(6, 16, 15),
        )

    assert codes(refused) == ["substitute_without_letter"]


def test_recusal_of_one_entry_only_is_refused_everywhere():
    officer = make_officer()
    edition = make_edition(officer)
    _, _, members = make_panel(edition, officer)
    for member in members[:6]:
        make_submission(make_project(edition, unit=member.unit))

    with pytest.raises(Refused) as deciding_the_point:
        decide(edition, officer, Point.DEPLETION, "entry_only_recusal")
    with pytest.raises(Refused) as deciding_the_category:
        decide_depletion(
            edition,
            PROJECT,
            choice="entry_only_recusal",
            authority="測",
            reason="x",
            actor=officer,
            now=at(6, 16, 15),
        )

    assert codes(deciding_the_point) == codes(deciding_the_category) == ["entry_only_breaks_sums"]


def test_the_convener_alone_reviews_where_the_year_decided_so():
    officer = make_officer()
    edition = make_edition(officer)
    convener, _, members = make_panel(edition, officer)
    for member in members:
        make_admitted(edition, officer, make_project(edition, unit=member.unit))
    said = {"choice": "convener_alone", "authority": "測字第11號", "reason": "x"}
    with pytest.raises(Refused) as too_early:
        decide_depletion(edition, PROJECT, **said, actor=officer, now=at(6, 16, 15))

    decide(edition, officer, Point.DEPLETION, "convener_alone")
    decide_depletion(edition, PROJECT, **said, actor=officer, now=at(6, 16, 16))
    lock_panel(edition, actor=officer, now=at(6, 17))

    assert codes(too_early) == ["convener_alone_not_decided"]
    assert [row.person for row in effective_members(edition, PROJECT)] == [convener]
    assert len(ranking_members(edition, OVERALL)) == 8


def test_the_reading_orders_can_be_computed_again_from_the_draw():
    judging = make_judging(entries=6)

    draw = ReadingDraw.objects.get(category=OVERALL)
    orders = {row.reader: row.codes for row in ReadingOrder.objects.filter(draw=draw)}

    assert draw.base == list(base_order_of(draw.entries, draw.seed))
    assert orders == {reader: list(order_of_reader(draw.base, reader)) for reader in range(8)}
    for place in range(6):
        counts = [order[place] for order in orders.values()]
        assert max(counts.count(code) for code in draw.entries) <= 2
    assert judging.members[0].pk in {row.member_id for row in ReadingOrder.objects.filter(draw=draw)}
