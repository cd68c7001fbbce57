"""Orders: the committee first or within three months, the ceiling again, corrected results, revocations."""

from datetime import date

import pytest
from django.http import Http404

from answers import codes
from factories.above import ministry, national
from factories.rewarding import order, person_of, propose, review, won
from factories.year import at
from laurel.desk.duties import duties_of
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.rewards.facts import clocks_of, remarks_on, remarks_on_case, sheet_of, timeline_of
from laurel.rewards.models import OrderedLine, RewardOrder
from laurel.rewards.selectors import roster_of
from laurel.rewards.services import correct_line, decide_pool, revoke_order, strike_line

pytestmark = pytest.mark.django_db
COMMITTEE = date(2026, 12, 10)


def revoke(line, personnel, revoked_on=date(2026, 12, 20), now=None):
    return revoke_order(
        line,
        revoked_on=revoked_on,
        document_no="撤字第1號",
        reason="考績委員會不同意",
        actor=personnel,
        now=now or at(12, 20),
    )


def clock_of(row, today):
    return [(found.code, found.due, found.has_term) for found in clocks_of(roster_of(row), today)]


@pytest.fixture
def merit(judging, first, personnel):
    """One merit on the roster of an entry below the top three: the ceiling is used up."""
    ministry(judging, first, 5, False)
    return propose(first, personnel, "P1", "merit")


@pytest.fixture
def major(judging, first, personnel):
    won(judging, first)
    return propose(first, personnel, "P1", "major_merit", role="head", committee_on=COMMITTEE)


def test_a_merit_may_be_ordered_first_and_its_three_months_run(first, personnel, merit):
    order(first, [merit], personnel)

    assert clock_of(first, date(2027, 3, 2)) == [("confirmation_awaited", date(2027, 3, 2), True)]
    assert clock_of(first, date(2027, 3, 3)) == [("confirmation_overdue", date(2027, 3, 2), True)]
    assert verify().sound


@pytest.mark.parametrize(
    ("met_on", "code"), [(date(2027, 3, 2), "confirmed"), (date(2027, 3, 3), "confirmed_late")]
)
def test_the_committee_confirms_in_time_or_late(first, personnel, merit, met_on, code):
    order(first, [merit], personnel)

    review(first, [merit], personnel, met_on=met_on, now=at(12, 3).replace(year=2027))

    assert clock_of(first, date(2027, 4, 1)) == [(code, date(2027, 3, 2), True)]


def test_an_agreement_before_the_order_leaves_no_term(first, personnel, merit):
    review(first, [merit], personnel, met_on=date(2026, 12, 1))

    order(first, [merit], personnel, ordered_on=date(2026, 12, 2))

    assert clock_of(first, date(2026, 12, 3)) == [("confirmed", date(2027, 3, 2), False)]


def test_a_major_merit_is_never_ordered_before_the_committee(first, personnel, major):
    with pytest.raises(Refused) as without:
        order(first, [major], personnel, ordered_on=date(2026, 12, 11), now=at(12, 11))
    review(first, [major], personnel, met_on=COMMITTEE, now=at(12, 11))
    with pytest.raises(Refused) as before:
        order(first, [major], personnel, ordered_on=date(2026, 12, 9), now=at(12, 11))

    order(first, [major], personnel, ordered_on=COMMITTEE, now=at(12, 11))

    assert (codes(without), codes(before)) == (
        ["major_merit_before_committee"],
        ["major_merit_before_committee"],
    )
    assert OrderedLine.objects.count() == 1


def test_what_the_committee_refused_is_not_ordered(first, personnel, merit):
    review(first, [merit], personnel, answer="disagreed")

    with pytest.raises(Refused) as refused:
        order(first, [merit], personnel)

    assert codes(refused) == ["committee_disagreed_no_order"]


def test_the_committee_that_disagrees_afterwards_makes_the_order_be_changed(first, personnel, merit):
    order(first, [merit], personnel)
    review(first, [merit], personnel, met_on=date(2026, 12, 18), answer="disagreed", now=at(12, 18))
    before = clock_of(first, date(2026, 12, 19))
    revoke(merit, personnel)
    freed = sheet_of(first).left

    after = correct_line(
        merit, person_of(first, "P1", "commendation"), "改列嘉獎", actor=personnel, now=at(12, 20)
    )
    order(first, [after], personnel, ordered_on=date(2026, 12, 20), now=at(12, 20), document_no="測令字第2號")

    assert before == [("committee_disagreed", date(2027, 3, 2), True)]
    assert freed == 3
    assert [row.document_no for row in RewardOrder.objects.order_by("pk")] == ["測令字第1號", "測令字第2號"]
    assert clock_of(first, date(2026, 12, 21)) == [("confirmation_awaited", date(2027, 3, 20), True)]
    assert verify().sound


def test_days_of_orders_reviews_and_revocations_are_in_order(first, personnel, merit):
    with pytest.raises(Refused) as tomorrow:
        order(first, [merit], personnel, ordered_on=date(2026, 12, 3), now=at(12, 2))
    with pytest.raises(Refused) as too_early:
        order(first, [merit], personnel, ordered_on=date(2026, 8, 30))
    with pytest.raises(Refused) as to_come:
        review(first, [merit], personnel, met_on=date(2026, 12, 3), now=at(12, 2))
    with pytest.raises(Refused) as not_ordered:
        revoke(merit, personnel)
    order(first, [merit], personnel)
    with pytest.raises(Refused) as twice:
        order(first, [merit], personnel)
    with pytest.raises(Refused) as backwards:
        revoke(merit, personnel, revoked_on=date(2026, 12, 1))
    with pytest.raises(Refused) as ahead:
        revoke(merit, personnel, revoked_on=date(2026, 12, 21))

    assert [codes(row) for row in (tomorrow, too_early, to_come, not_ordered, twice, backwards, ahead)] == [
        ["order_ahead_of_its_day"],
        ["order_before_result"],
        ["review_ahead_of_its_day"],
        ["line_not_ordered"],
        ["line_ordered_already"],
        ["revoked_before_ordered"],
        ["revocation_ahead_of_its_day"],
    ]


def test_a_line_struck_meanwhile_is_not_ordered_and_nothing_is_written(first, personnel, merit):
    strike_line(merit, "誤列", actor=personnel, now=at(12, 2))
    entries = Entry.objects.count()

    with pytest.raises(Refused) as refused:
        order(first, [merit], personnel)

    assert codes(refused) == ["line_not_standing"]
    assert (RewardOrder.objects.count(), Entry.objects.count()) == (0, entries)


def test_a_list_is_ordered_whole_or_not_at_all(judging, first, personnel):
    won(judging, first)
    major = propose(first, personnel, "P1", "major_merit", role="head", committee_on=COMMITTEE)
    other = propose(first, personnel, "P2", role="other_contributor")

    with pytest.raises(Refused) as refused:
        order(first, [other, major], personnel)

    assert [(g.code, g.seen["person"]) for g in refused.value.decision.refusals] == [
        ("major_merit_before_committee", "line-1")
    ]
    assert OrderedLine.objects.count() == 0


def test_only_personnel_order_review_and_revoke(judging, first, personnel, merit):
    order(first, [merit], personnel)

    for act in (order, review):
        with pytest.raises(Http404):
            act(first, [merit], judging.officer)
    with pytest.raises(Http404):
        revoke(merit, judging.officer)


def test_nothing_is_ordered_once_a_corrected_result_makes_the_case_wait(judging, first, personnel, merit):
    ministry(judging, first, 1, True, now=at(12, 1), reason="來文更正")

    with pytest.raises(Refused) as refused:
        order(first, [merit], personnel)

    assert codes(refused) == ["reward_waits_for_result"]


def test_a_result_corrected_after_the_order_is_shown_with_what_differs(judging, first, personnel, merit):
    order(first, [merit], personnel)
    before = remarks_on_case(sheet_of(first)).grounds
    ministry(judging, first, 3, True, now=at(12, 4), reason="來文更正")
    waiting = [g.code for g in remarks_on_case(sheet_of(first))]

    national(judging, first, "not_won")

    ground = remarks_on_case(sheet_of(first)).grounds[0]
    assert (before, waiting) == ((), ["case_changed_after_order"])
    assert dict(ground.seen) == {
        "document": "測令字第1號",
        "ordered_case": "reward_recommended",
        "ordered_ceiling": 3,
        "case": "reward_national_not_won",
        "ceiling": 6,
    }


def test_lines_that_no_longer_hold_are_named_when_the_result_is_corrected_downwards(
    judging, first, personnel
):
    ministry(judging, first, 1, True, reason="來文更正")
    national(judging, first, "not_won")
    line = propose(first, personnel, "P1", "merit", 2, role="meritorious")
    order(first, [line], personnel)

    won(judging, first, reason="來文更正")

    grounds = remarks_on(sheet_of(first), list(roster_of(first)))[line.pk]
    assert [ground.code for ground in grounds] == ["role_not_in_this_case"]


def test_what_an_authority_decided_can_be_ordered_from_that_day_on(judging, first, personnel):
    ministry(judging, first, 2, False, reason="來文更正")
    decide_pool(
        first, ceiling_units=1, authority="測字第8號", reason="比照", actor=judging.officer, now=at(12, 1)
    )
    line = propose(first, personnel)

    with pytest.raises(Refused) as refused:
        order(first, [line], personnel, ordered_on=date(2026, 11, 30))
    order(first, [line], personnel, ordered_on=date(2026, 12, 1))

    assert codes(refused) == ["order_before_result"]
    assert sheet_of(first).due_on == date(2027, 3, 1)


def test_the_line_of_time_shows_terms_and_marks(judging, first, personnel):
    won(judging, first)
    agreed = propose(first, personnel, "P1", role="other_contributor")
    waiting = propose(first, personnel, "P2", role="other_contributor")
    review(first, [agreed], personnel, met_on=date(2026, 12, 1))
    order(first, [agreed, waiting], personnel)

    timeline = timeline_of(clocks_of(roster_of(first), date(2026, 12, 21)), date(2026, 12, 21))

    assert [(span.number, span.state, round(span.length)) for span in timeline.spans] == [
        (1, "confirmed", 6),
        (2, "confirmation_awaited", 514),
    ]
    assert timeline_of([], date(2026, 12, 21)) is None


def test_duties_tell_of_rosters_to_propose_and_clocks_to_stop(judging, first, second, personnel):
    ministry(judging, first, 5, False)
    ministry(judging, second, 2, False)
    before = duties_of(personnel, judging.edition, at(12, 3))
    line = propose(first, personnel)
    order(first, [line], personnel)
    after = duties_of(personnel, judging.edition, at(12, 3))
    officer = duties_of(judging.officer, judging.edition, at(12, 3))
    review(first, [line], personnel, met_on=date(2026, 12, 3), now=at(12, 3))

    told = [[str(duty.words) for duty in duties] for duties in (before, after)]
    assert told == [["提出推薦案件的獎懲建議名冊"], ["把先發布的獎勵送考績委員會確認，或依決議變更"]]
    assert str(after[0].due) == "2027-03-03 00:00:00+08:00"
    assert str(officer[-1].words) == "登錄要點未規定情形的敘獎額度"
    assert duties_of(personnel, judging.edition, at(12, 3)) == []
