"""Rosters: versions, agencies, declared rewards, the same project in another year, nobody proposed, no national ids."""

from dataclasses import replace

import pytest
from django.http import Http404

from answers import codes
from factories.above import ministry
from factories.people import make_person, make_unit
from factories.rewarding import order, person_of, propose, won
from factories.year import PROJECT, at
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.roles import Role
from laurel.results.selectors import recommendations_of
from laurel.rewards.facts import remarks_on, remarks_on_case, sheet_of
from laurel.rewards.models import RewardLine
from laurel.rewards.permissions import agency_of
from laurel.rewards.selectors import roster_of, same_projects_of
from laurel.rewards.services import (
    correct_line,
    decide_readings,
    propose_nobody,
    propose_reward,
    revoke_order,
    strike_line,
)
from laurel.rewards.text import national_id_in
from laurel.rulebook.entrants import UnitKind

pytestmark = pytest.mark.django_db
REAL_LOOKING = "A123456789"
"""The number of every specimen: its check digit is right, and nobody has it."""


def remarks_of(row):
    sheet, roster = sheet_of(row), list(roster_of(row))
    return {pk: [ground.code for ground in decision] for pk, decision in remarks_on(sheet, roster).items()}


def test_a_correction_is_a_new_version_and_both_are_kept(judging, first, personnel):
    ministry(judging, first, 5, False)
    line = propose(first, personnel, "P1", "merit", deeds="主辦")

    after = correct_line(
        line,
        person_of(first, "P1", "commendation", deeds="主辦全案"),
        "事蹟補充",
        actor=personnel,
        now=at(12, 2),
    )

    assert [row.pk for row in roster_of(first)] == [after.pk]
    assert [(row.deeds, row.reward) for row in RewardLine.objects.order_by("pk")] == [
        ("主辦", "merit"),
        ("主辦全案", "commendation"),
    ]
    assert (after.corrects_id, sheet_of(first).used) == (line.pk, 1)
    assert verify().sound


def test_a_correction_is_weighed_as_if_the_old_line_were_gone(judging, first, personnel):
    ministry(judging, first, 5, False)
    line = propose(first, personnel, "P1", "commendation", 2)
    propose(first, personnel, "P2", "commendation", 1)

    with pytest.raises(Refused) as refused:
        correct_line(line, person_of(first, "P1", "merit"), "改記功", actor=personnel, now=at(12, 2))
    correct_line(line, person_of(first, "P1", "commendation", 1), "改一次", actor=personnel, now=at(12, 2))

    seen = dict(refused.value.decision.refusals[0].seen)
    assert seen == {"used": 1, "proposed": 3, "total": 4, "ceiling": 3}
    assert sheet_of(first).used == 2


def test_a_line_that_no_longer_stands_is_refused(judging, first, personnel):
    ministry(judging, first, 5, False)
    line = propose(first, personnel)
    strike_line(line, "誤列", actor=personnel, now=at(12, 2))

    with pytest.raises(Refused) as struck:
        strike_line(line, "再刪", actor=personnel, now=at(12, 2))
    with pytest.raises(Refused) as corrected:
        correct_line(line, person_of(first), "再改", actor=personnel, now=at(12, 2))

    assert (codes(struck), codes(corrected)) == (["line_not_standing"], ["line_not_standing"])


def test_an_ordered_line_is_neither_struck_nor_corrected(judging, first, personnel):
    ministry(judging, first, 5, False)
    line = propose(first, personnel)
    order(first, [line], personnel)

    with pytest.raises(Refused) as struck:
        strike_line(line, "誤列", actor=personnel, now=at(12, 3))
    with pytest.raises(Refused) as corrected:
        correct_line(line, person_of(first), "改", actor=personnel, now=at(12, 3))

    assert (codes(struck), codes(corrected)) == (["line_ordered_already"], ["line_ordered_already"])


def test_a_revoked_line_is_proposed_anew_as_a_correction(judging, first, personnel):
    ministry(judging, first, 5, False)
    line = propose(first, personnel, "P1", "merit")
    order(first, [line], personnel)
    revoke_order(
        line, revoked_on=at(12, 3).date(), document_no="撤1", reason="不同意", actor=personnel, now=at(12, 3)
    )

    after = correct_line(
        line, person_of(first, "P1", "commendation"), "改列嘉獎", actor=personnel, now=at(12, 3)
    )

    assert [(row.pk, sheet_of(first).used) for row in roster_of(first)] == [(after.pk, 1)]


@pytest.mark.parametrize("field", ["person_key", "deeds", "remark", "declared_document"])
def test_a_national_id_is_refused_wherever_it_stands(judging, first, personnel, field):
    ministry(judging, first, 5, False)
    proposed = replace(person_of(first), **{field: f"編號 {REAL_LOOKING}"})

    with pytest.raises(Refused) as refused:
        propose_reward(first, proposed, actor=personnel, now=at(12, 1))

    ground = refused.value.decision.refusals[0]
    assert (ground.code, dict(ground.seen)) == (
        "national_id_typed",
        {"field": f"field_{field}", "masked": "A********9"},
    )
    assert not RewardLine.objects.exists()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (REAL_LOOKING, "A********9"),
        ("a123456789", "A********9"),
        ("Ａ１２３４５６７８９", "A********9"),
        ("A1234 56789", "A********9"),
        ("他的證號是A123456789。", "A********9"),
        ("A800000014", "A********4"),
        ("A123456788", ""),
        ("A023456789", ""),
        ("P001", ""),
        ("XA1234567890", ""),
        ("示範字第1150601001號", ""),
    ],
)
def test_a_number_is_told_by_its_form_and_its_check_digit(typed, found):
    assert national_id_in(typed) == found


def test_a_declared_reward_for_the_same_cause_is_refused_a_related_one_is_for_people(
    judging, first, personnel
):
    ministry(judging, first, 5, False)

    with pytest.raises(Refused) as refused:
        propose(first, personnel, "P1", declared="same", declared_document="部人字第1號")
    line = propose(first, personnel, "P2", declared="related", declared_document="部人字第2號")

    assert codes(refused) == ["declared_rewarded_for_same_cause"]
    assert remarks_of(first) == {line.pk: ["declared_rewarded_for_related_cause"]}


def test_staff_by_contract_are_for_people(judging, first, personnel):
    ministry(judging, first, 5, False)
    line = propose(first, personnel, engagement="contract")

    assert remarks_of(first) == {line.pk: ["outside_evaluation_act"]}


def test_one_person_in_two_entries_is_for_people_and_names_the_entry(judging, first, second, personnel):
    ministry(judging, first, 5, False)
    ministry(judging, second, 6, False)
    propose(first, personnel, "P1")
    line = propose(second, personnel, "P1")

    grounds = remarks_on(sheet_of(second), list(roster_of(second)))[line.pk].grounds

    assert [(ground.code, dict(ground.seen)) for ground in grounds] == [
        (
            "person_rewarded_for_other_entry",
            {"person": "this_person", "entries": f"115-{first.nomination.code}"},
        )
    ]


def same_project(first, second):
    """The second entry becomes the first one's project: same unit, same title but for a space."""
    entry = second.nomination
    entry.unit, entry.project_title = first.nomination.unit, "測試 專案"
    entry.save(update_fields=["unit", "project_title"])
    return recommendations_of(entry.edition, PROJECT).get(pk=second.pk)


def test_the_same_project_of_the_same_unit_is_found_by_unit_and_title(judging, first, second):
    before = same_projects_of([first, second])
    again = same_project(first, second)

    assert before == {first.pk: frozenset(), second.pk: frozenset()}
    assert same_projects_of([first, again]) == {first.pk: {again.pk}, again.pk: {first.pk}}


def test_the_same_project_rewarded_elsewhere_is_shown_on_the_sheet_and_on_the_line(
    judging, first, second, personnel
):
    again = same_project(first, second)
    ministry(judging, first, 5, False)
    ministry(judging, again, 6, False)
    propose(first, personnel, "P1")
    quiet = propose(again, personnel, "P2")

    line = propose(again, personnel, "P1")

    assert remarks_of(again) == {quiet.pk: [], line.pk: ["same_project_rewarded_before"]}
    assert [ground.code for ground in remarks_on_case(sheet_of(again))] == ["project_rewarded_in_other_year"]


def test_nobody_may_be_proposed_with_a_reason_until_somebody_is(judging, first, personnel):
    ministry(judging, first, 5, False)
    propose_nobody(first, "單位考量", actor=personnel, now=at(12, 1))
    closed = sheet_of(first).nobody

    with pytest.raises(Refused) as twice:
        propose_nobody(first, "再一次", actor=personnel, now=at(12, 1))
    propose(first, personnel)
    with pytest.raises(Refused) as standing:
        propose_nobody(first, "又不提", actor=personnel, now=at(12, 2))

    assert closed.reason == "單位考量"
    assert sheet_of(first).nobody is None
    assert (codes(twice), codes(standing)) == (["nobody_proposed_already"], ["roster_not_empty"])


def test_nobody_can_be_proposed_only_once_the_result_is_known(judging, first, personnel):
    with pytest.raises(Refused) as refused:
        propose_nobody(first, "不提", actor=personnel, now=at(12, 1))

    assert codes(refused) == ["reward_waits_for_result"]


@pytest.fixture
def branch():
    """A branch with a centre, and its own personnel officer, who serves there."""
    agency = make_unit(UnitKind.AGENCY)
    unit = make_unit(UnitKind.BRANCH, parent=agency)
    centre = make_unit(UnitKind.EMPLOYMENT_SERVICE_CENTER, parent=unit)
    office = make_unit(UnitKind.OFFICE, parent=unit)
    return unit, centre, make_person(Role.HR_OFFICER, serves_at=office)


def test_an_agency_is_the_branch_the_centre_or_the_head_of_all(branch):
    unit, centre, _ = branch

    assert [agency_of(row) for row in (centre, unit, unit.parent)] == [unit, unit, unit.parent]


def test_personnel_of_a_branch_keep_the_rosters_of_its_own_people_only(judging, first, personnel, branch):
    won(judging, first)
    _, centre, own = branch
    of_others = propose(first, personnel, "P1", role="other_contributor")

    line = propose(first, own, "P2", role="co_organiser", unit=centre)
    with pytest.raises(Http404):
        propose(first, own, "P3", role="co_organiser")
    with pytest.raises(Http404):
        strike_line(of_others, "不是我的", actor=own, now=at(12, 2))

    assert line.unit == centre
    assert sheet_of(first).used == 2


def test_a_year_may_give_each_agency_a_ceiling_and_limit_major_merits(judging, first, personnel, branch):
    won(judging, first)
    unit, centre, own = branch
    propose(first, personnel, "P1", "merit", 2, role="other_contributor")
    with pytest.raises(Refused) as shared:
        propose(first, own, "P2", role="co_organiser", unit=centre)

    decide_readings(
        judging.edition,
        scope="per_agency",
        most_major_merits=1,
        authority="測字第9號",
        reason="",
        actor=judging.officer,
        now=at(12, 1),
    )
    propose(first, own, "P2", role="co_organiser", unit=centre)
    propose(first, personnel, "P3", "major_merit", role="head", committee_on=at(12, 10).date())
    with pytest.raises(Refused) as second_major:
        propose(first, personnel, "P4", "major_merit", role="lead_officer", committee_on=at(12, 10).date())

    assert (codes(shared), codes(second_major)) == (["above_ceiling"], ["too_many_major_merits"])
    assert [(b.key, b.used, b.left) for b in sheet_of(first).budgets] == [
        (first.nomination.unit.code, 6, 0),
        (unit.code, 1, 5),
    ]


def test_only_the_officer_decides_readings(judging, personnel):
    with pytest.raises(Http404):
        decide_readings(
            judging.edition,
            scope="per_agency",
            most_major_merits=None,
            authority="測",
            reason="",
            actor=personnel,
            now=at(12, 1),
        )


def test_the_record_names_nobody_in_any_act_on_a_roster(judging, first, personnel):
    ministry(judging, first, 5, False)
    line = propose(first, personnel, "P1")
    after = correct_line(line, person_of(first, "P1", "merit"), "改", actor=personnel, now=at(12, 2))
    order(first, [after], personnel)
    with pytest.raises(Refused) as refused:
        order(first, [after], personnel)

    told = [str([row.grounds, row.note]) for row in Entry.objects.filter(act__startswith="rewards.")]
    told.append(str(refused.value.decision.as_record()))

    assert [words for words in told if "同仁" in words or "P1" in words] == []
    assert dict(refused.value.decision.refusals[0].seen) == {"person": "line-1"}
