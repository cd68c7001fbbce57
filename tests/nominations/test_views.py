"""The self-check, who sees which entry, and the cost of lists."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.people import make_person
from factories.year import make_branch, make_centre, make_edition, make_nomination, make_project
from laurel.editions.selectors import current_edition
from laurel.ledger.models import Entry
from laurel.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def branch(client: Client, moment):
    make_edition()
    branch = make_branch()
    client.force_login(branch.coordinator)
    return branch


def test_a_branch_sees_its_own_entries_only(client, branch):
    edition = current_edition()
    mine, foreign = make_nomination(edition, branch), make_nomination(edition, make_branch())

    assert client.get(f"/nominations/{mine.public_id}/").status_code == 200
    assert client.get(f"/nominations/{foreign.public_id}/").status_code == 404


def test_the_old_address_of_the_list_leads_to_it_with_its_filters(client, branch):
    answer = client.get("/nominations/?category=overall_service")

    assert answer.headers["Location"] == "/nominations/all/?category=overall_service"


def test_the_self_check_answers_for_both_categories_and_writes_nothing(client, branch):
    before = Entry.objects.count()

    page = client.get("/nominations/self-check/", {"unit": make_centre(branch).pk}).content.decode()

    assert page.count("可以參加") >= 2
    assert Entry.objects.count() == before + 1


@pytest.mark.parametrize(
    "path", ["/nominations/all/", "/nominations/duties/", "/screening/", "/today/", "/audit/"]
)
def test_lists_cost_the_same_for_one_and_for_many(client, path):
    edition = make_edition()
    client.force_login(make_person(Role.PROGRAMME_OFFICER, Role.AUDITOR))
    counts = []
    for more in (1, 2, 7):
        branch = make_branch()
        for _ in range(more):
            make_nomination(edition, branch)
            make_project(edition)
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        counts.append(len(queries))

    assert len(set(counts)) == 1, counts
