"""Imports: what a file would change, what forbids it, and that all of it is written or nothing."""

from datetime import date

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from factories.people import SINCE, make_person, make_unit
from factories.register import (
    PEOPLE_HEADER,
    UNIT_HEADER,
    applied,
    csv_file,
    file_in,
    make_admin,
    make_draft,
    stored_units,
)
from factories.year import at
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.models import Person, RoleGrant, Unit
from laurel.people.roles import Role
from laurel.people.selectors import unit_of
from laurel.register.documents import file_of, listing_of_people, listing_of_units
from laurel.register.facts import guessed, preview_of
from laurel.register.facts.reading import BadFile
from laurel.register.models import ImportDraft
from laurel.register.selectors import access_draft, people_matching
from laurel.register.services import apply_import, choose_columns
from laurel.rulebook.entrants import UnitKind
from sizes import MANY

pytestmark = pytest.mark.django_db
NOW = at(5, 1)
TODAY = date(2026, 5, 1)
FORMATS = ["csv", "ods", "xlsx"]
EXTENSION_B, PRIVATE_USE, COMBINING = "\U0002a6d0", "\ue001", "e\u0301"
BRANCH = ("BR-1", "北分署", "分署", "", "103/2/17", "")


@pytest.fixture
def admin():
    return make_admin()


def preview(admin, header, *rows, subject="units"):
    return preview_of(make_draft(admin, csv_file(header, *rows), NOW, subject), actor=admin)


def problems_of(found):
    return [
        (line.number, str(problem.column), problem.ground.code)
        for line in found.lines
        for problem in line.problems
    ]


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_file_of_each_kind_adds_changes_and_leaves(admin, file_format):
    branch = make_unit(UnitKind.BRANCH, code="BR-1", name="北分署")
    make_unit(UnitKind.OFFICE, code="OF-1", name="秘書室", valid_from=date(2015, 1, 1))
    content = file_in(
        file_format,
        UNIT_HEADER,
        ("BR-1", "北區分署", "分署", "", "103/2/17", ""),
        ("OF-1", "秘書室", "室", "", "2015-01-01", ""),
        ("EC-1", "新就業中心", "就業中心", "BR-1", "1150701", ""),
    )

    draft = make_draft(admin, content, NOW)
    found = preview_of(draft, actor=admin)
    applied(draft, admin, NOW)

    assert dict(found.counts) == {"changed": 1, "same": 1, "new": 1}
    (change,) = found.lines[0].changes
    assert (str(change.column), change.old, change.new) == ("正式名稱", "北分署", "北區分署")
    centre = Unit.objects.get(code="EC-1")
    assert (centre.parent, centre.valid_from, centre.short_name) == (branch, date(2026, 7, 1), "新就業中心")
    assert Entry.objects.filter(act="register.units_imported").count() == 1
    assert verify().sound


def test_nothing_is_written_before_it_is_applied(admin):
    before = stored_units()

    preview(admin, UNIT_HEADER, BRANCH)

    assert stored_units() == before


def test_parents_may_stand_anywhere_in_the_file_and_go_by_an_existing_name(admin):
    agency = make_unit(UnitKind.AGENCY, code="WDA", name="發展署")
    rows = [
        ("S-1", "分站", "sub_station", "C-1", "103/2/17", ""),
        ("C-1", "中心", "就業中心", "B-1", "103/2/17", ""),
        ("B-1", "分署", "branch", "發展署", "103/2/17", ""),
    ]

    draft = make_draft(admin, csv_file(UNIT_HEADER, *rows), NOW)
    applied(draft, admin, NOW)

    above = [Unit.objects.get(code=code).parent for code in ("S-1", "C-1", "B-1")]
    assert [unit.code for unit in above] == ["C-1", "B-1", agency.code]


def test_headings_are_known_in_both_languages_and_each_once():
    chinese = guessed("units", ["單位代碼", "名稱", "備註", " 類 型 ", "代碼"])
    english = guessed("people", ["Username", "Full name", "E-mail", "Unit code", "valid_until"])

    assert chinese == {"0": "code", "1": "name", "3": "kind"}
    assert english == {"0": "username", "1": "name", "2": "email", "3": "unit", "4": "valid_until"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("１０３／２／１７", SINCE),
        ("1030217", SINCE),
        ("103年2月17日", SINCE),
        ("2014-02-17 00:00:00", SINCE),
        ("2014/2/17", SINCE),
    ],
)
def test_dates_are_read_in_both_calendars_and_in_full_width(admin, typed, meant):
    found = preview(admin, UNIT_HEADER, ("ＢＲ－１", "北分署", "分署", "", typed, ""))

    (line,) = found.lines
    assert (line.key, line.values["valid_from"], line.problems) == ("BR-1", meant, [])


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(admin):
    content = b"\xef\xbb\xbf" + csv_file(UNIT_HEADER, BRANCH)

    draft = make_draft(admin, content, NOW)

    assert (draft.header[0], dict(preview_of(draft, actor=admin).counts)) == ("代碼", {"new": 1})


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("", "名", "分署", "", "103/2/17", ""), ("代碼", "cell_missing")),
        (("B 1", "名", "分署", "", "103/2/17", ""), ("代碼", "unit_code_unlike")),
        (("B-1", "", "分署", "", "103/2/17", ""), ("正式名稱", "cell_missing")),
        (("B-1", "名" * 121, "分署", "", "103/2/17", ""), ("正式名稱", "cell_too_long")),
        (("B-1", "名\x00", "分署", "", "103/2/17", ""), ("正式名稱", "cell_with_control")),
        (("B-1", "名", "分公司", "", "103/2/17", ""), ("類型", "cell_no_kind")),
        (("B-1", "名", "分署", "NONE", "103/2/17", ""), ("上級單位", "unit_unknown")),
        (("B-1", "名", "分署", "", "103/2/30", ""), ("開始日", "cell_no_date")),
        (("B-1", "名", "分署", "", "", ""), ("開始日", "cell_missing")),
        (("B-1", "名", "分署", "", "103/2/17", "103/2/16"), ("結束日", "unit_dates_backwards")),
        (("B-1", "名", "分署", "B-1", "103/2/17", ""), ("上級單位", "unit_under_itself")),
        (("br-0", "名", "分署", "", "103/2/17", ""), ("代碼", "unit_code_taken")),
    ],
)
def test_each_fault_is_named_by_its_row_and_column(admin, row, problem):
    make_unit(code="BR-0")

    found = preview(admin, UNIT_HEADER, ("OK-1", "好", "組", "", "103/2/17", ""), row)

    assert problems_of(found) == [(3, *problem)]
    assert all("%(" not in p.words for line in found.lines for p in line.problems)


def test_one_code_twice_in_a_file_is_a_fault_of_both_rows(admin):
    found = preview(admin, UNIT_HEADER, BRANCH, ("br-1", "又一個", "分署", "", "103/2/17", ""))

    assert [(number, code) for number, _, code in problems_of(found)] == [(2, "row_twice"), (3, "row_twice")]
    assert "第 3 列" in found.lines[0].problems[0].words


def test_rows_under_a_faulty_new_row_wait_for_it(admin):
    rows = [
        ("B-1", "分署", "分署", "", "不是日期", ""),
        ("C-1", "中心", "就業中心", "B-1", "103/2/17", ""),
        ("S-1", "分站", "就業中心分站", "C-1", "103/2/17", ""),
        ("D-1", "組", "組", "", "103/2/17", ""),
    ]

    found = preview(admin, UNIT_HEADER, *rows)

    assert [code for _, _, code in problems_of(found)] == [
        "cell_no_date",
        "parent_has_problem",
        "parent_has_problem",
    ]
    assert [line.key for line in found.to_write] == ["D-1"]


def test_a_parent_closed_in_the_file_needs_its_children_closed_too(admin):
    branch = make_unit(UnitKind.BRANCH, code="B-1", name="分署")
    make_unit(parent=branch, code="C-1", name="中心")

    alone = preview(admin, ("代碼", "結束日"), ("B-1", "115/6/30"))
    together = preview(admin, ("代碼", "結束日"), ("B-1", "115/6/30"), ("C-1", "115/6/30"))

    assert problems_of(alone) == [(2, "結束日", "unit_has_children_outside")]
    assert dict(together.counts) == {"changed": 2}


def test_problems_stop_the_import_unless_their_rows_are_left_out(admin):
    before = stored_units()
    draft = make_draft(admin, csv_file(UNIT_HEADER, BRANCH, ("B-2", "", "分署", "", "", "")), NOW)

    with pytest.raises(Refused) as refused:
        applied(draft, admin, NOW)
    untouched = stored_units()
    applied(draft, admin, NOW, leave_out=True)

    assert [ground.code for ground in refused.value.decision.refusals] == ["import_has_problems"]
    assert untouched == before
    assert [row["code"] for row in stored_units()] == ["BR-1"]


def test_what_changed_since_the_preview_is_not_applied(admin):
    draft = make_draft(admin, csv_file(UNIT_HEADER, BRANCH), NOW)
    seen = preview_of(draft, actor=admin).seal
    make_unit(code="BR-1")

    with pytest.raises(Refused) as refused:
        apply_import(draft, seen=seen, leave_out=False, actor=admin, now=NOW)

    assert [ground.code for ground in refused.value.decision.refusals] == ["import_changed_since"]


def test_a_draft_is_applied_once_and_nothing_new_is_refused(admin):
    draft = make_draft(admin, csv_file(UNIT_HEADER, BRANCH), NOW)
    applied(draft, admin, NOW)
    again = make_draft(admin, csv_file(UNIT_HEADER, BRANCH), NOW)

    with pytest.raises(Refused) as twice:
        apply_import(draft, seen="", leave_out=False, actor=admin, now=NOW)
    with pytest.raises(Refused) as same:
        applied(again, admin, NOW)

    codes = [refused.value.decision.refusals[0].code for refused in (twice, same)]
    assert codes == ["import_applied_already", "import_nothing_to_apply"]


def test_a_failure_half_way_leaves_nothing_written(admin, monkeypatch):
    before = stored_units()
    draft = make_draft(admin, csv_file(UNIT_HEADER, BRANCH), NOW)
    monkeypatch.setattr("laurel.register.services.applying.record", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        applied(draft, admin, NOW)

    assert stored_units() == before
    assert ImportDraft.objects.get().applied_at is None


def test_columns_that_are_not_chosen_stay_as_they_are(admin):
    make_unit(code="BR-1", name="北分署", name_en="North")
    draft = make_draft(admin, csv_file(("代碼", "正式名稱", "英文名稱"), ("BR-1", "北區分署", "")), NOW)

    choose_columns(draft, {"0": "code", "1": "name"})
    applied(draft, admin, NOW)

    assert Unit.objects.values_list("name", "name_en").get() == ("北區分署", "North")


@pytest.mark.parametrize(
    "name", [f"{EXTENSION_B}江中心", f"中心{PRIVATE_USE}", f"Jos{COMBINING}中心", "臺\ufe00中心"]
)
@pytest.mark.parametrize("file_format", FORMATS)
def test_rare_characters_are_kept_exactly_and_named(admin, file_format, name):
    draft = make_draft(admin, file_in(file_format, UNIT_HEADER, ("R-1", name, "組", "", "103/2/17", "")), NOW)
    (line,) = preview_of(draft, actor=admin).lines

    applied(draft, admin, NOW)

    assert Unit.objects.get(code="R-1").name == name
    assert line.rare == tuple(sign for sign in name if sign in (EXTENSION_B, PRIVATE_USE))


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1",
    "''=1",
    "O'Brien",
    '<img src=x onerror="a">',
    "{{7*7}}",
    "${jndi:x}",
    "\u202eabc",
]


@pytest.mark.parametrize("file_format", ["csv", "ods"])
def test_hostile_names_leave_disarmed_and_come_back_as_they_were(admin, file_format):
    for number, name in enumerate(HOSTILE):
        make_unit(code=f"H-{number}", name=name, short_name=name[:40], name_en="")
    units = list(Unit.objects.all())
    codes = {unit.pk: unit.code for unit in units}

    exported = file_of(listing_of_units(units, codes), file_format).content
    found = preview_of(make_draft(admin, exported, NOW), actor=admin)

    assert dict(found.counts) == {"same": len(HOSTILE)}
    if file_format == "csv":
        assert ",'=1+1," in exported.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "沒有內容"),
        ("代碼,名稱\n".encode(), "沒有資料"),
        ("代碼,名稱\n甲,乙\n".encode("big5"), "UTF-8"),
        (b"PK\x03\x04 broken", "打不開"),
        (csv_file(("代碼",), *[(str(number),) for number in range(5001)]), "5001"),
        (csv_file([str(number) for number in range(41)], ["x"] * 41), "41"),
        (b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
    ],
    ids=["empty", "header only", "big5", "broken", "5,001 rows", "41 columns", "large"],
)
def test_a_file_that_cannot_be_read_says_why(admin, content, words):
    with pytest.raises(BadFile) as bad:
        make_draft(admin, content, NOW)

    assert words in str(bad.value)
    assert ImportDraft.objects.count() == 0


@pytest.mark.once
@pytest.mark.parametrize("rows", [1, 3, 5000])
def test_a_preview_costs_the_same_queries_whatever_the_rows(admin, rows):
    content = csv_file(UNIT_HEADER, BRANCH, *[_centre(number) for number in range(rows - 1)])
    draft = make_draft(admin, content, NOW)

    with CaptureQueriesContext(connection) as queries:
        found = preview_of(draft, actor=admin)

    assert (len(queries), dict(found.counts)) == (6, {"new": rows})


def _centre(number):
    return (f"C-{number}", f"第{number}中心", "就業中心", "BR-1", "103/2/17", "")


def test_5000_rows_are_applied_at_once(admin):
    content = csv_file(UNIT_HEADER, BRANCH, *[_centre(number) for number in range(4999)])

    applied(make_draft(admin, content, NOW), admin, NOW)

    assert Unit.objects.count() == 5000
    assert Entry.objects.filter(act="register.units_imported").count() == 1


def test_only_its_owner_reaches_a_draft(admin):
    draft = make_draft(admin, csv_file(UNIT_HEADER, BRANCH), NOW)

    assert access_draft(admin, draft.public_id) == draft
    with pytest.raises(Http404):
        access_draft(make_admin(), draft.public_id)
    with pytest.raises(Http404):
        apply_import(draft, seen="", leave_out=False, actor=make_admin(), now=NOW)


def test_what_was_uploaded_and_left_is_forgotten_with_the_next_upload(admin):
    make_draft(admin, csv_file(UNIT_HEADER, BRANCH), at(4, 1))

    kept = make_draft(admin, csv_file(UNIT_HEADER, BRANCH), NOW)

    assert list(ImportDraft.objects.all()) == [kept]


@pytest.mark.parametrize("file_format", FORMATS)
def test_people_are_imported_with_posting_and_roles(admin, file_format):
    branch, centre = make_unit(UnitKind.BRANCH, code="B-1"), make_unit(code="C-1", name="羅東中心")
    known = make_person(username="known", name="舊名", serves_at=branch)
    content = file_in(
        file_format,
        PEOPLE_HEADER,
        ("known", "新名", "羅東中心", "115/7/1", "", ""),
        ("fresh", "新人", "C-1", "115/7/1", "撰寫人；稽核", "115/7/1"),
    )

    draft = make_draft(admin, content, NOW, "people")
    applied(draft, admin, NOW)

    fresh = Person.objects.get(username="fresh")
    known.refresh_from_db()
    assert known.name == "新名"
    assert [unit_of(known, day) for day in (date(2026, 6, 30), date(2026, 7, 1))] == [branch, centre]
    assert unit_of(fresh, date(2026, 7, 1)) == centre
    assert sorted(fresh.role_grants.values_list("role", "unit__code")) == [
        ("applicant_editor", "C-1"),
        ("auditor", None),
    ]
    assert not fresh.has_usable_password()
    assert verify().sound


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("王", "名", "", "", "", ""), ("帳號", "username_unlike")),
        (("p", "", "", "", "", ""), ("姓名", "cell_missing")),
        (("KNOWN", "名", "", "", "", ""), ("帳號", "username_taken")),
        (("p", "名", "NONE", "115/7/1", "", ""), ("服務單位", "unit_unknown")),
        (("p", "名", "B-1", "", "", ""), ("到任日", "day_needed")),
        (("p", "名", "B-1", "102/1/1", "", ""), ("到任日", "posting_outside_unit")),
        (("p", "名", "", "", "國王", "115/7/1"), ("職務", "cell_no_role")),
        (("p", "名", "", "", "稽核", ""), ("職務起日", "day_needed")),
        (("p", "名", "", "", "撰寫人", "115/7/1"), ("職務", "role_needs_unit")),
        (("p", "名", "", "", "評審委員；綜合規劃組承辦人", "115/7/1"), ("職務", "officer_and_judge")),
        (("judge", "委員", "", "", "綜合規劃組承辦人", "115/7/1"), ("職務", "officer_and_judge")),
    ],
)
def test_each_fault_of_a_person_is_named(admin, row, problem):
    make_unit(UnitKind.BRANCH, code="B-1")
    make_person(username="known")
    make_person(Role.PANEL_MEMBER, username="judge", name="委員")

    found = preview(admin, PEOPLE_HEADER, row, subject="people")

    assert problems_of(found) == [(2, *problem)]
    assert all("%(" not in p.words for line in found.lines for p in line.problems)


def test_a_role_that_is_held_is_not_given_again(admin):
    make_person(Role.OBSERVER, username="p", name="列席")

    found = preview(admin, ("帳號", "姓名", "職務"), ("p", "列席", "列席、政風"), subject="people")

    assert dict(found.counts) == {"same": 1}


def test_an_officers_file_makes_no_administrator_and_gives_the_officer_nothing(admin):
    officer = make_person(Role.PROGRAMME_OFFICER, username="officer", name="承辦人")
    rows = [
        ("officer", "承辦人", "", "", "稽核", "115/7/1"),
        ("fresh", "新人", "", "", "系統管理", "115/7/1"),
        (admin.username, "改名", "", "", "", ""),
        ("other", "新人", "", "", "稽核", "115/7/1"),
    ]
    draft = make_draft(officer, csv_file(PEOPLE_HEADER, *rows), NOW, "people")

    found = preview_of(draft, actor=officer)

    assert [code for _, _, code in problems_of(found)] == [
        "own_roles",
        "only_administrator_grants",
        "only_administrator_grants",
    ]
    assert [line.key for line in found.to_write] == ["other"]


@pytest.mark.parametrize("file_format", ["csv", "ods"])
def test_exported_people_come_back_unchanged(admin, file_format):
    branch, centre = make_unit(UnitKind.BRANCH), make_unit()
    person = make_person(
        Role.OBSERVER, Role.AUDITOR, serves_at=centre, title="=cmd", is_jianren=True, rank_level=11
    )
    RoleGrant.objects.create(person=person, role=Role.UNIT_HEAD, unit=centre, valid_from=SINCE)
    RoleGrant.objects.create(person=person, role=Role.BRANCH_COORDINATOR, unit=branch, valid_from=TODAY)

    exported = file_of(listing_of_people(people_matching(day=TODAY)), file_format).content
    found = preview_of(make_draft(admin, exported, NOW, "people"), actor=admin)

    assert (dict(found.counts), problems_of(found)) == ({"same": 2}, [])


@pytest.mark.once
@pytest.mark.parametrize("rows", [1, 3, MANY])
def test_a_preview_of_people_costs_the_same_queries(admin, rows):
    unit = make_unit(code="C-1")
    for number in range(rows):
        make_person(username=f"p{number}", name="名", serves_at=unit)
    content = csv_file(PEOPLE_HEADER, *[(f"p{n}", "新名", "C-1", "", "稽核", "115/7/1") for n in range(rows)])
    draft = make_draft(admin, content, NOW, "people")

    with CaptureQueriesContext(connection) as queries:
        found = preview_of(draft, actor=admin)

    assert (len(queries), dict(found.counts)) == (6, {"changed": rows})
