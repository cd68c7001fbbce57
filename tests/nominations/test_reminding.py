"""A branch is reminded once a day, and only while its duty is open."""

import pytest
from django.http import Http404

from answers import codes
from factories.year import at, make_branch, make_edition, make_nomination, make_officer
from laurel.editions.services import exempt_branch
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.nominations.services import remind_branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def edition(officer):
    return make_edition(officer)


def test_a_reminder_stands_in_the_record(edition, officer):
    branch = make_branch()

    remind_branch(edition, branch.unit, actor=officer, now=at(6, 10))

    assert Entry.objects.order_by("-pk")[0].act == "nominations.branch_reminded"
    assert verify().sound


def test_a_second_reminder_on_one_day_says_when_the_next_is_possible(edition, officer):
    branch = make_branch()
    remind_branch(edition, branch.unit, actor=officer, now=at(6, 10, 8))

    with pytest.raises(Refused) as refused:
        remind_branch(edition, branch.unit, actor=officer, now=at(6, 10, 23, 59))

    ground = refused.value.decision.refusals[0]
    assert ground.code == "branch_reminded_today"
    assert ground.seen["next_possible"] == at(6, 11, 0).isoformat()


def test_the_next_day_and_another_branch_may_be_reminded(edition, officer):
    branch, other = make_branch(), make_branch()
    remind_branch(edition, branch.unit, actor=officer, now=at(6, 10, 23, 59))

    again = remind_branch(edition, branch.unit, actor=officer, now=at(6, 11, 0))
    also = remind_branch(edition, other.unit, actor=officer, now=at(6, 11, 0))

    assert (again.branch, also.branch) == (branch.unit, other.unit)


def test_a_branch_that_has_nominated_is_not_reminded(edition, officer):
    branch = make_branch()
    make_nomination(edition, branch)

    with pytest.raises(Refused) as refused:
        remind_branch(edition, branch.unit, actor=officer, now=at(6, 10))

    assert codes(refused) == ["branch_needs_no_reminder"]


def test_a_branch_with_a_recorded_reason_is_not_reminded(edition, officer):
    branch = make_branch()
    exempt_branch(edition, branch.unit, reason="全數受限", authority="", actor=officer, now=at(6, 9))

    with pytest.raises(Refused) as refused:
        remind_branch(edition, branch.unit, actor=officer, now=at(6, 10))

    assert codes(refused) == ["branch_needs_no_reminder"]


def test_a_branch_does_not_remind(edition):
    branch = make_branch()

    with pytest.raises(Http404):
        remind_branch(edition, branch.unit, actor=branch.coordinator, now=at(6, 10))
