"""The desk: where each case stands, in which order, and what it costs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.copying import make_nominations_like, make_submissions_like
from factories.screening import award, judge_all
from factories.year import (
    at,
    make_admitted,
    make_branch,
    make_nomination,
    make_officer,
    make_project,
    make_submission,
)
from laurel.nominations.services import withdraw_nomination
from laurel.rulebook import articles
from laurel.screening.facts import desk_of, grounds_for, neighbours_of, next_case, queue_of, related_to
from laurel.screening.services import (
    assign_case,
    confirm_finding,
    find,
    request_correction,
    return_finding,
)
from sizes import MANY

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def states(edition, now=None):
    return {line.case.nomination.code: line.case.state for line in desk_of(edition, now or at(6, 17))}


def test_each_case_says_where_it_stands(officer, reviewer, edition):
    branch = make_branch()
    entries = [make_nomination(edition, branch) for _ in range(8)]
    for row in entries[:-1]:
        make_submission(row)
    waiting, mending, second, eligible, ineligible, back, opened, _unsent = entries
    request_correction(mending, what="補", due_at=at(6, 17, 17), actor=officer, now=at(6, 16))
    find(second, "ineligible", "x", actor=officer, now=at(6, 16))
    find(eligible, "eligible", "", actor=officer, now=at(6, 16))
    no = find(ineligible, "ineligible", "x", actor=officer, now=at(6, 16))
    confirm_finding(no, actor=reviewer, now=at(6, 16, 11))
    given = find(back, "ineligible", "x", actor=officer, now=at(6, 16))
    return_finding(given, "y", actor=reviewer, now=at(6, 16, 11))
    find(opened, "eligible", "", actor=officer, now=at(6, 16))
    award(opened.unit, at(6, 16).date(), actor=officer, now=at(6, 16, 11))

    assert states(edition) == {
        "A01": "waiting",
        "A02": "correction",
        "A03": "second",
        "A04": "eligible",
        "A05": "ineligible",
        "A06": "waiting",
        "A07": "reopened",
    }
    assert list(states(edition)) == ["A07", "A01", "A06", "A03", "A02", "A05", "A04"]
    assert waiting.code == "A01"


def test_a_withdrawn_entry_leaves_the_desk(officer, edition, nomination):
    withdraw_nomination(nomination, reason="x", letter_no="", actor=nomination.nominated_by, now=at(6, 10))

    assert states(edition) == {}


def test_the_desk_and_the_case_compute_the_same_grounds(officer, edition):
    branch = make_branch()
    entries = [make_nomination(edition, branch), make_project(edition), make_nomination(edition)]
    for row in entries:
        make_submission(row)
    award(entries[2].unit, at(6, 10).date(), actor=officer, now=at(6, 12))

    lines = {line.case.nomination.pk: line.decision for line in desk_of(edition, at(6, 17))}

    assert lines == {row.pk: grounds_for(row, at(6, 17).date()) for row in entries}


def test_a_line_counts_what_forbids_and_what_people_judge(officer, edition):
    nomination = make_nomination(edition)
    make_submission(nomination, dispatched_on=None)
    award(nomination.unit, at(6, 10).date(), actor=officer, now=at(6, 12))

    line = desk_of(edition, at(6, 17))[0]

    assert (line.forbidding, line.for_people) == (1, 1)
    assert line.timeliness.article is articles.NOMINATION_DEADLINE


def test_the_next_case_waits_for_this_person(officer, reviewer, edition):
    branch = make_branch()
    first, second, third = (make_nomination(edition, branch) for _ in range(3))
    for row in (first, second, third):
        make_submission(row)
    assign_case(second, make_officer(), actor=officer, now=at(6, 16))
    find(first, "ineligible", "x", actor=officer, now=at(6, 16))

    following = next_case(queue_of(edition, at(6, 16)), officer, but=first)
    to_confirm = next_case(queue_of(edition, at(6, 16)), reviewer, but=second)

    assert (following.nomination.code, to_confirm.nomination.code) == ("A03", "A01")
    assert next_case(queue_of(edition, at(6, 16)), officer, but=third) is None


def test_the_neighbours_of_a_case_follow_the_queue(edition):
    branch = make_branch()
    entries = [make_nomination(edition, branch) for _ in range(3)]
    for row in entries:
        make_submission(row)
    queue = queue_of(edition, at(6, 16))

    pairs = [neighbours_of(queue, row) for row in entries]

    assert [[case and case.nomination.code for case in pair] for pair in pairs] == [
        [None, "A02"],
        ["A01", "A03"],
        ["A02", None],
    ]


def test_a_branch_and_its_own_centre_are_shown_to_each_other(edition):
    branch = make_branch()
    centre, own = make_nomination(edition, branch), make_nomination(edition, branch, unit=branch.unit)
    stranger = make_nomination(edition)
    for row in (centre, own, stranger):
        make_submission(row)
    queue = queue_of(edition, at(6, 16))

    related = {
        row.code: [case.nomination.code for case in related_to(queue, row)] for row in queue_entries(queue)
    }

    assert related == {"A01": ["A02"], "A02": ["A01"], "A03": []}


def queue_entries(queue):
    return [case.nomination for case in queue]


@pytest.mark.once
def test_the_desk_costs_at_most_15_queries_with_1_3_and_many_cases(officer, edition):
    branch = make_branch()
    first = make_nomination(edition, branch)
    make_admitted(edition, officer, first)
    client = Client()
    client.force_login(officer)
    desk, page, one = [], [], []
    for more in (0, 2, MANY - 3):
        make_submissions_like(first, make_nominations_like(first, more))
        client.get("/screening/")
        for costs, ask in (
            (desk, lambda: desk_of(edition, at(6, 17))),
            (page, lambda: client.get("/screening/")),
            (one, lambda: client.get(f"/screening/{first.public_id}/?found=1")),
        ):
            with CaptureQueriesContext(connection) as queries:
                ask()
            costs.append(len(queries))

    assert len(desk_of(edition, at(6, 17))) == MANY
    assert {len(set(costs)) for costs in (desk, page, one[1:])} == {1}, (desk, page, one)
    assert desk[0] <= MOST_QUERIES
    assert page[0] <= MOST_QUERIES + 5


@pytest.mark.once
def test_rows_of_every_kind_cost_the_desk_nothing_more(officer, reviewer, edition):
    branch = make_branch()
    entries = [make_nomination(edition, branch) for _ in range(4)]
    for row in entries:
        make_submission(row)
    with CaptureQueriesContext(connection) as before:
        desk_of(edition, at(6, 17))
    request_correction(entries[0], what="補", due_at=at(6, 17, 17), actor=officer, now=at(6, 16))
    finding = find(entries[1], "ineligible", "x", actor=officer, now=at(6, 16))
    confirm_finding(finding, actor=reviewer, now=at(6, 16, 11))
    assign_case(entries[2], reviewer, actor=officer, now=at(6, 16))
    find(
        entries[3],
        "eligible",
        "",
        judgements=judge_all(entries[3], at(6, 16)),
        actor=officer,
        now=at(6, 16),
    )
    with CaptureQueriesContext(connection) as after:
        desk_of(edition, at(6, 17))

    assert len(before) == len(after)
