"""A finding is opened again when what it rested on changes: late results, merged units, sent anew, admitted, revoked."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from answers import codes
from factories.people import make_person, make_unit
from factories.screening import award, judge_all, three_places
from factories.year import (
    OVERALL,
    at,
    make_admitted,
    make_branch,
    make_centre,
    make_edition,
    make_judging,
    make_nomination,
    make_project,
    make_submission,
)
from laurel.applications.selectors import application_of
from laurel.applications.services import record_dispatch
from laurel.editions.models import CalendarDate
from laurel.editions.services import set_date
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.services import record
from laurel.ledger.verification import verify
from laurel.nominations.services import withdraw_nomination
from laurel.panel.services import lock_panel
from laurel.people.models import Honour, Succession
from laurel.people.services import add_history, link_units
from laurel.screening.facts import line_of
from laurel.screening.models import FindingReopening
from laurel.screening.selectors import (
    admitted_nominations,
    finding_of,
    is_admitted,
    outcomes_in,
    undecided_nominations,
)
from laurel.screening.services import confirm_finding, find, grant_exemption

pytestmark = pytest.mark.django_db


@pytest.fixture
def admitted(edition, officer):
    return make_admitted(edition, officer, make_nomination(edition))


def appeared(nomination):
    reopening = finding_of(nomination).reopening
    then = {row["code"] for row in finding_of(nomination).grounds if row["verdict"] == "not_met"}
    return sorted({row["code"] for row in reopening.grounds if row["verdict"] == "not_met"} - then)


def test_a_national_result_after_the_deadline_opens_the_finding_again(officer, admitted):
    award(admitted.unit, date(2026, 6, 20), actor=officer, now=at(6, 20, 11))

    reopening = finding_of(admitted).reopening
    assert appeared(admitted) == ["national_award_after_deadline"]
    assert reopening.cause_act == "people.history_added"
    assert Entry.objects.filter(act="screening.reopened").get().note["entries"] == ["A01"]
    assert not is_admitted(admitted)
    assert admitted_nominations(admitted.edition) == []
    assert undecided_nominations(admitted.edition) == [admitted]
    assert outcomes_in(admitted.edition) == {admitted.pk: ("eligible", False)}
    assert verify().sound


def test_it_counts_again_once_a_new_version_is_found(officer, reviewer, admitted):
    award(admitted.unit, date(2026, 6, 20), actor=officer, now=at(6, 20, 11))
    finding = find(admitted, "ineligible", "", actor=officer, now=at(6, 21))
    confirm_finding(finding, actor=reviewer, now=at(6, 21, 11))

    assert finding.number == 2
    assert undecided_nominations(admitted.edition) == []
    assert outcomes_in(admitted.edition) == {admitted.pk: ("ineligible", True)}


def test_a_result_that_touches_nobody_opens_nothing(officer, admitted):
    award(make_unit(), date(2026, 6, 20), actor=officer, now=at(6, 20, 11))
    award(
        admitted.unit,
        date(2026, 6, 20),
        line=Honour.Line.PLANNING,
        award_key="other",
        actor=officer,
        now=at(6, 20, 11),
    )

    assert not FindingReopening.objects.exists()


def test_an_award_that_nobody_classified_is_for_people(officer, admitted):
    award(admitted.unit, date(2026, 6, 20), line=Honour.Line.UNCLASSIFIED, actor=officer, now=at(6, 20, 11))

    line, _ = line_of(admitted, at(6, 20, 12))
    assert line.case.state == "reopened"


def test_project_planning_stays_open_to_a_national_winner_but_not_to_a_streak(officer, edition):
    project = make_admitted(edition, officer, make_project(edition))
    award(project.unit, date(2026, 6, 20), actor=officer, now=at(6, 20, 11))
    untouched = is_admitted(project)

    three_places(project.unit, actor=officer, now=at(6, 20, 12))

    assert untouched
    assert appeared(project) == ["top_six_three_years_running"]


def test_a_merger_brings_the_places_of_whom_the_unit_continues(officer, edition):
    branch = make_branch()
    old = make_centre(branch)
    three_places(old, actor=officer, now=at(6, 1))
    nomination = make_admitted(edition, officer, make_nomination(edition, branch))

    link_units(old, nomination.unit, Succession.Kind.MERGED, date(2026, 6, 18), actor=officer, now=at(6, 18))

    assert appeared(nomination) == ["top_six_three_years_running"]


def test_a_revoked_award_opens_what_was_found_ineligible(officer, reviewer, nomination):
    honour = award(nomination.unit, date(2026, 6, 10), actor=officer, now=at(6, 15))
    finding = find(nomination, "ineligible", "", actor=officer, now=at(6, 16))
    confirm_finding(finding, actor=reviewer, now=at(6, 16, 11))

    honour.revoked_on = date(2026, 6, 19)
    _record_honour(honour, officer, at(6, 19, 11))

    assert finding_of(nomination).reopening.cause_act == "people.history_corrected"
    assert undecided_nominations(nomination.edition) == [nomination]


def test_a_document_that_admits_opens_what_was_found_ineligible(officer, reviewer, edition, nomination):
    set_date(
        edition,
        CalendarDate.Kind.NOMINATIONS_CLOSE,
        at(5, 31),
        authority="測字第6號",
        reason="提前",
        actor=officer,
        now=at(6, 2),
    )
    finding = find(nomination, "ineligible", "", actor=officer, now=at(6, 16))
    confirm_finding(finding, actor=reviewer, now=at(6, 16, 11))

    grant_exemption(nomination, "late", authority="測字第8號", reason="x", actor=officer, now=at(6, 16, 12))

    assert finding_of(nomination).reopening.cause_act == "screening.exempted"


def test_moving_the_deadline_opens_those_whom_it_makes_late(officer, edition):
    early = make_nomination(edition)
    make_submission(early, now=at(5, 25), dispatched_on=None)
    late = make_nomination(edition)
    make_submission(late, now=at(6, 5), dispatched_on=None)
    for row in (early, late):
        judged = judge_all(row, at(6, 16))
        find(row, "eligible", "", judgements=judged, actor=officer, now=at(6, 16))

    set_date(
        edition,
        CalendarDate.Kind.NOMINATIONS_CLOSE,
        at(6, 1),
        authority="測字第6號",
        reason="提前",
        actor=officer,
        now=at(6, 16, 11),
    )

    assert (is_admitted(early), is_admitted(late)) == (True, False)


def test_a_letter_that_changes_nothing_of_weight_opens_nothing(officer, admitted):
    record_dispatch(
        application_of(admitted),
        dispatched_on=date(2026, 6, 12),
        dispatch_no="測字第7號",
        copies=11,
        actor=officer,
        now=at(6, 17),
    )

    assert is_admitted(admitted)


def test_another_entry_of_the_same_unit_that_is_gone_opens_nothing_else(officer, edition, admitted):
    other = make_admitted(edition, officer, make_nomination(edition))
    withdraw_nomination(other, reason="x", letter_no="", actor=other.nominated_by, now=at(6, 17))

    assert is_admitted(admitted)


def test_a_finding_is_opened_once(officer, admitted):
    award(admitted.unit, date(2026, 6, 20), actor=officer, now=at(6, 20, 11))
    award(admitted.unit, date(2026, 6, 20), award_key="two", actor=officer, now=at(6, 20, 12))

    assert FindingReopening.objects.count() == 1


def test_from_the_meeting_on_nothing_is_opened(officer, admitted):
    award(admitted.unit, date(2026, 6, 30), actor=officer, now=at(6, 30, 15))

    assert is_admitted(admitted)


def test_a_year_whose_places_stand_is_not_opened(officer, admitted):
    honour = Honour(level=Honour.Level.AGENCY, unit=make_unit(), roc_year=115, category=OVERALL, place=1)
    add_history([], [honour], actor=officer, now=at(6, 29))
    award(admitted.unit, date(2026, 6, 29), actor=officer, now=at(6, 29, 11))

    assert is_admitted(admitted)


def test_a_year_opened_early_does_not_hide_the_one_that_has_not_met(officer, admitted):
    make_edition(officer, 116)

    award(admitted.unit, date(2026, 6, 20), actor=officer, now=at(6, 20, 11))

    assert appeared(admitted) == ["national_award_after_deadline"]


def test_an_opened_finding_keeps_the_panel_from_being_locked(officer, admitted):
    award(admitted.unit, date(2026, 6, 17), actor=officer, now=at(6, 17))

    with pytest.raises(Refused) as refused:
        lock_panel(admitted.edition, actor=officer, now=at(6, 17, 11))

    assert codes(refused) == ["screening_open"]


def test_a_result_that_arrives_while_sheets_are_filed_is_said_so():
    judging = make_judging(entries=2, declared=False)
    entry = admitted_nominations(judging.edition)[0]

    award(entry.unit, date(2026, 6, 22), actor=judging.officer, now=at(6, 22, 11))

    assert [row.code for row in undecided_nominations(judging.edition)] == [entry.code]


@pytest.mark.once
def test_following_costs_the_same_for_many_entries(officer, edition):
    branch, elsewhere, costs = make_branch(), make_unit(), []
    for number, more in enumerate((1, 2, 17)):
        for _ in range(more):
            make_admitted(edition, officer, make_nomination(edition, branch))
        with CaptureQueriesContext(connection) as queries:
            award(elsewhere, date(2026, 6, 20), award_key=str(number), actor=officer, now=at(6, 20, 11))
        costs.append(len(queries))

    assert len(set(costs)) == 1, costs
    assert costs[0] <= 35


@pytest.mark.once
def test_acts_of_no_concern_cost_nothing(admitted):
    with CaptureQueriesContext(connection) as queries:
        make_person()

    assert [query["sql"] for query in queries if "screening" in query["sql"]] == []


def _record_honour(honour, officer, now):
    with transaction.atomic():
        honour.save()
        record("people.history_corrected", actor=officer, now=now, chain="house", rows=[honour])
