"""Rewards: the right case, within the ceiling, once; outcomes that decide it."""

from datetime import date

import pytest
from django.http import Http404

from answers import codes
from factories.above import ministry, national
from factories.rewarding import propose
from factories.year import at
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.models import Honour
from laurel.rewards.facts import remarks_on, sheet_of
from laurel.rewards.models import RewardLine
from laurel.rewards.selectors import roster_of
from laurel.rewards.services import decide_pool, export_roster, strike_line

pytestmark = pytest.mark.django_db


def test_nothing_is_paid_while_a_result_is_pending(judging, first, personnel):
    with pytest.raises(Refused) as before:
        propose(first, personnel)
    ministry(judging, first, 1, True)
    with pytest.raises(Refused) as between:
        propose(first, personnel)

    assert (codes(before), codes(between)) == (["reward_waits_for_result"], ["reward_waits_for_result"])


def test_below_the_top_three_the_ceiling_is_one_merit(judging, first, personnel):
    ministry(judging, first, 5, False)
    propose(first, personnel, "P1", "commendation", 2)
    propose(first, personnel, "P2", "commendation", 1)

    with pytest.raises(Refused) as refused:
        propose(first, personnel, "P3", "commendation", 1)

    assert codes(refused) == ["above_ceiling"]
    assert dict(refused.value.decision.refusals[0].seen) == {
        "used": 3,
        "proposed": 1,
        "total": 4,
        "ceiling": 3,
    }
    assert verify().sound


def test_a_struck_line_frees_its_share(judging, first, personnel):
    ministry(judging, first, 5, False)
    line = propose(first, personnel, "P1", "merit")

    strike_line(line, "更正", actor=personnel, now=at(12, 2))

    assert sheet_of(first).left == 3


def test_one_person_is_rewarded_once_for_one_cause(judging, first, personnel):
    ministry(judging, first, 5, False)
    propose(first, personnel)

    with pytest.raises(Refused) as refused:
        propose(first, personnel)

    assert codes(refused) == ["person_on_roster_already"]


def test_a_national_award_gives_honours_and_major_merit_to_heads_only(judging, first, personnel):
    ministry(judging, first, 1, True)
    national(judging, first, "won", winner_of_record=first.nomination.unit, line="first_line")

    with pytest.raises(Refused) as other:
        propose(first, personnel, reward="major_merit", role="other_contributor")
    with pytest.raises(Refused) as without:
        propose(first, personnel, reward="major_merit", role="head")

    assert (codes(other), codes(without)) == (["major_merit_only_for_heads"], ["major_merit_needs_committee"])
    assert [row.unit for row in Honour.objects.filter(level=Honour.Level.NATIONAL)] == [first.nomination.unit]


def test_a_corrected_award_is_revoked(judging, first):
    ministry(judging, first, 1, True)
    national(judging, first, "won", winner_of_record=first.nomination.unit, line="first_line")

    national(judging, first, "not_won", reason="得獎撤銷")

    assert Honour.objects.get(level=Honour.Level.NATIONAL).revoked_on == date(2026, 11, 20)
    assert verify().sound


def test_a_national_result_needs_the_ministrys_word(judging, first):
    with pytest.raises(Refused) as refused:
        national(judging, first, "not_won")

    assert codes(refused) == ["not_forwarded_to_national_award"]


def test_what_the_text_does_not_cover_is_for_people(judging, first, personnel):
    ministry(judging, first, 2, False)
    with pytest.raises(Refused) as refused:
        propose(first, personnel)

    decide_pool(
        first, ceiling_units=3, authority="測字第8號", reason="比照", actor=judging.officer, now=at(11, 1)
    )
    propose(first, personnel)

    assert codes(refused) == ["reward_needs_a_decision"]
    assert sheet_of(first).used == 1


def test_only_personnel_see_and_write_a_roster(judging, first):
    ministry(judging, first, 5, False)

    with pytest.raises(Http404):
        propose(first, judging.officer)


def test_an_export_stands_in_the_record(judging, first, personnel):
    ministry(judging, first, 5, False)
    propose(first, personnel)

    issued = export_roster(first, "ods", actor=personnel, now=at(12, 3))

    assert (issued.content[:2], issued.file_name) == (b"PK", "reward-roster.ods")
    assert Entry.objects.filter(act="rewards.roster_exported").count() == 1


def test_the_record_keeps_the_grounds_of_a_line_and_names_nobody(judging, first, personnel):
    ministry(judging, first, 5, False)
    propose(first, personnel, "P1")
    with pytest.raises(Refused) as refused:
        propose(first, personnel, "P1")

    entry = Entry.objects.filter(act="rewards.line_proposed").get()
    told = [*entry.grounds, *refused.value.decision.as_record()]
    assert [ground["code"] for ground in entry.grounds] == [
        "ordinary_reward",
        "role_may_be_rewarded",
        "within_ceiling",
        "cause_not_rewarded_before",
    ]
    assert {ground["seen"].get("person", "this_person") for ground in told} == {"this_person"}
    assert "同仁" not in str(told)


def test_a_line_in_the_name_of_a_panel_member_is_shown_to_people(judging, first, personnel, client):
    ministry(judging, first, 5, False)
    judge = judging.people[0]
    line = propose(first, personnel, "P1")
    RewardLine.objects.filter(pk=line.pk).update(person_name=judge.name)
    client.force_login(personnel)

    page = client.get(f"/rewards/{first.nomination.public_id}/").content.decode()

    remarks = remarks_on(sheet_of(first), roster_of(first))
    assert [ground.code for ground in remarks[line.pk]] == ["judge_on_roster"]
    assert "與當年度評審小組成員同名" in page
