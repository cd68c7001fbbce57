"""What results and outcomes leave in history: places, Ministry and national results, each with its document and day."""

from datetime import date

import pytest

from factories.above import ministry, national
from factories.people import make_unit
from factories.year import PROJECT, at, make_edition
from laurel.editions.facts import facts_of_year, history_before, unit_facts_of
from laurel.ledger.verification import verify
from laurel.outcomes.selectors import awaited_in, followed_by_year
from laurel.people.models import Honour, PastYear
from laurel.results.selectors import recommendations_of
from laurel.results.services import withdraw_recommendation
from laurel.rulebook.entrants import Category
from laurel.rulebook.history import no_national_award_within_three_years

pytestmark = pytest.mark.django_db


def of_level(level):
    return Honour.objects.filter(level=level).order_by("pk")


def test_approved_places_arrive_with_the_document_its_day_and_who_recorded_it(judging):
    rows = list(of_level("agency"))
    year = PastYear.objects.get()

    assert [row.place for row in rows] == [1, 2, 3]
    assert {(row.evidence, row.evidence_on, row.recorded_by) for row in [*rows, year]} == {
        ("測字第5號", date(2026, 7, 1), judging.officer)
    }
    assert (year.held, year.project_entries, year.overall_entries) == (True, 3, None)
    assert {row.verification for row in rows} == {None}


def test_a_withdrawn_recommendation_keeps_what_the_place_said(judging, first):
    withdraw_recommendation(first, "改組", actor=judging.officer, now=at(7, 10))

    place = of_level("agency").get(unit=first.nomination.unit)
    (correction,) = place.corrections.all()
    assert (place.recommended, correction.before, correction.reason) == (False, {"recommended": True}, "改組")
    assert of_level("agency").get(place=3).recommended
    assert verify().sound


def test_a_ministry_place_arrives_and_a_corrected_one_keeps_what_it_said(judging, first):
    ministry(judging, first, 1, True)
    ministry(judging, first, None, True, now=at(9, 3), reason="部更正名次")

    (honour,) = of_level("ministry")
    assert (honour.unit, honour.place, honour.recommended) == (first.nomination.unit, None, True)
    assert (honour.evidence, honour.evidence_on, honour.announced_on) == (
        "部字第1號",
        date(2026, 8, 31),
        date(2026, 8, 31),
    )
    assert [row.before for row in honour.corrections.all()] == [{"place": 1}]
    assert verify().sound


def test_an_award_arrives_for_the_winner_of_record_and_the_executing_unit(judging, first):
    branch = make_unit()
    ministry(judging, first, 1, True)
    national(judging, first, winner_of_record=branch, executing_unit=first.nomination.unit)

    rows = of_level("national")
    assert [(row.unit, row.share, row.scheme, row.won) for row in rows] == [
        (branch, "winner_of_record", "社會創新", True),
        (first.nomination.unit, "executing_unit", "社會創新", True),
    ]
    (award,) = history_before(116).awards
    assert (award.winner, award.executing) == (branch.code, (first.nomination.unit.code,))


def test_a_corrected_award_is_corrected_in_place_and_a_lost_share_is_revoked(judging, first):
    other = make_unit()
    ministry(judging, first, 1, True)
    national(judging, first, executing_unit=other, line="unclassified")
    national(judging, first, line="first_line", document_no="會字第2號", reason="分類", now=at(11, 25))

    winner, executing = of_level("national")
    assert (winner.line, winner.revoked_on, winner.evidence) == ("first_line", None, "會字第2號")
    assert winner.corrections.get().before == {"line": "unclassified", "evidence": "會字第1號"}
    assert (executing.unit, executing.revoked_on) == (other, date(2026, 11, 20))
    assert verify().sound


def test_not_having_won_is_on_record_and_bars_nobody(judging, first):
    ministry(judging, first, 1, True)
    national(judging, first, "not_won")

    (honour,) = of_level("national")
    assert (honour.won, honour.unit, honour.evidence) == (False, first.nomination.unit, "會字第1號")
    assert history_before(116).awards == ()


def test_not_won_that_turns_out_won_becomes_the_award(judging, first):
    ministry(judging, first, 1, True)
    national(judging, first, "not_won")
    national(judging, first, reason="誤登", now=at(11, 25))

    (honour,) = of_level("national")
    assert (honour.won, honour.share, honour.corrections.get().before["won"]) == (
        True,
        "winner_of_record",
        False,
    )


@pytest.mark.parametrize(
    ("announced_on", "judged_on", "barred"),
    [
        (date(2027, 6, 10), date(2027, 6, 14), ["national_award_within_three_years"]),
        (date(2027, 6, 20), date(2027, 6, 14), []),
        (date(2027, 6, 20), date(2027, 6, 28), ["national_award_after_deadline"]),
    ],
)
def test_the_day_of_the_announcement_decides_whether_next_year_is_barred(
    judging, first, announced_on, judged_on, barred
):
    ministry(judging, first, 1, True)
    national(judging, first, announced_on=announced_on, now=at(12, 1).replace(year=2027))
    facts = facts_of_year(116)

    decision = no_national_award_within_three_years(
        unit_facts_of(first.nomination.unit),
        Category.OVERALL_SERVICE,
        116,
        facts.history,
        facts.policy,
        facts.deadline,
        judged_on,
    )

    assert [ground.code for ground in decision.refusals] == barred


def test_an_earlier_year_stands_beside_the_one_that_runs_and_is_awaited_until_its_last_result(judging, first):
    ministry(judging, first, 1, True)
    for row in recommendations_of(judging.edition, PROJECT)[1:]:
        ministry(judging, row, None, False)
    make_edition(judging.officer, 116)

    years = followed_by_year()
    waiting = awaited_in(years)
    national(judging, first, now=at(12, 1).replace(year=2027))

    assert [(edition.roc_year, len(cases)) for edition, cases in years.items()] == [(116, 0), (115, 2)]
    assert [case.recommendation for case in waiting] == [first]
    assert awaited_in(followed_by_year()) == []


def test_a_year_under_way_counts_as_held_until_its_places_are_there(judging):
    make_edition(judging.officer, 116)

    held = {year.roc_year: year.held for year in history_before(117).years}

    assert held == {115: True, 116: True}
