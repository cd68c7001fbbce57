"""Whatever is changed behind the record's back is named."""

import pytest
from django.db import DatabaseError, connection, transaction

from factories.people import make_person, make_unit
from laurel.ledger.verification import verify
from laurel.people.models import Unit

pytestmark = pytest.mark.django_db


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def found():
    return [str(fault) for fault in verify().faults]


def test_an_untouched_record_is_sound():
    make_unit()
    make_person()

    assert verify().sound


@pytest.mark.parametrize("column", ["name", "short_name", "code", "valid_from", "kind"])
def test_a_changed_column_is_named(column):
    unit = make_unit()
    run(f"UPDATE people_unit SET {column} = '2001-01-01' WHERE id = %s", unit.pk)

    assert found() == [f"people.unit {unit.pk}: was changed after its last entry"]


def test_a_removed_row_is_named():
    unit = make_unit()
    run("DELETE FROM people_unit WHERE id = %s", unit.pk)

    assert found() == [f"people.unit {unit.pk}: was removed without an entry"]


def test_a_smuggled_row_is_named():
    unit = Unit.objects.create(code="X", kind="division", name="X", short_name="X", valid_from="2014-02-17")

    assert found() == [f"people.unit {unit.pk}: stands in no entry of the record"]


def test_the_time_of_the_last_sign_in_is_outside_the_record():
    person = make_person()
    run("UPDATE people_person SET last_login = '2026-06-01 00:00:00+00:00' WHERE id = %s", person.pk)

    assert found() == []


@pytest.mark.parametrize("statement", ["UPDATE ledger_entry SET act = 'x'", "DELETE FROM ledger_entry"])
def test_the_database_refuses_to_change_the_record(statement):
    make_unit()

    with pytest.raises(DatabaseError), transaction.atomic():
        run(statement)

    assert verify().sound
