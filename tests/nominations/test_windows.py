"""After the deadline only an authority's window lets a unit in, and only that unit."""

import pytest
from django.http import Http404

from answers import codes
from factories.entering import make_window
from factories.screening import judge_all
from factories.year import (
    at,
    make_application,
    make_branch,
    make_centre,
    make_edition,
    make_nomination,
    make_officer,
    make_submission,
    some_pdf,
)
from laurel.applications.services import attach_file, submit_application
from laurel.files.receiving import incoming_from
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.nominations.models import AdmissionWindow
from laurel.screening.facts import grounds_for
from laurel.screening.services import find

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def edition(officer):
    return make_edition(officer)


@pytest.mark.parametrize(("now", "late"), [(at(6, 15, 23, 59), False), (at(6, 16, 0), True)])
def test_the_last_instant_of_the_15th_is_in_time(edition, now, late):
    if late:
        with pytest.raises(Refused) as refused:
            make_nomination(edition, now=now)
        assert codes(refused) == ["late"]
    else:
        assert make_nomination(edition, now=now).code == "A01"


def test_a_window_admits_its_unit_and_keeps_the_authority(edition, officer):
    branch = make_branch()
    centre = make_centre(branch)
    make_window(edition, centre, officer)

    nomination = make_nomination(edition, branch, centre, now=at(6, 18))

    ground = nomination.grounds[-1]
    assert (ground["code"], ground["seen"]["authority"]) == ("late_and_admitted", "測字第9號")


def test_a_window_changes_nobody_elses_deadline(edition, officer):
    branch = make_branch()
    make_window(edition, make_centre(branch), officer)

    with pytest.raises(Refused) as refused:
        make_nomination(edition, branch, now=at(6, 18))

    assert codes(refused) == ["late"]


@pytest.mark.parametrize("now", [at(6, 16, 12), at(6, 20, 17)])
def test_a_window_admits_neither_before_it_opens_nor_from_its_end(edition, officer, now):
    branch = make_branch()
    centre = make_centre(branch)
    make_window(edition, centre, officer)

    with pytest.raises(Refused):
        make_nomination(edition, branch, centre, now=now)


def test_a_window_for_a_nomination_admits_no_submission(edition, officer):
    nomination = make_nomination(edition)
    make_window(edition, nomination.unit, officer, for_submission=False)

    with pytest.raises(Refused) as refused:
        make_submission(nomination, now=at(6, 18), dispatched_on=None)

    assert codes(refused) == ["late"]


def test_a_submission_in_its_window_stays_admitted_when_it_is_screened_later(edition, officer):
    nomination = make_nomination(edition)
    make_window(edition, nomination.unit, officer, for_nomination=False)
    make_submission(nomination, now=at(6, 18), dispatched_on=None)

    judged = judge_all(nomination, at(6, 25))
    finding = find(nomination, "eligible", "", judgements=judged, actor=officer, now=at(6, 25))

    assert [row["code"] for row in finding.grounds if row["code"].startswith("late")] == ["late_and_admitted"]
    assert verify().sound


def test_a_late_nomination_is_shown_to_those_who_screen(edition, officer):
    branch = make_branch()
    centre = make_centre(branch)
    make_window(edition, centre, officer)
    nomination = make_nomination(edition, branch, centre, now=at(6, 18))

    admitted = [g for g in grounds_for(nomination, at(6, 25).date()).grounds if g.code == "late_and_admitted"]

    assert [g.seen["authority"] for g in admitted] == ["測字第9號"]


def test_a_window_that_ended_admits_no_application(edition, officer):
    nomination = make_nomination(edition)
    make_window(edition, nomination.unit, officer)
    application = make_application(nomination)
    actor = nomination.nominated_by
    attach_file(
        application,
        incoming_from([some_pdf()], "a.pdf"),
        caption="a",
        is_application_file=True,
        actor=actor,
        now=at(6, 1),
    )

    with pytest.raises(Refused) as refused:
        submit_application(application, declared_by="主管", actor=actor, now=at(6, 20, 17))

    assert codes(refused) == ["late"]


@pytest.mark.parametrize(
    ("overrides", "code"),
    [
        ({"until": at(6, 17)}, "window_ends_in_the_past"),
        ({"for_nomination": False, "for_submission": False}, "window_for_nothing"),
    ],
)
def test_a_window_that_opens_nothing_is_refused(edition, officer, overrides, code):
    with pytest.raises(Refused) as refused:
        make_window(edition, make_branch().unit, officer, **overrides)

    assert codes(refused) == [code]
    assert AdmissionWindow.objects.count() == 0


def test_only_the_officer_opens_a_window(edition):
    branch = make_branch()

    with pytest.raises(Http404):
        make_window(edition, branch.unit, branch.coordinator)
