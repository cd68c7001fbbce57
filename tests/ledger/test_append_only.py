"""The record is only ever added to: the database itself refuses anything else."""

import pytest
from django.db import Error, connection

from factories.people import make_person
from laurel.ledger.models import Entry


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE ledger_entry SET act = 'other'", "DELETE FROM ledger_entry"])
def test_no_statement_changes_or_removes_an_entry(statement):
    make_person()
    assert Entry.objects.exists()

    with pytest.raises(Error, match="an entry of the record is never"), connection.cursor() as cursor:
        cursor.execute(statement)
