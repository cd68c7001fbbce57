"""Writing, sending, and the letter."""

import pytest
from django.http import Http404

from answers import codes
from factories.people import make_person
from factories.year import (
    at,
    make_application,
    make_branch,
    make_centre,
    make_edition,
    make_nomination,
    make_submission,
    some_pdf,
    write,
)
from laurel.applications.models import Submission
from laurel.applications.selectors import access_application, submission_of
from laurel.applications.services import (
    attach_file,
    hand_to_branch,
    submit_application,
)
from laurel.files.receiving import incoming_from
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def nomination():
    return make_nomination(make_edition())


def test_a_submission_freezes_what_was_written(nomination):
    submission = make_submission(nomination)

    assert (submission.number, submission.content["unit"]) == (1, nomination.unit.name)
    assert verify().sound


def test_after_the_deadline_nothing_is_sent_and_nothing_is_lost(nomination):
    with pytest.raises(Refused) as refused:
        make_submission(nomination, now=at(6, 16, 0, 1))

    assert codes(refused) == ["late"]
    assert Submission.objects.count() == 0


def test_the_last_minute_of_the_last_day_is_in_time(nomination):
    assert make_submission(nomination, now=at(6, 15, 23, 59)).number == 1


def test_without_its_file_an_application_is_not_sent(nomination):
    application = make_application(nomination)

    with pytest.raises(Refused) as refused:
        submit_application(application, declared_by="x", actor=nomination.nominated_by, now=at(6, 1))

    assert codes(refused) == ["file_missing"]


def test_another_period_needs_its_reason(nomination):
    application = make_application(nomination)
    actor = nomination.nominated_by
    attach_file(
        application,
        incoming_from([some_pdf()], "x"),
        caption="x",
        is_application_file=True,
        actor=actor,
        now=at(5, 22),
    )

    write(application, actor, at(5, 23), period_to="2026-04-30")
    with pytest.raises(Refused) as refused:
        submit_application(application, declared_by="x", actor=actor, now=at(6, 1))
    write(application, actor, at(5, 24), period_exception_reason="系統更換")
    submission = submit_application(application, declared_by="x", actor=actor, now=at(6, 1))

    assert codes(refused) == ["data_period_needs_reason"]
    assert submission.content["period_exception_reason"] == "系統更換"


def test_a_centre_hands_over_and_only_its_branch_sends():
    branch = make_branch()
    centre = make_centre(branch)
    writer = make_person(Role.APPLICANT_EDITOR, unit=centre)
    nomination = make_nomination(make_edition(), branch, centre)
    application = make_application(nomination, writer)

    hand_to_branch(application, actor=writer, now=at(5, 25))
    with pytest.raises(Refused) as refused:
        submit_application(application, declared_by="x", actor=writer, now=at(6, 1))

    assert codes(refused) == ["branch_sends_it_on"]


def test_what_was_sent_is_fixed(nomination):
    submission = make_submission(nomination)

    with pytest.raises(Refused) as refused:
        write(submission.application, nomination.nominated_by, at(6, 2), section_A1="改")

    assert codes(refused) == ["application_fixed"]


def test_drafts_are_private_and_submitted_versions_are_read_by_the_office(nomination):
    application = make_application(nomination)
    officer = make_person(Role.PROGRAMME_OFFICER)
    stranger = make_branch().coordinator

    for person in (officer, stranger):
        with pytest.raises(Http404):
            access_application(person, application.public_id)
    attach_file(
        application,
        incoming_from([some_pdf()], "x"),
        caption="x",
        is_application_file=True,
        actor=nomination.nominated_by,
        now=at(5, 22),
    )
    submit_application(application, declared_by="x", actor=nomination.nominated_by, now=at(6, 1))

    assert access_application(officer, application.public_id) == application
    assert submission_of(nomination) is not None
    with pytest.raises(Http404):
        access_application(stranger, application.public_id)
