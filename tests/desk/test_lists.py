"""Every list costs the same number of queries with 1, 3 and many rows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.copying import like, make_nominations_like, make_submissions_like
from factories.people import make_person
from factories.year import make_admitted, make_branch, make_edition, make_nomination, make_officer
from laurel.people.roles import Role
from laurel.screening.models import Finding
from laurel.screening.selectors import finding_of
from sizes import MANY

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
def test_lists_cost_the_same_with_1_3_and_many_entries():
    officer = make_officer()
    edition, branch = make_edition(officer), make_branch()
    client = Client()
    client.force_login(make_person(Role.PROGRAMME_OFFICER, Role.AUDITOR, Role.HR_OFFICER))
    costs = {path: [] for path in LISTS}
    for more in (1, 2, MANY - 3):
        first = make_admitted(edition, officer, make_nomination(edition, branch))
        others = make_nominations_like(first, more - 1)[:40]
        make_submissions_like(first, others)
        Finding.objects.bulk_create(like(finding_of(first), nomination=row) for row in others)
        for path in LISTS:
            costs[path].append(queries_of(client, path))

    assert {path: cost for path, cost in costs.items() if len(set(cost)) > 1} == {}
    assert {path: cost[0] for path, cost in costs.items() if cost[0] > MOST_QUERIES} == {}
