"""Importing history: years, places and awards by the same steps as units and people, each problem by its cell, undone by file."""

from datetime import date

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from factories.people import make_national_award, make_past_year, make_person, make_place, make_unit
from factories.register import (
    AWARD_HEADER,
    HISTORY_HEADER,
    YEAR_HEADER,
    applied,
    csv_file,
    file_in,
    make_admin,
    make_draft,
    stored_history,
    undo_file,
)
from factories.year import at, make_edition
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.models import HistoryCorrection, Honour, PastYear
from laurel.people.roles import Role
from laurel.register.documents import file_of, listing_of_history, listing_of_sample
from laurel.register.facts import guessed, preview_of
from laurel.register.selectors import honours_matching, years_on_record
from laurel.register.services import correct_honour, receive_file, verify_history
from laurel.rulebook.entrants import UnitKind
from sizes import MANY

pytestmark = pytest.mark.django_db
NOW, LATER = at(5, 1), at(5, 2)
FORMATS = ["csv", "ods", "xlsx"]


@pytest.fixture
def officer():
    return make_person(Role.PROGRAMME_OFFICER, username="officer", name="承辦人甲")


def draft_of(officer, header, *rows, now=NOW):
    return make_draft(officer, csv_file(header, *rows), now, "history", "歷屆.csv")


def preview(officer, header, *rows):
    return preview_of(draft_of(officer, header, *rows), actor=officer)


def problems_of(found):
    return [
        (line.number, str(problem.column), problem.ground.code)
        for line in found.lines
        for problem in line.problems
    ]


@pytest.mark.parametrize("file_format", FORMATS)
def test_years_places_and_awards_come_from_a_file_of_each_kind(officer, file_format):
    branch = make_unit(UnitKind.BRANCH, code="B-1", name="北分署")
    centre = make_unit(UnitKind.EMPLOYMENT_SERVICE_CENTER, parent=branch, code="C-1", name="羅東中心")
    header = (*AWARD_HEADER, "參獎案數")
    rows = [
        ("114", "整體服務類", "", "", "", "", "", "核定函", "", "", "", "", "", "", "9"),
        ("114", "整體服務類", "羅東中心", "第2名", "是", "未列名次", "", "核定函", "複核人乙", *[""] * 6),
        (
            "民國114年",
            "",
            "B-1",
            "",
            "",
            "",
            "獲獎",
            "公告",
            "",
            "第8屆",
            "",
            "第一線服務機關",
            "114/11/21",
            "案",
            "",
        ),
        (
            "2025",
            "",
            "C-1",
            "",
            "",
            "",
            "won",
            "公告",
            "",
            "第8屆",
            "執行單位",
            "first_line",
            "2025-11-21",
            "案",
            "",
        ),
    ]

    draft = make_draft(officer, file_in(file_format, header, *rows), NOW, "history")
    found = preview_of(draft, actor=officer)
    applied(draft, officer, NOW)

    assert (dict(found.counts), problems_of(found)) == ({"new": 4}, [])
    assert PastYear.objects.values_list("roc_year", "held", "overall_entries", "evidence").get() == (
        114,
        True,
        9,
        "核定函",
    )
    place = Honour.objects.get(level="agency")
    assert (place.unit, place.place, place.recommended, place.named_verifier) == (centre, 2, True, "複核人乙")
    assert (place.recorded_by, place.recorded_at) == (officer, NOW)
    assert Honour.objects.get(level="ministry").place is None
    awards = Honour.objects.filter(level="national").order_by("pk")
    assert [(row.unit, row.share, row.line, row.announced_on) for row in awards] == [
        (branch, "winner_of_record", "first_line", date(2025, 11, 21)),
        (centre, "executing_unit", "first_line", date(2025, 11, 21)),
    ]
    assert len({row.award_key for row in awards}) == 1
    assert Entry.objects.filter(act="register.history_imported").count() == 1
    assert verify().sound


def test_nothing_is_written_before_it_is_applied(officer):
    make_past_year(114)
    make_unit(code="C-1")
    before = stored_history()

    preview(officer, HISTORY_HEADER, ("114", "整體服務類", "C-1", "1", "是", "", "", "核定函", ""))

    assert stored_history() == before


def test_headings_of_the_form_are_known_in_both_languages():
    chinese = guessed("history", [*HISTORY_HEADER])
    english = guessed(
        "history", ["Year", "Category", "Unit", "Place", "Recommended", "Evidence", "Verified by"]
    )

    assert list(chinese.values()) == [
        "roc_year",
        "category",
        "unit",
        "place",
        "recommended",
        "ministry",
        "national",
        "evidence",
        "named_verifier",
    ]
    assert list(english.values()) == [
        "roc_year",
        "category",
        "unit",
        "place",
        "recommended",
        "evidence",
        "named_verifier",
    ]


PLACE = ("114", "整體服務類", "C-1", "3", "是", "", "", "核定函", "")


def row(**cells):
    """The row of a place, with other cells where named."""
    return tuple(cells.get(name, old) for name, old in zip(HISTORY_HEADER, PLACE, strict=True))


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"年度": ""}, ("年度", "cell_missing")),
        ({"年度": "去年"}, ("年度", "cell_no_year")),
        ({"年度": "116"}, ("年度", "year_in_future")),
        ({"年度": "110"}, ("年度", "year_not_on_record")),
        ({"年度": "111"}, ("年度", "year_not_held")),
        ({"年度": "115"}, ("年度", "year_runs_here")),
        ({"類別": "綜合類"}, ("類別", "cell_no_category")),
        ({"類別": ""}, ("類別", "category_missing")),
        ({"單位": "沒有的單位"}, ("單位", "unit_unknown")),
        ({"單位": ""}, ("單位", "cell_missing")),
        ({"單位": "NEW"}, ("單位", "unit_not_there_then")),
        ({"名次": "冠軍"}, ("名次", "cell_no_place")),
        ({"名次": "0"}, ("名次", "cell_no_place")),
        ({"名次": "13"}, ("名次", "place_beyond_entries")),
        ({"名次": "2"}, ("名次", "place_taken")),
        ({"名次": "", "推薦": ""}, ("名次", "line_says_nothing")),
        ({"推薦": "也許"}, ("推薦", "cell_no_yes_no")),
        ({"推薦": "否", "部名次": "1"}, ("部名次", "ministry_without_recommendation")),
        ({"部名次": "優等"}, ("部名次", "cell_no_place")),
        ({"國發會結果": "入圍"}, ("國發會結果", "cell_no_choice")),
        ({"證明文件": ""}, ("證明文件", "cell_missing")),
        ({"證明文件": "函" * 201}, ("證明文件", "cell_too_long")),
        ({"查證人": "承辦人甲"}, ("查證人", "verifier_is_importer")),
        ({"查證人": "officer"}, ("查證人", "verifier_is_importer")),
    ],
)
def test_each_problem_is_named_by_its_row_and_cell(officer, cells, problem):
    make_edition(officer)
    make_past_year(111, held=False)
    make_past_year(114)
    make_past_year(115)
    make_past_year(116)
    make_unit(code="C-1")
    make_unit(code="NEW", valid_from=date(2026, 1, 1))
    make_place(make_unit(), 114, 2)

    found = preview(officer, HISTORY_HEADER, row(**cells))

    assert problem in [(column, code) for _, column, code in problems_of(found)]
    assert found.to_write == []
    assert all("%(" not in p.words and "未載明" not in p.words for line in found.lines for p in line.problems)


AWARD = ("114", "", "C-1", "", "", "", "獲獎", "公告", "", "第8屆", "", "第一線服務機關", "114/11/21", "")


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"公布日期": ""}, ("公布日期", "award_without_date")),
        ({"公布日期": "113/11/21"}, ("公布日期", "award_before_its_year")),
        ({"公布日期": "115/11/21"}, ("公布日期", "award_announced_in_future")),
        ({"獎項名稱": ""}, ("獎項名稱", "award_without_name")),
        ({"得獎身分": "旁觀者"}, ("得獎身分", "cell_no_choice")),
        ({"分類": "第二線"}, ("分類", "cell_no_choice")),
        ({"專案名稱": "案"}, None),
        ({"得獎身分": "執行單位"}, None),
        ({}, ("單位", "award_has_winner")),
    ],
)
def test_each_problem_of_an_award_is_named(officer, cells, problem):
    make_unit(code="C-1")
    make_national_award(
        make_unit(), 114, date(2025, 11, 21), award_name="第8屆", award_key="a-1", evidence="公告"
    )
    typed = tuple(cells.get(name, old) for name, old in zip(AWARD_HEADER, AWARD, strict=True))

    found = preview(officer, AWARD_HEADER, typed)

    named = [(column, code) for _, column, code in problems_of(found)]
    assert problem in named if problem else named == []


def test_two_rows_that_contradict_each_other_are_both_named(officer):
    make_past_year(114)
    make_unit(code="C-1")
    make_unit(code="C-2")

    same_place = preview(officer, HISTORY_HEADER, row(), row(單位="C-2"))
    same_unit = preview(officer, HISTORY_HEADER, row(), row(名次="4"))

    assert problems_of(same_place) == [(2, "名次", "place_taken"), (3, "名次", "place_taken")]
    assert problems_of(same_unit) == [(2, "單位", "row_twice"), (3, "單位", "row_twice")]


def test_a_shared_place_is_marked_in_its_column(officer):
    make_past_year(114)
    make_unit(code="C-1")
    make_unit(code="C-2")
    header = (*HISTORY_HEADER, "並列")

    found = preview(officer, header, (*row(), "是"), (*row(單位="C-2"), "是"))

    assert problems_of(found) == []


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (("114", "整體服務類", "很多", "", "函"), ("參獎案數", "cell_no_count")),
        (("114", "", "9", "", "函"), ("類別", "category_missing")),
        (("114", "整體服務類", "1", "", "函"), ("參獎案數", "entries_below_places")),
        (("114", "", "", "否", "函"), ("舉辦", "year_has_places")),
        (("114", "整體服務類", "", "", "函"), ("單位", "line_says_nothing")),
        (("113", "整體服務類", "9", "", ""), ("證明文件", "cell_missing")),
        (("116", "整體服務類", "9", "", "函"), ("年度", "year_in_future")),
    ],
)
def test_each_problem_of_a_year_is_named(officer, typed, problem):
    make_past_year(114, evidence="函")
    make_place(make_unit(), 114, 2)

    found = preview(officer, YEAR_HEADER, typed)

    assert [(column, code) for _, column, code in problems_of(found)] == [problem]


def test_a_changed_row_keeps_what_it_said_and_an_unchanged_one_is_the_same(officer):
    make_past_year(114)
    unit = make_unit(code="C-1")
    kept = make_place(make_unit(code="C-2"), 114, 4, recommended=True, evidence="核定函")
    make_place(unit, 114, 2, recommended=False, evidence="核定函")
    draft = draft_of(officer, HISTORY_HEADER, row(), row(單位="C-2", 名次="4"))

    found = preview_of(draft, actor=officer)
    applied(draft, officer, NOW)

    assert [line.status for line in found.lines] == ["changed", "same"]
    changes = [(str(c.column), c.old, c.new) for c in found.lines[0].changes]
    assert changes == [("名次", "2", "3"), ("推薦", "否", "是")]
    (correction,) = HistoryCorrection.objects.all()
    assert correction.before == {"place": 2, "recommended": False}
    assert (correction.honour.unit, correction.reason) == (unit, "匯入「歷屆.csv」")
    assert kept.corrections.count() == 0
    assert verify().sound


@pytest.mark.parametrize("file_format", ["ods", "csv"])
def test_an_import_is_undone_by_its_file(officer, file_format):
    make_past_year(114, evidence="核定函")
    make_place(make_unit(code="C-1"), 114, 2, evidence="核定函")
    make_unit(code="C-2")
    before = stored_history()
    header = (*AWARD_HEADER, "參獎案數")
    rows = [
        (*row(), *[""] * 6),
        (*row(單位="C-2", 名次="5", 部名次="2"), *[""] * 6),
        (*row(年度="113", 單位="", 名次="", 推薦=""), *[""] * 5, "8"),
        (*AWARD, ""),
    ]
    draft = applied(draft_of(officer, header, *rows), officer, NOW)

    undo = make_draft(officer, undo_file(draft, file_format), LATER, "history", "還原.ods")
    found = preview_of(undo, actor=officer)
    applied(undo, officer, LATER)

    assert (dict(found.counts), problems_of(found)) == ({"changed": 1, "removed": 3}, [])
    assert stored_history() == before
    assert [row.before for row in HistoryCorrection.objects.order_by("pk")] == [
        {"place": 2, "recommended": False},
        {"place": 3, "recommended": True},
    ]
    assert verify().sound


def test_what_was_verified_or_corrected_since_is_not_undone(officer):
    make_past_year(114)
    make_unit(code="C-1")
    make_unit(code="C-2")
    draft = applied(draft_of(officer, HISTORY_HEADER, row(), row(單位="C-2", 名次="5")), officer, NOW)
    verified, corrected = Honour.objects.order_by("pk")
    verify_history([verified], actor=make_person(Role.SCREENING_REVIEWER), now=NOW)
    correct_honour(corrected, {"place": 6}, reason="誤植", actor=officer, now=NOW)

    found = preview_of(make_draft(officer, undo_file(draft), LATER, "history"), actor=officer)

    assert [code for _, _, code in problems_of(found)] == ["undo_in_use", "undo_changed_since"]


@pytest.mark.parametrize("file_format", ["ods", "csv"])
def test_what_is_exported_comes_back_the_same(officer, file_format):
    make_past_year(113, held=False, overall_entries=None, project_entries=None, evidence="停辦函")
    make_past_year(114, evidence="核定函")
    unit = make_unit()
    paper = {"evidence": "核定函", "evidence_on": date(2025, 7, 3)}
    make_place(unit, 114, 2, recommended=True, **paper)
    make_place(unit, 114, 1, level="ministry", recommended=True, evidence="部函")
    make_place(make_unit(), 114, 6, is_shared=True, **paper)
    make_national_award(
        unit, 114, date(2025, 11, 21), evidence="=公告", scheme="社會創新", revoked_on=date(2026, 1, 2)
    )

    exported = file_of(listing_of_history(years_on_record(), honours_matching()), file_format).content
    found = preview_of(make_draft(officer, exported, NOW, "history"), actor=officer)

    assert problems_of(found) == []
    assert [(line.title, line.changes) for line in found.lines if line.status != "same"] == []


def test_the_sample_sheet_can_be_previewed_as_it_is(officer, monkeypatch):
    monkeypatch.setattr("laurel.kit.clock.now", lambda: NOW)
    parent = make_unit(UnitKind.AGENCY)
    make_unit(parent=parent)
    make_unit(parent=parent)

    sheet = file_of(listing_of_sample(), "ods").content
    found = preview_of(make_draft(officer, sheet, NOW, "history"), actor=officer)

    assert (problems_of(found), dict(found.counts)) == ([], {"new": 4})


@pytest.mark.once
@pytest.mark.parametrize("rows", [1, 3, MANY])
def test_a_preview_of_history_costs_the_same_queries(officer, rows):
    make_past_year(114, overall_entries=None)
    for number in range(rows):
        make_unit(code=f"C-{number}")
    typed = [row(單位=f"C-{number}", 名次=str(number + 1)) for number in range(rows)]
    draft = draft_of(officer, HISTORY_HEADER, *typed)

    with CaptureQueriesContext(connection) as queries:
        found = preview_of(draft, actor=officer)

    assert (len(queries), dict(found.counts)) == (4, {"new": rows})


def test_an_administrator_imports_no_history():
    with pytest.raises(Http404):
        receive_file(
            csv_file(HISTORY_HEADER, PLACE), name="x.csv", subject="history", actor=make_admin(), now=NOW
        )
