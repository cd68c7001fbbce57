"""A lawful panel, recusal of whole categories, depletion, locking."""

import pytest

from answers import codes
from factories.people import make_person, make_unit
from factories.year import (
    OVERALL,
    PROJECT,
    at,
    make_admitted,
    make_edition,
    make_judging,
    make_nomination,
    make_officer,
    make_panel,
    make_project,
    make_submission,
)
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.nominations.services import withdraw_nomination
from laurel.panel.models import Member, Recusal
from laurel.panel.selectors import effective_members, is_recused
from laurel.panel.services import (
    appoint_member,
    decide_depletion,
    declare_conflict,
    find_recusals,
    lock_panel,
)
from laurel.people.models import Unit
from laurel.people.roles import Role
from laurel.people.services import move_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


def appoint(edition, officer, person, unit, level=11, **overrides):
    return appoint_member(
        edition,
        person,
        seat=Member.Seat.MEMBER,
        unit=unit,
        rank_level=level,
        appointment_no="測",
        actor=officer,
        now=at(6, 16),
        **overrides,
    )


@pytest.mark.parametrize(
    ("code", "level", "refusal"),
    [("HQ-SEC", 11, "member_not_of_the_eight"), ("HQ-PLN", 9, "member_not_senior")],
)
def test_members_come_from_the_eight_and_are_senior(officer, code, level, refusal):
    edition = make_edition(officer)

    with pytest.raises(Refused) as refused:
        appoint(edition, officer, make_person(Role.PANEL_MEMBER), make_unit(code=code), level)

    assert codes(refused) == [refusal]
    assert Member.objects.count() == 0


def test_the_officer_may_not_judge(officer):
    edition = make_edition(officer)

    with pytest.raises(Refused) as refused:
        appoint(edition, officer, officer, make_unit(code="HQ-PLN"))

    assert codes(refused) == ["officer_may_not_judge"]


def test_a_submitted_entry_takes_its_units_member_out_of_the_whole_category(officer):
    edition = make_edition(officer)
    _, _, members = make_panel(edition, officer)
    member = members[2]

    make_submission(make_project(edition, unit=member.unit))

    assert (is_recused(member, PROJECT), is_recused(member, OVERALL)) == (True, False)
    assert len(effective_members(edition, PROJECT)) == 7


def test_a_member_who_moved_to_an_entrant_is_out(officer):
    edition = make_edition(officer)
    _, people, members = make_panel(edition, officer)
    nomination = make_nomination(edition)
    make_submission(nomination)

    move_person(people[0], nomination.unit, at(6, 25).date(), actor=officer, now=at(6, 25))

    assert is_recused(members[0], OVERALL)


def test_once_on_record_a_recusal_outlives_the_entry():
    judging = make_judging(projects=1, declared=False)
    member = judging.members[0]
    project = make_project(judging.edition, unit=member.unit, now=at(6, 1))
    make_submission(project)
    find_recusals(judging.edition, actor=judging.officer, now=at(6, 20))
    withdraw_nomination(project, reason="x", letter_no="", actor=judging.officer, now=at(6, 21))

    assert is_recused(member, PROJECT)


def test_a_declared_conflict_takes_the_whole_category():
    judging = make_judging(declared=False)
    member = judging.members[0]

    declare_conflict(member, OVERALL, True, "三親等", actor=member.person, now=at(6, 19))

    assert is_recused(member, OVERALL)
    assert Recusal.objects.get().source == Recusal.Source.DECLARED
    assert verify().sound


def test_with_every_division_entering_nobody_is_left_and_no_decision_helps(officer):
    edition = make_edition(officer)
    _, _, members = make_panel(edition, officer)
    for member in members:
        make_admitted(edition, officer, make_project(edition, unit=member.unit))

    with pytest.raises(Refused) as locking:
        lock_panel(edition, actor=officer, now=at(6, 17))
    with pytest.raises(Refused) as deciding:
        decide_depletion(edition, PROJECT, authority="x", reason="x", actor=officer, now=at(6, 17))

    assert (codes(locking), codes(deciding)) == (["nobody_left"], ["nobody_to_go_on_with"])


def test_under_the_threshold_a_decision_is_needed(officer):
    edition = make_edition(officer)
    _, _, members = make_panel(edition, officer)
    for member in members[:5]:
        make_admitted(edition, officer, make_project(edition, unit=member.unit))
    with pytest.raises(Refused) as refused:
        lock_panel(edition, actor=officer, now=at(6, 17))

    decide_depletion(edition, PROJECT, authority="測字第7號", reason="x", actor=officer, now=at(6, 17))
    lock_panel(edition, actor=officer, now=at(6, 17))

    assert codes(refused) == ["panel_below_threshold"]


def test_whether_the_convener_ranks_must_be_decided_first(officer):
    edition = make_edition(officer, decided=False)
    make_panel(edition, officer)

    with pytest.raises(Refused) as refused:
        lock_panel(edition, actor=officer, now=at(6, 17))

    assert codes(refused) == ["point_undecided"]


def test_undecided_entries_hold_the_lock(officer):
    edition = make_edition(officer)
    make_panel(edition, officer)
    make_submission(make_nomination(edition))

    with pytest.raises(Refused) as refused:
        lock_panel(edition, actor=officer, now=at(6, 17))

    assert codes(refused) == ["screening_open"]


def test_the_divisions_are_the_registers(officer):
    make_panel(make_edition(officer), officer)

    assert Unit.objects.filter(code__startswith="HQ-").count() == 8
