"""Opening a year, its dates, its silent points."""

import pytest
from django.http import Http404

from factories.people import make_person
from factories.year import YEAR, at, make_edition, make_officer
from laurel.editions.facts import deadline_of, policy_of, proposed_deadline
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import calendar_of
from laurel.editions.services import decide_point, open_edition, proposed_calendar, set_date
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.roles import Role
from laurel.rulebook.policy import DEFAULT_POLICY, Point

pytestmark = pytest.mark.django_db


def test_a_year_opens_with_its_calendar_and_one_entry_of_the_record():
    officer = make_officer()

    edition = make_edition(officer, decided=False)

    assert list(calendar_of(edition)) == [kind.value for kind in CalendarDate.Kind]
    assert [entry.act for entry in Entry.objects.filter(chain=edition.chain)] == ["editions.opened"]
    assert verify().sound


def test_a_year_opens_once():
    officer = make_officer()
    make_edition(officer)

    with pytest.raises(Refused) as refused:
        open_edition(YEAR, title="again", calendar=proposed_calendar(YEAR), actor=officer, now=at(4, 2))

    assert [ground.code for ground in refused.value.decision.refusals] == ["edition_open_already"]
    assert Edition.objects.count() == 1


def test_a_weekend_deadline_is_said_and_not_moved():
    deadline = proposed_deadline(113, DEFAULT_POLICY)

    assert (deadline.last_day.isoformat(), deadline.next_working_day.isoformat()) == (
        "2024-06-15",
        "2024-06-17",
    )


def test_a_moved_date_keeps_the_old_one_readable():
    officer = make_officer()
    edition = make_edition(officer)

    set_date(
        edition,
        "nominations_close",
        at(6, 17),
        authority="測字第9號",
        reason="遇假日",
        actor=officer,
        now=at(4, 3),
    )

    assert deadline_of(edition).late_from == at(6, 17)
    assert CalendarDate.objects.filter(edition=edition, kind="nominations_close").count() == 2


def test_dates_that_run_backwards_are_refused_and_nothing_is_written():
    officer = make_officer()
    edition = make_edition(officer)

    with pytest.raises(Refused):
        set_date(edition, "meeting", at(5, 1), authority="x", reason="x", actor=officer, now=at(4, 3))

    assert CalendarDate.objects.filter(edition=edition, kind="meeting").count() == 1


def test_the_newest_decision_on_a_point_counts():
    officer = make_officer()
    edition = make_edition(officer)

    for choice in ("per_person", "per_entry"):
        decide_point(
            edition, Point.REWARD_TOTAL, choice, authority="測", reason="", actor=officer, now=at(4, 4)
        )

    assert policy_of(edition).choice_of(Point.REWARD_TOTAL) == "per_entry"


def test_nobody_but_the_officer_opens_a_year():
    with pytest.raises(Http404):
        open_edition(
            YEAR,
            title="x",
            calendar=proposed_calendar(YEAR),
            actor=make_person(Role.BRANCH_COORDINATOR),
            now=at(4, 1),
        )
