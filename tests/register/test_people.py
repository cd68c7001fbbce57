"""People: added, corrected; postings and roles with their days; and each refusal."""

from datetime import date

import pytest
from django.http import Http404

from factories.people import SINCE, make_person, make_unit
from factories.register import make_admin
from factories.year import at
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.people.models import Person, Posting, RoleGrant
from laurel.people.roles import Role
from laurel.people.selectors import unit_of
from laurel.register.services import (
    add_person,
    add_posting,
    correct_person,
    end_posting,
    end_role,
    grant_role,
)
from laurel.rulebook import articles
from laurel.rulebook.entrants import UnitKind

pytestmark = pytest.mark.django_db
NOW = at(5, 1)
ON = date(2026, 7, 1)
DAY_BEFORE = date(2026, 6, 30)
EXTENSION_B, PRIVATE_USE, COMBINING = "\U0002a6d0", "\ue001", "e\u0301"


@pytest.fixture
def admin():
    return make_admin()


def codes_of(refused):
    return [ground.code for ground in refused.value.decision.refusals]


def test_a_person_is_added_with_a_posting_and_without_a_password(admin):
    unit = make_unit()

    person = add_person(Person(username="new", name="新人"), unit=unit, since=ON, actor=admin, now=NOW)

    assert (unit_of(person, ON), person.has_usable_password()) == (unit, False)
    assert verify().sound


@pytest.mark.parametrize("name", [f"王{EXTENSION_B}", f"陳{PRIVATE_USE}", f"Jos{COMBINING}", "王\ufe00"])
def test_a_name_is_kept_exactly_as_given(admin, name):
    person = add_person(Person(username="rare", name=name), unit=None, since=ON, actor=admin, now=NOW)

    person.refresh_from_db()
    assert person.name == name


@pytest.mark.parametrize(
    ("username", "code"),
    [("王小明", "username_unlike"), ("a b", "username_unlike"), ("TAKEN", "username_taken")],
)
def test_an_account_name_that_cannot_be_used_is_refused(admin, username, code):
    make_person(username="taken")

    with pytest.raises(Refused) as refused:
        add_person(Person(username=username, name="新人"), unit=None, since=ON, actor=admin, now=NOW)

    assert codes_of(refused) == [code]


def test_only_an_administrator_writes_people():
    officer, person = make_person(Role.PROGRAMME_OFFICER), make_person()

    for act in (
        lambda: add_person(Person(username="n", name="n"), unit=None, since=ON, actor=officer, now=NOW),
        lambda: correct_person(person, actor=officer, now=NOW),
        lambda: add_posting(person, make_unit(), ON, actor=officer, now=NOW),
        lambda: grant_role(person, Role.AUDITOR, None, ON, actor=officer, now=NOW),
    ):
        with pytest.raises(Http404):
            act()


def test_a_new_posting_ends_the_open_one_the_day_before(admin):
    old, new = make_unit(), make_unit()
    person = make_person(serves_at=old)

    add_posting(person, new, ON, actor=admin, now=NOW)

    assert [unit_of(person, day) for day in (DAY_BEFORE, ON)] == [old, new]
    assert verify().sound


def test_postings_do_not_overlap(admin):
    person = make_person(serves_at=make_unit())

    with pytest.raises(Refused) as refused:
        add_posting(person, make_unit(), SINCE, actor=admin, now=NOW)

    assert codes_of(refused) == ["posting_overlaps"]


def test_a_posting_stays_inside_the_units_days(admin):
    closed = make_unit(valid_to=date(2020, 1, 1))

    with pytest.raises(Refused) as refused:
        add_posting(make_person(), closed, ON, actor=admin, now=NOW)

    assert codes_of(refused) == ["posting_outside_unit"]


def test_a_posting_ends_once_and_not_before_it_began(admin):
    make_person(serves_at=make_unit())
    posting = Posting.objects.get(unit__isnull=False, person__username__startswith="person")

    with pytest.raises(Refused) as early:
        end_posting(posting, date(2014, 1, 1), actor=admin, now=NOW)
    end_posting(posting, DAY_BEFORE, actor=admin, now=NOW)
    with pytest.raises(Refused) as again:
        end_posting(posting, ON, actor=admin, now=NOW)

    assert "posting_backwards" in codes_of(early)
    assert codes_of(again) == ["posting_ended_already"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Role.PROGRAMME_OFFICER, Role.PANEL_MEMBER),
        (Role.PANEL_MEMBER, Role.PROGRAMME_OFFICER),
        (Role.CONVENER, Role.PROGRAMME_OFFICER),
    ],
)
def test_who_runs_the_award_does_not_judge_it(admin, first, second):
    person = make_person(first)

    with pytest.raises(Refused) as refused:
        grant_role(person, second, None, ON, actor=admin, now=NOW)

    (ground,) = refused.value.decision.refusals
    assert (ground.code, ground.article) == ("officer_and_judge", articles.HOUSE_ROLES)
    assert RoleGrant.objects.filter(person=person).count() == 1


def test_an_officer_may_judge_after_the_office_ended(admin):
    person = make_person(Role.PROGRAMME_OFFICER)
    end_role(person.role_grants.get(), DAY_BEFORE, actor=admin, now=NOW)

    grant = grant_role(person, Role.PANEL_MEMBER, None, ON, actor=admin, now=NOW)

    assert grant.valid_from == ON
    assert verify().sound


@pytest.mark.parametrize(
    ("role", "kind", "code"),
    [
        (Role.UNIT_HEAD, None, "role_needs_unit"),
        (Role.AUDITOR, UnitKind.DIVISION, "role_without_unit"),
        (Role.BRANCH_COORDINATOR, UnitKind.DIVISION, "role_needs_branch"),
    ],
)
def test_a_role_has_the_unit_that_it_needs(admin, role, kind, code):
    with pytest.raises(Refused) as refused:
        grant_role(make_person(), role, make_unit(kind) if kind else None, ON, actor=admin, now=NOW)

    assert codes_of(refused) == [code]


def test_a_role_is_not_held_twice_and_not_backwards(admin):
    person = make_person(Role.AUDITOR)

    with pytest.raises(Refused) as twice:
        grant_role(person, Role.AUDITOR, None, ON, actor=admin, now=NOW)
    with pytest.raises(Refused) as backwards:
        grant_role(person, Role.OBSERVER, None, ON, DAY_BEFORE, actor=admin, now=NOW)

    assert (codes_of(twice), codes_of(backwards)) == (["role_held_already"], ["role_backwards"])


def test_a_role_ends_once_and_not_before_it_began(admin):
    grant = make_person(Role.AUDITOR).role_grants.get()

    with pytest.raises(Refused) as early:
        end_role(grant, date(2014, 1, 1), actor=admin, now=NOW)
    end_role(grant, DAY_BEFORE, actor=admin, now=NOW)
    with pytest.raises(Refused) as again:
        end_role(grant, ON, actor=admin, now=NOW)

    assert (codes_of(early), codes_of(again)) == (["role_backwards"], ["role_ended_already"])


def test_the_last_administrator_stays(admin):
    with pytest.raises(Refused) as role:
        end_role(admin.role_grants.get(), DAY_BEFORE, actor=admin, now=NOW)
    admin.is_active = False
    with pytest.raises(Refused) as account:
        correct_person(admin, actor=make_same(admin), now=NOW)

    assert (codes_of(role), codes_of(account)) == (["last_administrator"], ["last_administrator"])


def make_same(person):
    return Person.objects.get(pk=person.pk)


def test_one_of_two_administrators_may_go(admin):
    other = make_admin()

    end_role(other.role_grants.get(), DAY_BEFORE, actor=admin, now=NOW)

    assert other.role_grants.get().valid_to == DAY_BEFORE
