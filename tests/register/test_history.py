"""Past years and honours: entered, corrected with what they said before, revoked, classified, verified by a second person."""

from datetime import date

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from answers import codes
from factories.people import make_national_award, make_past_year, make_person, make_place, make_unit
from factories.year import at, make_edition
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.models import Honour, PastYear
from laurel.people.roles import Role
from laurel.register.facts.unit_history import history_of
from laurel.register.selectors import honours_matching, years_on_record
from laurel.register.services import (
    Particulars,
    add_honour,
    add_year,
    classify_award,
    correct_honour,
    correct_year,
    rename_unit,
    revoke_award,
    verify_history,
)
from laurel.rulebook.entrants import UnitKind
from sizes import MANY

pytestmark = pytest.mark.django_db
NOW, LATER = at(5, 1), at(5, 2)
OVERALL = "overall_service"


@pytest.fixture
def officer():
    return make_person(Role.PROGRAMME_OFFICER)


@pytest.fixture
def reviewer():
    return make_person(Role.SCREENING_REVIEWER)


def place(unit, **columns) -> Honour:
    return Honour(
        **{
            "level": "agency",
            "unit": unit,
            "roc_year": 114,
            "category": OVERALL,
            "place": 1,
            "evidence": "測字第1號",
            **columns,
        }
    )


def test_a_year_and_a_place_stand_with_their_evidence_and_who_entered_them(officer):
    year = add_year(PastYear(roc_year=114, overall_entries=9, evidence="測字第1號"), actor=officer, now=NOW)
    honour = add_honour(place(make_unit()), actor=officer, now=NOW)

    assert (year.recorded_by, honour.recorded_by, honour.recorded_at) == (officer, officer, NOW)
    acts = Entry.objects.filter(act__startswith="register.").order_by("pk")
    assert list(acts.values_list("act", flat=True)) == ["register.year_added", "register.honour_added"]
    assert verify().sound


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"evidence": " "}, "history_without_evidence"),
        ({"roc_year": 113}, "year_not_on_record"),
        ({"roc_year": 116}, "year_in_future"),
        ({"place": 13}, "place_beyond_entries"),
        ({"place": 2}, "place_taken"),
        ({"level": "national", "announced_on": None, "award_name": "獎"}, "award_without_date"),
    ],
)
def test_what_contradicts_the_record_is_refused_and_nothing_is_written(officer, columns, code):
    make_past_year(114)
    make_place(make_unit(), 114, 2)
    before = Honour.objects.count()

    with pytest.raises(Refused) as refused:
        add_honour(place(make_unit(), **columns), actor=officer, now=NOW)

    assert code in codes(refused)
    assert {g.article.path for g in refused.value.decision.refusals} == {"house-history"}
    assert Honour.objects.count() == before


def test_places_of_a_year_that_laurel_runs_are_not_entered_by_hand(officer):
    make_edition(officer)
    make_past_year(115)

    with pytest.raises(Refused) as refused:
        add_honour(place(make_unit(), roc_year=115), actor=officer, now=NOW)

    assert codes(refused) == ["year_runs_here"]


def test_a_year_is_entered_once_and_never_below_its_places(officer):
    year = make_past_year(114, evidence="測字第1號")
    make_place(make_unit(), 114, 12)

    with pytest.raises(Refused) as twice:
        add_year(PastYear(roc_year=114, evidence="測字第2號"), actor=officer, now=NOW)
    with pytest.raises(Refused) as few:
        correct_year(year, {"overall_entries": 11}, reason="測試", actor=officer, now=NOW)
    with pytest.raises(Refused) as gone:
        correct_year(year, {"held": False}, reason="測試", actor=officer, now=NOW)

    assert (codes(twice), codes(few), codes(gone)) == (
        ["year_on_record_already"],
        ["entries_below_places"],
        ["year_has_places"],
    )


def test_a_correction_keeps_what_stood_before_with_its_reason(officer):
    make_past_year(114)
    wrong, right = make_unit(), make_unit()
    honour = make_place(wrong, 114, 3, evidence="測字第1號")
    changes = {"unit_id": right.pk, "place": 4, "evidence": "測字第2號"}

    correct_honour(honour, changes, reason="單位誤植", actor=officer, now=NOW)

    (correction,) = honour.corrections.all()
    honour.refresh_from_db()
    assert (honour.unit, honour.place) == (right, 4)
    assert correction.before == {"unit_id": wrong.pk, "place": 3, "evidence": "測字第1號"}
    assert (correction.reason, correction.evidence, correction.corrected_by) == (
        "單位誤植",
        "測字第2號",
        officer,
    )
    assert verify().sound


def test_a_correction_that_corrects_nothing_or_contradicts_is_refused(officer):
    make_past_year(114)
    make_place(make_unit(), 114, 2)
    honour = make_place(make_unit(), 114, 3, evidence="測字第1號")

    with pytest.raises(Refused) as nothing:
        correct_honour(honour, {"place": 3}, reason="測試", actor=officer, now=NOW)
    with pytest.raises(Refused) as taken:
        correct_honour(honour, {"place": 2}, reason="測試", actor=officer, now=NOW)

    honour.refresh_from_db()
    assert (codes(nothing), codes(taken), honour.place) == (["nothing_corrected"], ["place_taken"], 3)


def test_an_award_is_classified_and_revoked_for_all_its_units(officer):
    branch = make_unit(UnitKind.BRANCH)
    winner = make_national_award(branch, 114, date(2025, 11, 21), line="unclassified", evidence="公告")
    make_national_award(
        make_unit(parent=branch),
        114,
        date(2025, 11, 21),
        share="executing_unit",
        line="unclassified",
        evidence="公告",
    )

    classify_award(winner, "first_line", reason="測試", evidence="測字第1號", actor=officer, now=NOW)
    with pytest.raises(Refused) as again:
        classify_award(winner, "first_line", reason="測試", evidence="測字第1號", actor=officer, now=NOW)
    with pytest.raises(Refused) as ahead:
        revoke_award(winner, date(2026, 5, 2), reason="測試", evidence="測字第2號", actor=officer, now=NOW)
    revoke_award(winner, date(2026, 4, 1), reason="測試", evidence="測字第2號", actor=officer, now=NOW)
    with pytest.raises(Refused) as twice:
        revoke_award(winner, date(2026, 4, 1), reason="測試", evidence="測字第2號", actor=officer, now=NOW)

    stored = set(Honour.objects.values_list("line", "revoked_on"))
    assert stored == {("first_line", date(2026, 4, 1))}
    assert [codes(r) for r in (again, ahead, twice)] == [
        ["award_line_is_the_same"],
        ["revoked_in_future"],
        ["award_revoked_already"],
    ]
    assert winner.corrections.count() == 2
    assert verify().sound


def test_a_place_is_neither_classified_nor_revoked(officer):
    make_past_year(114)
    honour = make_place(make_unit(), 114, 1, evidence="測字第1號")

    with pytest.raises(Refused) as refused:
        revoke_award(honour, date(2026, 4, 1), reason="測試", evidence="測", actor=officer, now=NOW)

    assert codes(refused) == ["only_awards_are_classified"]


def test_a_second_person_verifies_and_a_later_correction_asks_for_it_again(officer, reviewer):
    make_past_year(114)
    honour = add_honour(place(make_unit()), actor=officer, now=NOW)

    with pytest.raises(Refused) as own:
        verify_history([honour], actor=officer, now=NOW)
    verify_history([honour], note="與原函核對", actor=reviewer, now=NOW)
    verified = _again(honour).verification
    with pytest.raises(Refused) as twice:
        verify_history([_again(honour)], actor=reviewer, now=LATER)
    correct_honour(honour, {"place": 2}, reason="誤植", actor=officer, now=LATER)

    assert (codes(own), codes(twice)) == (["verified_by_its_writer"], ["verified_already"])
    assert (verified.verified_by, verified.note) == (reviewer, "與原函核對")
    assert _again(honour).verification is None
    assert [row.pk for row in honours_matching(state="unverified")] == [honour.pk]
    assert verify().sound


def _again(honour) -> Honour:
    return Honour.objects.get(pk=honour.pk)


def test_whoever_corrected_a_row_cannot_verify_it_and_nothing_is_verified_by_half(officer, reviewer):
    other = make_person(Role.PROGRAMME_OFFICER)
    make_past_year(114)
    honour = add_honour(place(make_unit()), actor=officer, now=NOW)
    fresh = add_honour(place(make_unit(), place=5), actor=officer, now=NOW)
    correct_honour(honour, {"place": 2}, reason="誤植", actor=other, now=NOW)

    with pytest.raises(Refused) as corrected:
        verify_history([honour, fresh], actor=other, now=LATER)
    with pytest.raises(Refused) as empty:
        verify_history([], actor=reviewer, now=LATER)

    assert (codes(corrected), codes(empty)) == (["verified_by_its_writer"], ["nothing_to_verify"])
    assert _again(fresh).verification is None


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PROGRAMME_OFFICER])
def test_history_is_written_by_the_programme_officer_alone(role):
    person = make_person(role)
    make_past_year(114)
    honour = make_national_award(make_unit(), 114, date(2025, 11, 21), evidence="公告")
    attempts = [
        lambda: add_year(PastYear(roc_year=113, evidence="測"), actor=person, now=NOW),
        lambda: add_honour(place(make_unit()), actor=person, now=NOW),
        lambda: correct_honour(honour, {"won": False}, reason="測", actor=person, now=NOW),
        lambda: revoke_award(honour, date(2026, 1, 1), reason="測", evidence="測", actor=person, now=NOW),
        lambda: classify_award(honour, "planning", reason="測", evidence="測", actor=person, now=NOW),
    ]

    refused = 0
    for attempt in attempts:
        with pytest.raises(Http404):
            attempt()
        refused += 1

    assert refused == len(attempts)


def test_an_administrator_verifies_nothing():
    make_past_year(114)
    honour = make_place(make_unit(), 114, 1, evidence="測字第1號")

    with pytest.raises(Http404):
        verify_history([honour], actor=make_person(Role.SYSTEM_ADMIN), now=NOW)


def test_a_renamed_unit_shows_what_it_reached_under_its_former_name(officer):
    admin = make_person(Role.SYSTEM_ADMIN)
    for roc_year in (112, 113, 114):
        make_past_year(roc_year)
    old = make_unit(UnitKind.BRANCH, name="舊分署")
    make_place(old, 112, 3)
    make_place(old, 113, 1)
    names = Particulars("NEW-1", "branch", "新分署", "新")
    new = rename_unit(old, names, date(2025, 1, 1), actor=admin, now=NOW)
    make_place(new, 114, 6)

    found = history_of(new, 115, date(2026, 5, 1))

    assert [(row.year.roc_year, row.places[0][2], row.year.barred) for row in found.rows] == [
        (115, "", True),
        (114, "", False),
        (113, "舊分署", False),
        (112, "舊分署", False),
    ]
    (ground,) = found.streak.refusals
    assert ground.seen["places"] == "112:3、113:1、114:6"
    assert ground.seen["reached_by"] == "112 舊分署、113 舊分署"
    assert ground.seen["free_again"] == 116
    assert [column.state for column in found.chart.columns] == ["entered"] * 3 + ["barred"]


def test_a_year_that_runs_is_pending_and_one_that_nobody_entered_is_missing(officer):
    make_past_year(113)
    make_edition(officer)
    unit = make_unit()
    make_place(unit, 113, 1)

    found = history_of(unit, 116, date(2026, 8, 1))

    assert (found.missing, found.pending) == ((114,), frozenset({115, 116}))
    assert [column.state for column in found.chart.columns] == [
        "entered",
        "unknown",
        "pending",
        "pending",
    ]


@pytest.mark.once
@pytest.mark.parametrize("rows", [1, 3, MANY])
def test_lists_of_history_cost_the_same(officer, reviewer, rows):
    make_past_year(114, overall_entries=None)
    honours = [make_place(make_unit(), 114, number + 1, evidence="測字第1號") for number in range(rows)]
    correct_honour(honours[0], {"project_title": "案"}, reason="測", actor=officer, now=NOW)
    verify_history([*honours_matching()], actor=reviewer, now=LATER)

    with CaptureQueriesContext(connection) as queries:
        shown = [(row.unit.name, row.verification, row.recorded_by) for row in honours_matching()]
        years = [(year.verification, year.recorded_by) for year in years_on_record()]

    assert (len(queries), len(shown), len(years)) == (8, rows, 1)
