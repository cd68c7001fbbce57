"""Every list costs the same number of queries with 1, 3 and 300 rows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.people import make_person
from factories.year import at, make_branch, make_edition, make_nomination, make_officer, make_submission
from laurel.people.roles import Role
from laurel.screening.services import find

pytestmark = pytest.mark.django_db
LISTS = [
    "/today/",
    "/nominations/all/",
    "/nominations/duties/",
    "/screening/",
    "/panel/",
    "/panel/recusals/",
    "/results/",
    "/outcomes/",
    "/rewards/",
    "/audit/",
    "/editions/",
]
MOST_QUERIES = 45


def queries_of(client, path) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.once
def test_lists_cost_the_same_with_1_3_and_300_entries():
    officer = make_officer()
    edition, branch = make_edition(officer), make_branch()
    client = Client()
    client.force_login(make_person(Role.PROGRAMME_OFFICER, Role.AUDITOR, Role.HR_OFFICER))
    costs = {path: [] for path in LISTS}
    for more in (1, 2, 297):
        for number in range(more):
            nomination = make_nomination(edition, branch)
            if number < 40:
                make_submission(nomination)
                find(nomination, "eligible", "", actor=officer, now=at(6, 16))
        for path in LISTS:
            costs[path].append(queries_of(client, path))

    assert {path: cost for path, cost in costs.items() if len(set(cost)) > 1} == {}
    assert {path: cost[0] for path, cost in costs.items() if cost[0] > MOST_QUERIES} == {}
