"""Findings rest on facts; a no needs two people."""

from datetime import date

import pytest

from answers import codes
from factories.people import make_national_award, make_person
from factories.screening import award, judge_all, three_places
from factories.year import at, make_nomination, make_officer, make_submission, write
from laurel.applications.selectors import application_of, standing_of
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.people.roles import Role
from laurel.rulebook.grounds import Verdict
from laurel.rulebook.screening import Judgement
from laurel.screening.facts import grounds_for, version_of_case
from laurel.screening.models import Finding
from laurel.screening.selectors import (
    admitted_nominations,
    finding_of,
    findings_of,
    is_admitted,
    undecided_nominations,
)
from laurel.screening.services import (
    confirm_finding,
    find,
    grant_exemption,
    request_correction,
    return_finding,
)

pytestmark = pytest.mark.django_db


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
    assert standing_of(application_of(nomination)).open_parts == ("section.A1", "attachments")


def test_a_finding_keeps_the_facts_and_the_verdict_on_each_provision(officer, nomination):
    judged = judge_all(nomination, at(6, 16))

    finding = find(nomination, "eligible", "看過", judgements=judged, actor=officer, now=at(6, 16))

    assert finding.number == 1
    assert [row["article"] for row in finding.rows] == [
        "2",
        "3-1-1",
        "3-1-3",
        "3-2-1-1-1",
        "3-2-1-1-3",
        "3-2-1-2-1",
        "3-2-1-2-2",
        "3-2-1-3-1",
        "3-2-1-3-2",
    ]
    assert {(row["found"], row["judged"]) for row in finding.rows} == {("met", "met")}


def test_a_provision_left_to_people_must_be_judged_with_a_note(officer, edition):
    nomination = make_nomination(edition)
    make_submission(nomination, dispatched_on=None)
    act = {"actor": officer, "now": at(6, 16)}

    with pytest.raises(Refused) as open_one:
        find(nomination, "eligible", "", **act)
    with pytest.raises(Refused) as without_note:
        find(nomination, "eligible", "", judgements=judge_all(nomination, at(6, 16), note=""), **act)
    finding = find(nomination, "eligible", "", judgements=judge_all(nomination, at(6, 16)), **act)

    assert codes(open_one) == ["provision_not_judged"]
    assert codes(without_note) == ["verdict_needs_a_note"]
    assert [(row["found"], row["judged"], row["note"]) for row in finding.rows if row["note"]] == [
        ("for_people", "met", "已確認")
    ]


def test_a_bar_cannot_be_waved_through(officer, nomination):
    three_places(nomination.unit, actor=officer, now=at(6, 15))
    judged = judge_all(nomination, at(6, 16)) | {"3-2-1-3-1": Judgement(Verdict.MET, "今年很努力")}
    act = {"judgements": judged, "actor": officer, "now": at(6, 16)}

    with pytest.raises(Refused) as as_eligible:
        find(nomination, "eligible", "", **act)
    with pytest.raises(Refused) as as_ineligible:
        find(nomination, "ineligible", "另有理由", **act)

    assert codes(as_eligible) == codes(as_ineligible) == ["top_six_three_years_running"]
    assert not Finding.objects.exists()


def test_eligible_with_one_no_is_refused(officer, nomination):
    judged = judge_all(nomination, at(6, 16)) | {"3-2-1-2-1": Judgement(Verdict.NOT_MET, "電子檔是空白頁")}

    with pytest.raises(Refused) as refused:
        find(nomination, "eligible", "", judgements=judged, actor=officer, now=at(6, 16))

    assert codes(refused) == ["eligible_with_a_no"]


def test_a_person_may_say_no_with_a_reason(officer, nomination):
    judged = judge_all(nomination, at(6, 16)) | {"3-2-1-2-1": Judgement(Verdict.NOT_MET, "電子檔是空白頁")}

    finding = find(nomination, "ineligible", "", judgements=judged, actor=officer, now=at(6, 16))

    assert [row["note"] for row in finding.rows if row["judged"] == "not_met"] == ["電子檔是空白頁"]


def test_the_second_of_two_officers_sees_the_first_finding(officer, nomination):
    seen = version_of_case(None, grounds_for(nomination, at(6, 16).date()))
    find(nomination, "ineligible", "先認定", expected=seen, actor=officer, now=at(6, 16))

    with pytest.raises(Refused) as refused:
        find(nomination, "eligible", "", expected=seen, actor=make_officer(), now=at(6, 16, 11))

    assert codes(refused) == ["found_by_another"]
    assert refused.value.decision.refusals[0].seen["person"] == officer.name
    assert [row.note for row in findings_of(nomination)] == ["先認定"]


def test_a_finding_on_facts_that_changed_meanwhile_is_refused(officer, nomination):
    seen = version_of_case(None, grounds_for(nomination, at(6, 16).date()))
    award(nomination.unit, date(2026, 6, 16), actor=officer, now=at(6, 16))

    with pytest.raises(Refused) as refused:
        find(nomination, "ineligible", "", expected=seen, actor=officer, now=at(6, 16, 11))

    assert codes(refused) == ["facts_changed_meanwhile"]


def test_the_second_person_may_disagree_and_the_reason_stays(officer, reviewer, nomination):
    finding = find(nomination, "ineligible", "資料不實", actor=officer, now=at(6, 16))

    return_finding(finding, "證據不足", actor=reviewer, now=at(6, 16, 11))

    assert finding_of(nomination).giving_back.reason == "證據不足"
    assert [row.code for row in undecided_nominations(nomination.edition)] == ["A01"]
    with pytest.raises(Refused) as refused:
        confirm_finding(finding, actor=make_person(Role.SCREENING_REVIEWER), now=at(6, 16, 12))
    assert codes(refused) == ["finding_stands_no_more"]
    again = find(nomination, "eligible", "", actor=officer, now=at(6, 16, 13))
    assert (again.number, is_admitted(nomination)) == (2, True)
    assert verify().sound


def test_nobody_gives_back_their_own_finding(officer, nomination):
    finding = find(nomination, "ineligible", "資料不實", actor=officer, now=at(6, 16))

    with pytest.raises(Refused) as refused:
        return_finding(finding, "想改", actor=officer, now=at(6, 17))

    assert codes(refused) == ["second_person_needed"]


def test_only_the_newest_version_is_confirmed(officer, reviewer, nomination):
    old = find(nomination, "ineligible", "資料不實", actor=officer, now=at(6, 16))
    find(nomination, "ineligible", "另有理由", actor=officer, now=at(6, 16, 11))

    with pytest.raises(Refused) as refused:
        confirm_finding(old, actor=reviewer, now=at(6, 16, 12))

    assert codes(refused) == ["finding_stands_no_more"]


def test_an_eligible_finding_needs_no_second_word(officer, reviewer, nomination):
    finding = find(nomination, "eligible", "", actor=officer, now=at(6, 16))

    with pytest.raises(Refused) as refused:
        confirm_finding(finding, actor=reviewer, now=at(6, 16, 11))

    assert codes(refused) == ["confirmed_already"]
