"""Nominating through the right door, once, when nothing bars."""

from datetime import date

import pytest
from django.http import Http404

from answers import codes
from factories.people import make_national_award, make_past_year, make_person, make_place, make_unit
from factories.year import (
    CONTACT,
    OVERALL,
    PROJECT,
    at,
    make_branch,
    make_centre,
    make_edition,
    make_nomination,
    make_officer,
    make_project,
)
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import duty_board, nominations_of
from laurel.nominations.services import Particulars, nominate, withdraw_nomination
from laurel.people.roles import Role
from laurel.rulebook.entrants import UnitKind

pytestmark = pytest.mark.django_db


def nominate_directly(edition, unit, category, actor, **particulars):
    return nominate(
        edition,
        unit,
        category,
        nominated_by_unit=unit,
        particulars=Particulars(**CONTACT, **particulars),
        actor=actor,
        now=at(5, 20),
    )


def test_a_branch_nominates_its_centre_and_the_grounds_are_kept():
    edition = make_edition()

    nomination = make_nomination(edition)

    assert (nomination.code, nomination.door) == ("A01", "through_branch")
    assert {ground["verdict"] for ground in nomination.grounds} == {"met"}


def test_a_centre_cannot_enter_by_itself():
    edition, branch = make_edition(), make_branch()
    centre = make_centre(branch)
    head = make_person(Role.UNIT_HEAD, unit=centre)

    with pytest.raises(Refused) as refused:
        nominate_directly(edition, centre, OVERALL, head)

    assert codes(refused) == ["must_be_nominated_by_its_branch"]
    assert Nomination.objects.count() == 0


def test_a_branch_cannot_nominate_the_centre_of_another_branch():
    edition, branch, other = make_edition(), make_branch(), make_branch()

    with pytest.raises(Refused) as refused:
        make_nomination(edition, branch, make_centre(other))

    assert codes(refused) == ["must_be_nominated_by_its_branch"]


def test_a_division_cannot_enter_overall_service():
    edition = make_edition()
    division = make_unit(UnitKind.DIVISION)

    with pytest.raises(Refused) as refused:
        nominate_directly(edition, division, OVERALL, make_person(Role.UNIT_HEAD, unit=division))

    assert codes(refused) == ["unit_kind_not_in_list"]


def test_three_years_among_the_top_six_bar_any_category():
    edition, branch = make_edition(), make_branch()
    centre = make_centre(branch)
    for year, place in ((112, 1), (113, 2), (114, 6)):
        make_past_year(year)
        make_place(centre, year, place)

    with pytest.raises(Refused) as refused:
        make_nomination(edition, branch, centre)

    assert codes(refused) == ["top_six_three_years_running"]
    assert refused.value.decision.refusals[0].seen["places"] == "112:1、113:2、114:6"


def test_the_national_award_bars_overall_service_and_leaves_projects_open():
    edition, branch = make_edition(), make_branch()
    make_national_award(branch.unit, 114, date(2025, 11, 21))

    with pytest.raises(Refused) as refused:
        make_nomination(edition, branch, branch.unit)
    project = make_project(edition, branch.unit, branch.coordinator)

    assert codes(refused) == ["national_award_within_three_years"]
    assert project.code == "B01"


def test_one_unit_enters_one_category_only():
    edition, branch = make_edition(), make_branch()
    make_project(edition, branch.unit, branch.coordinator)

    with pytest.raises(Refused) as refused:
        make_nomination(edition, branch, branch.unit)

    assert codes(refused) == ["entered_in_other_category"]


def test_a_project_that_began_too_early_is_refused():
    with pytest.raises(Refused) as refused:
        make_project(make_edition(), start=date(2023, 12, 31))

    assert codes(refused) == ["project_began_too_early"]


def test_after_a_withdrawal_the_unit_may_enter_again_under_a_new_code():
    officer = make_officer()
    edition, branch = make_edition(officer), make_branch()
    first = make_nomination(edition, branch)
    withdraw_nomination(first, reason="改報", letter_no="", actor=branch.coordinator, now=at(5, 21))

    second = make_nomination(edition, branch, first.unit)

    assert [row.code for row in nominations_of(edition)] == ["A02"]
    assert second.code == "A02"


def test_a_refused_nomination_writes_nothing():
    edition, branch, other = make_edition(), make_branch(), make_branch()
    before = Entry.objects.filter(chain=edition.chain).count()

    with pytest.raises(Refused):
        make_nomination(edition, branch, make_centre(other))

    assert Entry.objects.filter(chain=edition.chain).count() == before


def test_a_stranger_nominates_for_nobody():
    edition, branch = make_edition(), make_branch()

    with pytest.raises(Http404):
        nominate(
            edition,
            make_centre(branch),
            PROJECT,
            nominated_by_unit=branch.unit,
            particulars=Particulars(**CONTACT),
            actor=make_person(Role.BRANCH_COORDINATOR, unit=make_branch().unit),
            now=at(5, 20),
        )


def test_the_duty_of_at_least_one_is_not_done_by_the_branch_itself():
    edition, branch = make_edition(), make_branch()
    make_nomination(edition, branch, branch.unit)

    before = [row.is_fulfilled for row in duty_board(edition)]
    make_nomination(edition, branch)

    assert (before, [row.is_fulfilled for row in duty_board(edition)]) == ([False], [True])
