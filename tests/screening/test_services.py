"""Findings rest on facts; a no needs two people."""

from datetime import date

import pytest

from factories.people import make_national_award, make_person
from factories.year import at, make_edition, make_nomination, make_officer, make_submission, write
from laurel.applications.selectors import application_of, open_parts_of
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.people.roles import Role
from laurel.screening.selectors import admitted_nominations, is_admitted, undecided_nominations
from laurel.screening.services import confirm_finding, find, grant_exemption, request_correction

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def nomination(officer):
    nomination = make_nomination(make_edition(officer))
    make_submission(nomination)
    return nomination


def codes(refused):
    return [ground.code for ground in refused.value.decision.refusals]


def test_an_eligible_entry_is_admitted_by_one_person(officer, nomination):
    find(nomination, "eligible", "", actor=officer, now=at(6, 16))

    assert [row.code for row in admitted_nominations(nomination.edition)] == ["A01"]
    assert verify().sound


def test_a_result_that_arrives_after_the_deadline_is_seen(officer, nomination):
    make_national_award(nomination.unit, 115, date(2026, 6, 20))

    with pytest.raises(Refused) as refused:
        find(nomination, "eligible", "", actor=officer, now=at(6, 21))

    assert codes(refused) == ["national_award_after_deadline"]


def test_ineligible_counts_once_a_second_person_agrees(officer, nomination):
    finding = find(nomination, "ineligible", "資料不實", actor=officer, now=at(6, 16))
    before = undecided_nominations(nomination.edition)

    confirm_finding(finding, actor=make_person(Role.SCREENING_REVIEWER), now=at(6, 17))

    assert ([row.code for row in before], undecided_nominations(nomination.edition)) == (["A01"], [])
    assert not is_admitted(nomination)


def test_nobody_confirms_their_own_finding(officer, nomination):
    finding = find(nomination, "ineligible", "資料不實", actor=officer, now=at(6, 16))

    with pytest.raises(Refused) as refused:
        confirm_finding(finding, actor=officer, now=at(6, 17))

    assert codes(refused) == ["second_person_needed"]


def test_a_bar_of_the_text_cannot_be_exempted(officer, nomination):
    with pytest.raises(Refused) as refused:
        grant_exemption(
            nomination,
            "top_six_three_years_running",
            authority="x",
            reason="x",
            actor=officer,
            now=at(6, 16),
        )

    assert codes(refused) == ["ground_not_exemptible"]


def test_a_correction_opens_the_application_until_its_moment(officer, nomination):
    request_correction(nomination, what="補附件", due_at=at(6, 17, 17), actor=officer, now=at(6, 16))

    saved = write(application_of(nomination), nomination.nominated_by, at(6, 17), section_A1="補正")

    assert saved.versions == {"section.A1": 1}


def test_the_officer_chooses_which_parts_open(client, officer, nomination, time_machine):
    time_machine.move_to(at(6, 16), tick=False)
    client.force_login(officer)
    typed = {
        "what": "補附件",
        "parts": ["section.A1", "attachments"],
        "due_at_0": "1150617",
        "due_at_3": "17:00",
    }

    answer = client.post(f"/screening/{nomination.public_id}/correction/", typed)

    assert answer.status_code == 302
    assert open_parts_of(application_of(nomination)) == ("section.A1", "attachments")
