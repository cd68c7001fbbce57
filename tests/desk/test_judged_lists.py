"""Every list of the judging, the meeting and what follows costs the same however many entries there are."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.copying import like, make_nominations_like
from factories.deciding import approved, open_all, resolve
from factories.people import make_person
from factories.year import (
    OVERALL,
    Judging,
    at,
    make_admitted,
    make_branch,
    make_edition,
    make_meeting,
    make_nomination,
    make_officer,
    make_panel,
)
from laurel.ballots.services import begin_round, seal_sheet, take_over_order
from laurel.kit import clock
from laurel.meeting.selectors import meeting_of
from laurel.panel.services import declare_conflict, lock_panel
from laurel.people.roles import Role
from laurel.screening.models import Finding
from laurel.screening.selectors import finding_of
from sizes import MANY

pytestmark = pytest.mark.django_db
EVERYTHING = (Role.PROGRAMME_OFFICER, Role.AUDITOR, Role.HR_OFFICER, Role.MEETING_CLERK)


@pytest.fixture(autouse=True)
def _in_june(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(6, 24))


def queries_of(client, path) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    return len(queries)


def year_with(entries: int) -> Judging:
    """A year under judging; all entries are found eligible, only the first has a dossier: that takes long to make."""
    officer, branch = make_officer(), make_branch()
    edition = make_edition(officer)
    first = make_admitted(edition, officer, make_nomination(edition, branch))
    rows = [first, *make_nominations_like(first, entries - 1)]
    Finding.objects.bulk_create(like(finding_of(first), nomination=row) for row in rows[1:])
    convener, people, seats = make_panel(edition, officer, 3)
    lock_panel(edition, actor=officer, now=at(6, 17))
    begin_round(edition, OVERALL, [row.code for row in rows], None, None, actor=officer, now=at(6, 18))
    make_meeting(edition, officer)
    for seat in seats:
        declare_conflict(seat, OVERALL, False, "", actor=seat.person, now=at(6, 19))
    return Judging(edition, officer, convener, make_person(Role.MEETING_CLERK), people, seats)


def costs_with(entries: int) -> dict[str, int]:
    """The number of queries of each page in a year with that many entries, before and after the resolution."""
    judging = year_with(entries)
    held, costs = judging.round(), {}
    member, everything = Client(), Client()
    member.force_login(judging.people[0])
    everything.force_login(make_person(*EVERYTHING))
    for member_row in judging.members:  # a whole order at once: three hundred single moves take minutes
        take_over_order(held, member_row, held.entries, actor=member_row.person, now=at(6, 24))
    room = f"/judging/{held.public_id}/"
    for path in ("/judging/", room, f"{room}read/{held.entries[0]}/"):
        costs[path.replace(held.public_id, "*")] = queries_of(member, path)
    for member_row in judging.members:
        seal_sheet(held, member_row, idempotency_key="k", actor=member_row.person, now=at(6, 24))
    meeting = f"/meeting/{meeting_of(judging.edition).public_id}/"
    before = (meeting, f"{meeting}{OVERALL}/")
    for path in before:
        costs[f"sealed {path.replace(meeting, '/meeting/*/')}"] = queries_of(everything, path)
    open_all(judging, OVERALL)
    resolve(judging, OVERALL)
    approved(judging, OVERALL)
    after = (
        f"/results/115/internal/{OVERALL}/",
        "/results/115/internal/papers/",
        "/results/",
        "/results/115/internal/",
        "/results/115/internal/publication/",
        "/results/115/internal/feedback/",
        "/outcomes/",
        "/rewards/",
        "/panel/",
        "/panel/recusals/",
    )
    rooms = ("screen/", "papers/", "corrections/", "minutes/", "scales/", "count.json", "papers/minutes.odt")
    for path in (*before, *(f"{meeting}{OVERALL}/{rest}" for rest in rooms), *after):
        costs[f"resolved {path.replace(meeting, '/meeting/*/')}"] = queries_of(everything, path)
    return costs


@pytest.mark.once
def test_pages_of_the_judging_cost_the_same_with_1_3_and_many_entries():
    costs = []
    for entries in (1, 3, MANY):
        with transaction.atomic():
            costs.append(costs_with(entries))
            transaction.set_rollback(True)

    each = {path: [cost[path] for cost in costs] for path in costs[0]}
    assert {path: cost for path, cost in each.items() if len(set(cost)) > 1} == {}
