"""Lists of units, of entries and of answers cost the same however many there are."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.copying import like, make_nominations_like, make_submissions_like
from factories.library import NEXT_YEAR, entries_of, make_consent, make_library
from factories.people import make_person, make_place
from laurel.applications.models import Submission
from laurel.kit import clock
from laurel.library.models import LibraryConsent, SharedWords
from laurel.people.models import Honour
from laurel.people.roles import Role
from laurel.results.models import Recommendation
from sizes import MANY

pytestmark = pytest.mark.django_db
PATHS = (
    "/library/",
    "/library/?words=求職者",
    "/library/criteria/project_planning/P1/",
    "/library/own/",
    "/library/states/",
    "/library/units/",
    "/library/units/overview/?category=project_planning",
)


@pytest.fixture(autouse=True)
def _next_year(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NEXT_YEAR)


def queries_of(client, path) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    return len(queries)


def costs_with(number: int) -> dict[str, int]:
    """The queries of each page with so many entries that are shown, and as many units with a place."""
    judging = make_library()
    first = entries_of(judging)[0]
    consent = make_consent(first)
    recommendation = Recommendation.objects.get(nomination=first)
    entries = make_nominations_like(first, number - 1)
    make_submissions_like(first, entries)
    Recommendation.objects.bulk_create(like(recommendation, nomination=row) for row in entries)
    sent = {row.application.nomination_id: row for row in Submission.objects.select_related("application")}
    agreed = LibraryConsent.objects.bulk_create(
        like(consent, nomination=row, submission=sent[row.pk]) for row in entries
    )
    words = list(SharedWords.objects.filter(consent=consent))
    SharedWords.objects.bulk_create(like(row, consent=one) for one in agreed for row in words)
    place = Honour.objects.filter(unit=first.unit).first() or make_place(first.unit, 115, 1)
    Honour.objects.bulk_create(like(place, unit_id=row.unit_id) for row in entries)
    client = Client()
    client.force_login(make_person(Role.PROGRAMME_OFFICER, Role.UNIT_HEAD, unit=first.unit))
    stranger = Client()
    stranger.force_login(make_person(Role.HR_OFFICER))
    costs = {path: queries_of(client, path) for path in PATHS}
    unit = f"/library/units/{first.unit.code}/"
    return {
        **costs,
        "one unit": queries_of(client, unit),
        "a stranger": queries_of(stranger, "/library/units/"),
    }


@pytest.mark.once
def test_pages_cost_the_same_with_1_3_and_many_entries():
    costs = []
    for number in (1, 3, MANY):
        with transaction.atomic():
            costs.append(costs_with(number))
            transaction.set_rollback(True)

    each = {path: [cost[path] for cost in costs] for path in costs[0]}
    assert {path: cost for path, cost in each.items() if len(set(cost)) > 1} == {}
