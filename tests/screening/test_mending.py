"""What may change a case: an authority's document, a cure in time, a correction of the data itself."""

from datetime import date, timedelta

import pytest

from answers import codes
from factories.people import make_person, make_unit
from factories.screening import award, judge_all, three_places
from factories.year import (
    at,
    make_branch,
    make_nomination,
    make_project,
    make_submission,
    write,
)
from laurel.applications.selectors import application_of
from laurel.applications.services import submit_application
from laurel.editions.models import CalendarDate
from laurel.editions.services import decide_point, set_date
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.people.models import Honour
from laurel.people.roles import Role
from laurel.register.services import correct_unit
from laurel.rulebook.entrants import UnitKind
from laurel.rulebook.policy import Point
from laurel.screening.facts import grounds_for, line_of, mended_in
from laurel.screening.selectors import data_corrections_of
from laurel.screening.services import (
    assign_case,
    find,
    grant_exemption,
    request_correction,
    request_data_correction,
)

pytestmark = pytest.mark.django_db
PAPERS = at(6, 18, 9)
"""When reading opens in the proposed calendar."""


def decide(edition, officer, point, choice):
    decide_point(edition, point, choice, authority="測字第5號", reason="", actor=officer, now=at(4, 2))


def test_a_cure_is_allowed_until_the_papers_go_out(officer, nomination):
    act = {"what": "補附件", "actor": officer, "now": at(6, 16)}

    request_correction(nomination, due_at=PAPERS, **act)
    with pytest.raises(Refused) as refused:
        request_correction(nomination, due_at=PAPERS + timedelta(minutes=1), **act)

    ground = refused.value.decision.refusals[0]
    assert (ground.code, ground.article.path, ground.seen["point"]) == (
        "cure_after_papers_go_out",
        "3-2-1-2-1",
        "A-15",
    )
    assert verify().sound


def test_a_year_may_allow_no_cure(officer, edition, nomination):
    decide(edition, officer, Point.LATE_CURE, "none")

    with pytest.raises(Refused) as refused:
        request_correction(nomination, what="補", due_at=PAPERS, actor=officer, now=at(6, 16))

    assert codes(refused) == ["cure_not_allowed"]


def test_a_cure_is_open_then_answered_with_what_changed(officer, nomination):
    request_correction(nomination, what="補", parts=["summary"], due_at=PAPERS, actor=officer, now=at(6, 16))
    open_line, _ = line_of(nomination, at(6, 16, 11))

    application = application_of(nomination)
    write(application, nomination.nominated_by, at(6, 16, 12), summary="補充後的摘要")
    submit_application(application, declared_by="主管", actor=nomination.nominated_by, now=at(6, 16, 13))
    line, _ = line_of(nomination, at(6, 17))

    assert (open_line.case.state, open_line.case.cure.state) == ("correction", "open")
    assert (line.case.state, line.case.cure.state, line.case.cure.answer.number) == ("waiting", "answered", 2)
    assert [str(part) for part in mended_in(line.case, line.case.cure)] == ["摘要"]


def test_a_cure_nobody_answered_expires(officer, nomination):
    request_correction(nomination, what="補", due_at=at(6, 17), actor=officer, now=at(6, 16))

    line, _ = line_of(nomination, at(6, 17, 11))

    assert (line.case.state, line.case.cure.state) == ("waiting", "expired")


def test_the_desk_judges_what_was_sent_not_what_is_being_written(officer, nomination):
    request_correction(nomination, what="補", parts=["period"], due_at=PAPERS, actor=officer, now=at(6, 16))
    write(application_of(nomination), nomination.nominated_by, at(6, 16, 12), period_to="2026-04-30")

    assert grounds_for(nomination, at(6, 17).date()).granted


def test_lateness_is_admitted_by_a_document(officer, edition):
    nomination = make_nomination(edition)
    make_submission(nomination)
    late = {"authority": "測字第8號", "reason": "改訂期限"}
    set_date(
        edition,
        CalendarDate.Kind.NOMINATIONS_CLOSE,
        at(5, 31),
        authority="測字第6號",
        reason="提前",
        actor=officer,
        now=at(6, 2),
    )
    with pytest.raises(Refused) as refused:
        find(nomination, "eligible", "", actor=officer, now=at(6, 16))
    grant_exemption(nomination, "late", **late, actor=officer, now=at(6, 16, 11))
    judged = judge_all(nomination, at(6, 16), note="")

    finding = find(nomination, "eligible", "", judgements=judged, actor=officer, now=at(6, 16, 12))

    assert codes(refused) == ["late"]
    assert [row["judged"] for row in finding.rows if row["found"] == "for_people"] == ["met"]


def test_what_does_not_forbid_cannot_be_admitted(officer, nomination):
    with pytest.raises(Refused) as refused:
        grant_exemption(nomination, "late", authority="x", reason="x", actor=officer, now=at(6, 16))

    assert codes(refused) == ["nothing_to_admit"]


def test_a_unit_like_those_of_the_list_is_admitted_by_a_document(officer, edition):
    branch = make_branch()
    nomination = make_nomination(edition, branch)
    make_submission(nomination)
    _become(nomination.unit, UnitKind.LABOUR_ACADEMY)

    refused = [ground.code for ground in grounds_for(nomination, at(6, 16).date()).refusals]
    grant_exemption(
        nomination, "closed_list", authority="測字第8號", reason="性質相同", actor=officer, now=at(6, 16)
    )

    assert refused == ["unit_kind_not_in_list"]
    assert grounds_for(nomination, at(6, 16).date()).granted


def test_a_division_is_not_admitted_to_overall_service(officer, edition):
    nomination = make_nomination(edition)
    make_submission(nomination)
    _become(nomination.unit, UnitKind.DIVISION)

    with pytest.raises(Refused) as refused:
        grant_exemption(nomination, "closed_list", authority="x", reason="x", actor=officer, now=at(6, 16))

    assert codes(refused) == ["nothing_to_admit"]


def test_an_early_project_is_admitted_by_a_document(officer, edition):
    decide(edition, officer, Point.EARLY_PROJECT, "results_since_count")
    nomination = make_project(edition, start=date(2023, 1, 1))
    make_submission(nomination)
    decide(edition, officer, Point.EARLY_PROJECT, "not_eligible")
    refused = [ground.code for ground in grounds_for(nomination, at(6, 16).date()).refusals]

    grant_exemption(
        nomination,
        "project_began_too_early",
        authority="測字第8號",
        reason="延續計畫",
        actor=officer,
        now=at(6, 16),
    )

    assert refused == ["project_began_too_early"]
    assert grounds_for(nomination, at(6, 16).date()).granted


def test_a_correction_of_data_is_asked_for_and_done_where_the_data_lives(officer, nomination):
    honour = award(nomination.unit, date(2026, 6, 1), actor=officer, now=at(6, 15))
    row = request_data_correction(
        nomination,
        "national_award_within_three_years",
        says="得獎的是同名單位",
        evidence="國發會函（示範）",
        asked_by="該單位",
        actor=officer,
        now=at(6, 16),
    )
    before = grounds_for(nomination, at(6, 16).date()).granted

    Honour.objects.filter(pk=honour.pk).update(unit=make_unit())

    assert (before, grounds_for(nomination, at(6, 16).date()).granted) == (False, True)
    assert list(data_corrections_of(nomination)) == [row]
    assert row.ground["article"] == "3-2-1-3-2"


def test_a_correction_of_data_names_a_ground_that_forbids(officer, nomination):
    with pytest.raises(Refused) as refused:
        request_data_correction(
            nomination, "late", says="x", evidence="x", asked_by="x", actor=officer, now=at(6, 16)
        )

    assert codes(refused) == ["no_such_refusal"]


def test_the_two_bars_fall_by_no_document(officer, nomination):
    three_places(nomination.unit, actor=officer, now=at(6, 15))
    award(nomination.unit, date(2026, 6, 1), actor=officer, now=at(6, 15))
    for code in ("top_six_three_years_running", "national_award_within_three_years"):
        with pytest.raises(Refused) as refused:
            grant_exemption(nomination, code, authority="x", reason="x", actor=officer, now=at(6, 16))
        assert codes(refused) == ["ground_not_exemptible"]


def test_a_case_is_given_taken_and_given_back(officer, reviewer, nomination):
    assign_case(nomination, reviewer, actor=officer, now=at(6, 16))
    given, _ = line_of(nomination, at(6, 16))
    assign_case(nomination, None, actor=reviewer, now=at(6, 16, 11))
    back, _ = line_of(nomination, at(6, 16, 12))

    assert (given.case.assignee, back.case.assignee) == (reviewer, None)
    assert verify().sound


def test_a_case_is_not_given_to_who_does_not_screen(officer, nomination):
    with pytest.raises(Refused) as refused:
        assign_case(nomination, make_person(Role.HR_OFFICER), actor=officer, now=at(6, 16))

    assert codes(refused) == ["assignee_does_not_screen"]


def _become(unit, kind):
    unit.kind = kind.value
    correct_unit(unit, reason="登錄錯誤", actor=make_person(Role.SYSTEM_ADMIN), now=at(6, 15))
