"""The lists of this stage cost the same however many entries there are."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.copying import like, make_nominations_like, make_submissions_like
from factories.forwarding import make_asked, make_updated
from factories.year import at
from laurel.applications.models import Application, Field, Reopening
from laurel.forwarding.models import UpdateRequest
from laurel.kit import clock
from laurel.people.models import RoleGrant
from laurel.results.models import Recommendation
from sizes import MANY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_july(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(7, 3))


def queries_of(client, path) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    return len(queries)


def grow(year, more: int) -> None:
    """So many more entries are recommended, asked, and written like the first."""
    first = year.recommendation("A01")
    entries = make_nominations_like(first.nomination, more)
    begun = make_submissions_like(first.nomination, entries)
    own = Application.objects.get(nomination=first.nomination)
    for model in (Field, Reopening):
        rows = list(model.objects.filter(application=own))
        model.objects.bulk_create(like(row, application=other) for other in begun for row in rows)
    recommended = Recommendation.objects.bulk_create(
        like(first, nomination=entry, order=10 + place) for place, entry in enumerate(entries)
    )
    request = UpdateRequest.objects.get(recommendation=first)
    UpdateRequest.objects.bulk_create(like(request, recommendation=row) for row in recommended)
    grant = RoleGrant.objects.get(person=year.writer)
    RoleGrant.objects.bulk_create(like(grant, unit=entry.unit) for entry in entries)


@pytest.mark.once
@pytest.mark.parametrize("make", [make_asked, make_updated])
def test_lists_and_duties_cost_the_same_with_1_3_and_many_entries_more(make):
    year = make()
    costs = []
    for more in (1, 3, MANY):
        with transaction.atomic():
            grow(year, more)
            officer, writer = Client(), Client()
            officer.force_login(year.officer)
            writer.force_login(year.writer)
            pages = [
                (officer, "/forwarding/"),
                (officer, "/forwarding/115/"),
                (officer, "/forwarding/115/close/"),
            ]
            pages += [(officer, "/forwarding/115/updates/"), (writer, "/today/"), (officer, "/today/")]
            costs.append([queries_of(client, path) for client, path in pages])
            transaction.set_rollback(True)

    assert costs[0] == costs[1] == costs[2]
