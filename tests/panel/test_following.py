"""The register follows the record in the same transaction: entries, postings, units; and recusals that lapse."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.people import FOUNDER, make_person, make_unit
from factories.year import (
    OVERALL,
    PROJECT,
    at,
    make_branch,
    make_edition,
    make_judging,
    make_nomination,
    make_officer,
    make_panel,
    make_project,
    make_submission,
)
from laurel.editions.services import set_date
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.services import HOUSE_CHAIN
from laurel.ledger.verification import verify
from laurel.nominations.services import revive_nomination, withdraw_nomination
from laurel.panel.models import Recusal, RecusalLapse
from laurel.panel.selectors import is_recused
from laurel.panel.services import declare_conflict, find_recusals
from laurel.people.models import Succession
from laurel.people.roles import Role
from laurel.people.services import link_units, move_person
from laurel.register.services import add_posting

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def edition(officer):
    return make_edition(officer)


def on_record():
    return [
        (row.member.code, row.category, row.source, row.entry_code, row.number, hasattr(row, "lapse"))
        for row in Recusal.objects.select_related("member", "lapse").order_by("pk")
    ]


def withdraw(entry, now):
    withdraw_nomination(entry, reason="x", letter_no="", actor=entry.nominated_by, now=now)


def test_a_sent_entry_stands_in_the_register_at_once(edition, officer):
    _, _, members = make_panel(edition, officer)
    project = make_project(edition, unit=members[2].unit)
    before = on_record()

    make_submission(project)

    assert before == []
    assert on_record() == [("委員3", PROJECT, "own_unit", "B01", 1, False)]
    assert Entry.objects.filter(act="panel.recusals_found").count() == 1
    assert verify().sound


def test_a_refused_submission_leaves_no_recusal(edition, officer):
    _, _, members = make_panel(edition, officer)
    project = make_project(edition, unit=members[2].unit)

    with pytest.raises(Refused):
        make_submission(project, now=at(6, 20))

    assert on_record() == []


def test_before_reading_opens_the_recusal_lapses_with_the_entry_and_comes_back_with_it(edition, officer):
    _, _, members = make_panel(edition, officer)
    project = make_project(edition, unit=members[2].unit)
    make_submission(project)

    withdraw(project, at(6, 12))
    after_withdrawal = is_recused(members[2], PROJECT), on_record()
    revive_nomination(project, reason="x", letter_no="", actor=project.nominated_by, now=at(6, 13))

    assert after_withdrawal == (False, [("委員3", PROJECT, "own_unit", "B01", 1, True)])
    assert is_recused(members[2], PROJECT)
    assert on_record() == [
        ("委員3", PROJECT, "own_unit", "B01", 1, True),
        ("委員3", PROJECT, "own_unit", "B01", 2, False),
    ]
    assert verify().sound


def test_once_reading_opened_nobody_comes_back():
    judging = make_judging(projects=1, declared=False)
    member = judging.members[0]
    project = make_project(judging.edition, unit=member.unit, now=at(6, 1))
    make_submission(project)

    withdraw(project, at(6, 21))

    assert is_recused(member, PROJECT)
    assert RecusalLapse.objects.count() == 0


def test_a_declared_conflict_never_lapses(edition, officer):
    _, people, members = make_panel(edition, officer)
    declare_conflict(members[0], PROJECT, True, "三親等", actor=people[0], now=at(6, 16))

    find_recusals(edition, actor=officer, now=at(6, 16, 20))

    assert is_recused(members[0], PROJECT)


def test_a_transfer_to_an_entrant_is_found_at_once_and_moving_on_does_not_undo_it(edition, officer):
    _, people, members = make_panel(edition, officer)
    entry = make_nomination(edition)
    make_submission(entry)

    move_person(people[0], entry.unit, at(6, 16).date(), actor=officer, now=at(6, 16))
    found = on_record()
    move_person(people[0], members[1].unit, at(6, 17).date(), actor=officer, now=at(6, 17, 8))

    assert found == [("委員1", OVERALL, "own_unit", "A01", 1, False)]
    assert is_recused(members[0], OVERALL)
    assert on_record() == found


def test_the_register_of_people_tells_the_panel_too(edition, officer):
    _, people, members = make_panel(edition, officer)
    project = make_project(edition, unit=members[3].unit)
    make_submission(project)

    add_posting(
        people[0], members[3].unit, at(6, 16).date(), actor=make_person(Role.SYSTEM_ADMIN), now=at(6, 16)
    )

    assert [row[0] for row in on_record()] == ["委員4", "委員1"]


def test_a_unit_that_follows_the_entrant_is_the_entrants_own(edition, officer):
    _, _, members = make_panel(edition, officer)
    old = make_unit()
    make_submission(make_project(edition, unit=old))

    link_units(
        old, members[0].unit, Succession.Kind.MERGED, at(6, 16).date(), actor=officer, now=at(6, 16, 20)
    )

    assert on_record() == [("委員1", PROJECT, "own_unit", "B01", 1, False)]


def test_when_reading_opens_earlier_an_earlier_unit_counts(edition, officer):
    _, people, members = make_panel(edition, officer)
    entry = make_nomination(edition)
    move_person(people[0], entry.unit, at(6, 16).date(), actor=officer, now=at(6, 16))
    move_person(people[0], members[0].unit, at(6, 17).date(), actor=officer, now=at(6, 17))
    make_submission(entry)
    before = on_record()

    set_date(edition, "reading_opens", at(6, 16, 9), authority="x", reason="x", actor=officer, now=at(6, 17))

    assert (before, on_record()) == ([], [("委員1", OVERALL, "own_unit", "A01", 1, False)])


def test_nothing_undoes_a_recusal_while_the_entry_stands(edition, officer):
    _, _, members = make_panel(edition, officer)
    make_submission(make_project(edition, unit=members[2].unit))

    for moment in (at(6, 12), at(6, 16), at(6, 20)):
        find_recusals(edition, actor=officer, now=moment)

    assert on_record() == [("委員3", PROJECT, "own_unit", "B01", 1, False)]


def test_a_year_without_a_panel_pays_one_query(edition, officer):
    entry = make_nomination(edition, make_branch())
    make_submission(entry)

    with CaptureQueriesContext(connection) as queries:
        withdraw(entry, at(6, 12))

    assert sum("panel_member" in query["sql"] for query in queries) == 1
    assert sum("panel_recusal" in query["sql"] for query in queries) == 0


def test_moving_somebody_who_sits_on_no_panel_writes_nothing(edition, officer):
    make_panel(edition, officer)
    other = make_person(serves_at=make_unit())
    before = Entry.objects.exclude(chain=HOUSE_CHAIN).count()

    move_person(other, make_unit(), at(6, 16).date(), actor=FOUNDER, now=at(6, 16))

    assert Entry.objects.exclude(chain=HOUSE_CHAIN).count() == before
