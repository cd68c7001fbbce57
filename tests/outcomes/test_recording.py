"""Letters are recorded with their files, corrected with a reason, refused whole; a postponed award is still awaited."""

from datetime import date

import pytest
from django.http import Http404

from answers import codes
from factories.above import make_scheme, ministry, national, sent
from factories.people import make_person, make_unit
from factories.year import (
    OVERALL,
    at,
    make_admitted,
    make_branch,
    make_centre,
    make_edition,
    make_nomination,
    some_pdf,
)
from files.corpus import office
from laurel.files.receiving import incoming_from
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.outcomes.facts import Kin, effects_of, open_contradictions
from laurel.outcomes.models import MinistryOutcome, NationalOutcome, SchemeCategory, Sending
from laurel.outcomes.selectors import (
    access_evidence,
    case_of,
    expected_next,
    followed_by_year,
    history_of,
    years_to_take_over,
)
from laurel.outcomes.services import clarify, expect_on, record_scheme, take_over_schemes, withdraw_scheme
from laurel.people.models import Honour
from laurel.people.roles import Role
from laurel.results.services import withdraw_recommendation
from laurel.screening.selectors import finding_of, is_admitted

pytestmark = pytest.mark.django_db


def pdf(name="來文.pdf"):
    return incoming_from([some_pdf()], name)


def later(month, day, hour=10):
    return at(month, day, hour).replace(year=2027)


def found(judging):
    return [row.ground.code for row in open_contradictions(followed_by_year()).get(judging.edition, [])]


def test_a_package_is_recorded_with_its_file_and_what_the_ministry_asked_for(judging):
    sending = sent(judging, asked_project=3, evidence=pdf())

    assert (sending.file.name, sending.asked_overall, sending.asked_project) == ("來文.pdf", None, 3)
    assert found(judging) == ["other_number_asked"]
    assert verify().sound


def test_a_package_is_not_recorded_before_anything_is_recommended(judging):
    empty = make_edition(judging.officer, 116)

    with pytest.raises(Refused) as refused:
        sent(type("Year", (), {"edition": empty, "officer": judging.officer}))

    assert codes(refused) == ["nothing_recommended"]
    assert not Sending.objects.exists()


def test_a_correction_needs_its_reason_and_keeps_what_stood_before(judging, first):
    ministry(judging, first, 1, True)
    with pytest.raises(Refused) as refused:
        ministry(judging, first, 2, True, now=at(9, 2))
    ministry(judging, first, 2, True, reason="部來文更正", now=at(9, 2))

    rows, _ = history_of(first)
    assert codes(refused) == ["outcome_corrected_without_reason"]
    assert [(row.place, row.reason) for row in rows] == [(2, "部來文更正"), (1, "")]
    honour = Honour.objects.get(level="ministry")
    assert [(row.before, row.reason) for row in honour.corrections.all()] == [({"place": 1}, "部來文更正")]


def test_a_correction_of_the_same_letter_keeps_its_file_another_letter_does_not(judging, first):
    filed = ministry(judging, first, 1, True, evidence=pdf())
    same = ministry(judging, first, 2, True, reason="誤登", now=at(9, 2))
    other = ministry(judging, first, 2, True, reason="新文", document_no="部字第2號", now=at(9, 3))

    assert (same.file, other.file) == (filed.file, None)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda: b"", "file_empty"),
        (lambda: b"MZ\x90\x00 a program", "file_not_allowed"),
        (lambda: office("xlsx"), "evidence_of_another_kind"),
    ],
    ids=["empty", "program", "spreadsheet"],
)
def test_a_file_that_is_not_taken_leaves_nothing_behind(judging, first, content, code):
    with pytest.raises(Refused) as refused:
        ministry(judging, first, 1, True, evidence=incoming_from([content()], "來文.pdf"))

    assert codes(refused) == [code]
    assert not MinistryOutcome.objects.exists()
    assert not Entry.objects.filter(act="outcomes.ministry_recorded", kind=Entry.Kind.ACT).exists()


def test_a_file_of_an_outcome_is_read_by_officer_auditor_and_personnel_only(judging, first):
    file = ministry(judging, first, 1, True, evidence=pdf()).file

    for role in Role:
        reader = make_person(role, unit=first.nomination.unit)
        if role in (Role.PROGRAMME_OFFICER, Role.AUDITOR, Role.HR_OFFICER):
            assert access_evidence(reader, file.public_id) == file
        else:
            with pytest.raises(Http404):
                access_evidence(reader, file.public_id)


def test_a_file_that_no_outcome_rests_on_is_absent(judging):
    from laurel.files.models import ReceivedFile

    other = ReceivedFile.objects.first()

    with pytest.raises(Http404):
        access_evidence(judging.officer, other.public_id)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PROGRAMME_OFFICER])
def test_only_the_officer_records(judging, first, role):
    stranger = make_person(role, unit=first.nomination.unit)

    for act in (
        lambda: ministry(type("As", (), {"officer": stranger}), first, 1, True),
        lambda: national(type("As", (), {"officer": stranger}), first),
        lambda: sent(type("As", (), {"officer": stranger, "edition": judging.edition})),
        lambda: expect_on(judging.edition, "ministry", None, actor=stranger, now=at(9, 1)),
        lambda: record_scheme(115, "x", "", "x", actor=stranger, now=at(9, 1)),
    ):
        with pytest.raises(Http404):
            act()


def test_a_disqualified_entry_has_no_place_and_is_settled(judging, first):
    ministry(judging, first, None, False, disqualified=True)

    assert case_of(first).is_settled
    assert Honour.objects.get(level="ministry").place is None


def test_a_shared_third_place_stands_in_history_as_shared(judging, rows):
    sent(judging)
    for row in rows:
        ministry(judging, row, 3, True, is_shared=True)

    assert [(row.place, row.is_shared) for row in Honour.objects.filter(level="ministry")] == [(3, True)] * 2
    assert found(judging) == []


def test_a_postponed_award_is_still_awaited_and_becomes_no_honour(judging, first):
    ministry(judging, first, 1, True)
    national(judging, first, "postponed", award_year=116, category_name="")
    waiting = case_of(first)
    national(judging, first, announced_on=date(2027, 11, 20), award_year=116, now=later(11, 21))

    case = case_of(first)
    assert (waiting.is_settled, waiting.national, waiting.postponed.award_year) == (False, None, 116)
    assert (case.is_settled, case.national.reason, case.postponed) == (True, "", None)
    assert [(row.roc_year, row.won) for row in Honour.objects.filter(level="national")] == [(116, True)]


def test_the_national_result_takes_name_and_year_from_its_scheme(judging, first):
    scheme = make_scheme(judging, category=OVERALL)
    sent(judging)
    ministry(judging, first, 1, True)
    national(judging, first, scheme=scheme, award_year=999, category_name="")

    row = NationalOutcome.objects.get()
    assert (row.award_year, row.category_name) == (115, "社會創新")
    assert Honour.objects.get(level="national").scheme == "社會創新"
    assert found(judging) == ["scheme_of_other_category"]


def test_a_scheme_is_recorded_once_and_withdrawn_only_while_nobody_names_it(judging, first):
    used, spare = make_scheme(judging), make_scheme(judging, name="另一類")
    ministry(judging, first, 1, True)
    national(judging, first, scheme=used)
    with pytest.raises(Refused) as twice:
        make_scheme(judging)
    with pytest.raises(Refused) as in_use:
        withdraw_scheme(used, "誤登", actor=judging.officer, now=at(11, 22))
    withdraw_scheme(spare, "誤登", actor=judging.officer, now=at(11, 22))
    again = make_scheme(judging, name="另一類", now=at(11, 23))

    assert (codes(twice), codes(in_use)) == (["scheme_recorded_already"], ["scheme_in_use"])
    assert again.pk != spare.pk
    assert verify().sound


def test_a_publicly_known_year_is_taken_over_once_with_its_source(judging):
    known = next(row for row in years_to_take_over() if row.award_year == 108)
    take_over_schemes(known, actor=judging.officer, now=at(9, 1))

    rows = SchemeCategory.objects.all()
    assert [(row.name, row.category) for row in rows] == [
        ("整體服務類", "overall_service"),
        ("專案規劃類", "project_planning"),
    ]
    assert {row.source for row in rows} == {f"第2屆政府服務獎：{known.source}"}
    assert take_over_schemes(known, actor=judging.officer, now=at(9, 2)) == []
    assert 108 not in [row.award_year for row in years_to_take_over()]


def test_a_ministry_result_corrected_to_not_forwarded_leaves_a_contradiction(judging, first):
    sent(judging)
    ministry(judging, first, 1, True)
    national(judging, first, "not_won")
    ministry(judging, first, 5, False, reason="部來文更正", now=at(12, 1))

    assert found(judging) == ["national_without_forwarding", "ministry_result_corrected"]


def test_an_outcome_of_an_entry_withdrawn_afterwards_stays_visible_and_is_flagged(judging, first):
    sent(judging)
    ministry(judging, first, 5, False)
    withdraw_recommendation(first, "改組", actor=judging.officer, now=at(9, 5))

    (cases,) = followed_by_year().values()
    assert [case.is_withdrawn for case in cases] == [True, False, False]
    assert found(judging) == ["outcome_of_withdrawn"]


def test_a_clarified_contradiction_comes_back_when_its_facts_change(judging, first):
    sent(judging)
    ministry(judging, first, 4, True)
    (contradiction,) = open_contradictions(followed_by_year())[judging.edition]
    clarify(judging.edition, contradiction, "部函說明", actor=judging.officer, now=at(9, 2))
    silent = found(judging)
    ministry(judging, first, 4, True, announced_on=date(2026, 7, 1), reason="誤登", now=at(9, 3))

    assert silent == []
    assert found(judging) == ["ministry_before_sending"]
    assert verify().sound


def test_the_earliest_day_of_what_is_awaited_is_expected_next(judging, first):
    for step, day in (("sending", 1), ("ministry", 20), ("national", 10)):
        expect_on(judging.edition, step, date(2026, 9, day), actor=judging.officer, now=at(7, 2))
    before = expected_next(followed_by_year())
    sent(judging)
    after = expected_next(followed_by_year())
    expect_on(judging.edition, "ministry", None, actor=judging.officer, now=at(8, 2))

    assert (before, after) == (date(2026, 9, 1), date(2026, 9, 20))
    assert expected_next(followed_by_year()) is None


def test_kin_reach_up_down_and_to_whom_a_unit_continues(judging):
    branch = make_branch()
    centre = make_centre(branch)

    kin = Kin.read()

    assert {branch.unit.code, centre.code} <= kin.of(branch.unit.code)
    assert {branch.unit.code, centre.code} <= kin.of(centre.code)
    assert make_unit().code not in kin.of(centre.code)


def test_an_award_under_the_branchs_name_bars_both_and_says_for_how_long(judging, first):
    branch = make_branch()
    centre = make_centre(branch)
    ministry(judging, first, 1, True)
    national(judging, first, winner_of_record=branch.unit, executing_unit=centre)

    effects = effects_of(case_of(first))

    assert [(row.unit, row.first, row.last, row.opened) for row in effects] == [
        (branch.unit, 116, 118, ()),
        (centre, 116, 118, ()),
    ]


def test_an_award_of_one_year_opens_a_finding_of_the_next(judging, first):
    edition, branch = make_edition(judging.officer, 116), make_branch()
    ministry(judging, first, 1, True)
    entry = make_admitted(edition, judging.officer, make_nomination(edition, branch))
    admitted = is_admitted(entry)
    national(judging, first, winner_of_record=entry.unit, now=at(11, 21))

    (effect,) = effects_of(case_of(first))
    (year,) = effect.opened
    assert (admitted, is_admitted(entry)) == (True, False)
    assert finding_of(entry).reopening.cause_act == "outcomes.national_recorded"
    assert (year.roc_year, [(row.nomination, row.state) for row in year.touched]) == (
        116,
        [(entry, "reopened")],
    )


def test_an_award_that_was_lost_bars_nobody_any_more(judging, first):
    ministry(judging, first, 1, True)
    national(judging, first)
    national(judging, first, "not_won", reason="公布更正", announced_on=date(2026, 12, 1), now=at(12, 2))

    (effect,) = effects_of(case_of(first))
    assert (effect.revoked_on, effect.years) == (date(2026, 12, 1), ())
