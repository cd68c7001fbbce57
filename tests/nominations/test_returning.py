"""Withdrawn, revived, moved: eligibility holds in every order, and no code is used twice."""

import pytest
from django.http import Http404

from answers import codes
from factories.entering import make_window, project_particulars
from factories.people import make_past_year, make_person, make_place
from factories.year import (
    OVERALL,
    PROJECT,
    at,
    make_branch,
    make_edition,
    make_nomination,
    make_officer,
    make_project,
)
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations, nominations_of
from laurel.nominations.services import move_nomination, revive_nomination, withdraw_nomination
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return make_branch()


@pytest.fixture
def nomination(branch):
    return make_nomination(make_edition(), branch)


def withdraw(nomination, actor, now=None):
    return withdraw_nomination(nomination, reason="改報", letter_no="", actor=actor, now=now or at(5, 21))


def revive(nomination, actor, now=None):
    return revive_nomination(nomination, reason="續辦", letter_no="", actor=actor, now=now or at(5, 22))


def standing(nomination):
    return [row.code for row in nominations_of(nomination.edition)]


def test_a_revived_entry_stands_again_under_its_code(nomination, branch):
    withdraw(nomination, branch.coordinator)
    before = standing(nomination)

    revive(nomination, branch.coordinator)

    assert (before, standing(nomination)) == ([], ["A01"])
    assert all_nominations(nomination.edition).get().withdrawal is None
    assert verify().sound


def test_an_entry_may_be_withdrawn_and_revived_again(nomination, branch):
    for day in (21, 23):
        withdraw(nomination, branch.coordinator, at(5, day))
        revive(nomination, branch.coordinator, at(5, day + 1))

    assert nomination.withdrawals.count() == 2
    assert standing(nomination) == ["A01"]


def test_an_entry_that_stands_is_not_revived(nomination, branch):
    with pytest.raises(Refused) as refused:
        revive(nomination, branch.coordinator)

    assert codes(refused) == ["not_withdrawn"]


def test_an_entry_is_not_withdrawn_twice(nomination, branch):
    withdraw(nomination, branch.coordinator)

    with pytest.raises(Refused) as refused:
        withdraw(nomination, branch.coordinator)

    assert codes(refused) == ["withdrawn_already"]


def test_a_revival_cannot_go_around_one_category(nomination, branch):
    withdraw(nomination, branch.coordinator)
    make_nomination(nomination.edition, branch, nomination.unit)

    with pytest.raises(Refused) as refused:
        revive(nomination, branch.coordinator)

    assert codes(refused) == ["entered_already"]
    assert standing(nomination) == ["A02"]


def test_a_revival_cannot_go_around_a_bar_that_came_in_between(nomination, branch):
    withdraw(nomination, branch.coordinator)
    for year in (112, 113, 114):
        make_past_year(year)
        make_place(nomination.unit, year, 1)

    with pytest.raises(Refused) as refused:
        revive(nomination, branch.coordinator)

    assert codes(refused) == ["top_six_three_years_running"]


def test_a_revival_after_the_deadline_needs_a_window(nomination, branch):
    withdraw(nomination, branch.coordinator)
    with pytest.raises(Refused) as refused:
        revive(nomination, branch.coordinator, at(6, 18))

    make_window(nomination.edition, nomination.unit, make_officer())
    revival = revive(nomination, branch.coordinator, at(6, 18))

    assert codes(refused) == ["late"]
    assert [row["code"] for row in revival.grounds][-1] == "late_and_admitted"


def test_a_stranger_revives_nothing(nomination, branch):
    withdraw(nomination, branch.coordinator)

    with pytest.raises(Http404):
        revive(nomination, make_branch().coordinator)


def test_a_refused_revival_writes_nothing(nomination, branch):
    before = Entry.objects.count()

    with pytest.raises(Refused):
        revive(nomination, branch.coordinator)

    assert Entry.objects.count() == before


def move(nomination, category, actor, now=None, **particulars):
    return move_nomination(
        nomination,
        category,
        project_particulars(**particulars),
        reason="屬專案性質",
        actor=actor,
        now=now or at(5, 25),
    )


def test_a_move_is_one_act_with_a_new_code(nomination, branch):
    before = Entry.objects.filter(chain=nomination.edition.chain).count()

    entered = move(nomination, PROJECT, branch.coordinator)

    assert (entered.code, standing(nomination)) == ("B01", ["B01"])
    assert Entry.objects.filter(chain=nomination.edition.chain).count() == before + 1
    assert Entry.objects.order_by("-pk")[0].note == {"from": "A01", "to": "B01"}
    assert verify().sound


def test_a_move_there_and_back_never_uses_a_code_again(nomination, branch):
    project = move(nomination, PROJECT, branch.coordinator)
    back = move(project, OVERALL, branch.coordinator, at(5, 26))

    assert [row.code for row in Nomination.objects.order_by("pk")] == ["A01", "B01", "A02"]
    assert standing(back) == ["A02"]


def test_a_move_that_a_rule_refuses_leaves_the_entry_standing():
    head_of = make_project(make_edition())

    with pytest.raises(Refused) as refused:
        move(head_of, OVERALL, head_of.nominated_by)

    assert codes(refused) == ["unit_kind_not_in_list"]
    assert standing(head_of) == ["B01"]


def test_a_move_to_the_same_category_is_refused(nomination, branch):
    with pytest.raises(Refused) as refused:
        move(nomination, OVERALL, branch.coordinator)

    assert codes(refused) == ["moved_to_same_category"]


def test_a_move_after_the_deadline_is_a_late_nomination(nomination, branch):
    with pytest.raises(Refused) as refused:
        move(nomination, PROJECT, branch.coordinator, at(6, 18))

    assert codes(refused) == ["late"]


def test_the_officer_withdraws_but_does_not_nominate_anew(nomination):
    officer = make_person(Role.PROGRAMME_OFFICER)

    with pytest.raises(Http404):
        move(nomination, PROJECT, officer)
    withdraw(nomination, officer)

    assert standing(nomination) == []
