"""Roles are held from a day to a day; doors open to roles."""

from datetime import date

import pytest
from django.test import Client

from answers import told
from factories.people import make_person, make_unit
from laurel.people.models import RoleGrant
from laurel.people.permissions import grants_of, holds, holds_for
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db


def test_a_role_is_held_for_its_own_unit_only():
    mine, other = make_unit(), make_unit()

    person = make_person(Role.UNIT_HEAD, unit=mine)

    assert (holds_for(person, mine, Role.UNIT_HEAD), holds_for(person, other, Role.UNIT_HEAD)) == (
        True,
        False,
    )


@pytest.mark.parametrize(
    ("day", "held"), [(date(2014, 2, 16), 0), (date(2014, 2, 17), 1), (date(2030, 1, 1), 1)]
)
def test_a_role_begins_on_its_first_day(day, held):
    person = make_person(Role.AUDITOR)

    assert len(grants_of(person, day)) == held


def test_a_role_that_ended_opens_nothing():
    person = make_person(Role.AUDITOR)
    RoleGrant.objects.update(valid_to=date(2015, 1, 1))

    assert not holds(person, Role.AUDITOR)


def test_an_account_past_its_day_opens_nothing():
    person = make_person(Role.AUDITOR, valid_until=date(2020, 1, 1))

    assert not holds(person, Role.AUDITOR)


def test_a_stranger_is_sent_to_sign_in(client: Client):
    answer = client.get("/today/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in/?next=/today/")


def test_a_page_of_another_role_looks_absent(client: Client):
    client.force_login(make_person(Role.HR_OFFICER))

    assert told(client.get("/editions/")) == told(client.get("/no-such-page/"))
