"""Who opens the desk and who acts on it; to all others it looks absent."""

import pytest
from django.http import Http404

from factories.people import make_person
from factories.year import at, make_officer
from laurel.people.roles import Role
from laurel.screening.permissions import may_confirm, may_screen
from laurel.screening.services import (
    assign_case,
    find,
    grant_exemption,
    request_correction,
    request_data_correction,
    return_finding,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]
OUTSIDERS = [role for role in Role if role not in (Role.PROGRAMME_OFFICER, Role.SCREENING_REVIEWER)]


def test_the_officer_screens_and_both_confirm():
    held = {role: make_person(role) for role in Role}

    assert [role for role, person in held.items() if may_screen(person)] == [Role.PROGRAMME_OFFICER]
    assert [role for role, person in held.items() if may_confirm(person)] == [
        Role.PROGRAMME_OFFICER,
        Role.SCREENING_REVIEWER,
    ]


@pytest.mark.parametrize("role", [*OUTSIDERS, Role.SCREENING_REVIEWER])
def test_nobody_else_finds_admits_or_asks_to_mend(nomination, role):
    person = make_person(role)
    act = {"actor": person, "now": at(6, 16)}

    for attempt in (
        lambda: find(nomination, "eligible", "", **act),
        lambda: grant_exemption(nomination, "late", authority="x", reason="x", **act),
        lambda: request_correction(nomination, what="x", due_at=at(6, 17), **act),
    ):
        with pytest.raises(Http404):
            attempt()


@pytest.mark.parametrize("role", OUTSIDERS)
def test_nobody_else_takes_gives_back_or_asks_to_correct(nomination, role):
    finding = find(nomination, "ineligible", "x", actor=make_officer(), now=at(6, 16))
    act = {"actor": make_person(role), "now": at(6, 16)}

    for attempt in (
        lambda: assign_case(nomination, act["actor"], **act),
        lambda: return_finding(finding, "x", **act),
        lambda: request_data_correction(nomination, "late", says="x", evidence="x", asked_by="x", **act),
    ):
        with pytest.raises(Http404):
            attempt()


def test_a_reviewer_gives_a_case_to_nobody_else(officer, reviewer, nomination):
    with pytest.raises(Http404):
        assign_case(nomination, officer, actor=reviewer, now=at(6, 16))


@pytest.mark.parametrize("role", OUTSIDERS)
def test_a_case_looks_absent_to_outsiders(client, nomination, role):
    client.force_login(make_person(role))

    for path in ("", "versions/", "papers/sheet.pdf"):
        assert client.get(f"/screening/{nomination.public_id}/{path}").status_code == 404


def test_the_papers_of_other_findings_look_absent(client, officer, nomination):
    client.force_login(officer)

    for name in ("correction.pdf", "ineligible.pdf", "sheet.docx", "nothing.pdf"):
        assert client.get(f"/screening/{nomination.public_id}/papers/{name}").status_code == 404
