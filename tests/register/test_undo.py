"""Undo files: what an import wrote is as it was before, row by row, unless it was changed since."""

from datetime import date

import pytest

from factories.people import make_person, make_unit
from factories.register import (
    PEOPLE_HEADER,
    UNIT_HEADER,
    applied,
    csv_file,
    make_admin,
    make_draft,
    stored_people,
    stored_units,
    undo_file,
)
from factories.year import at
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.models import Person, RoleGrant, Unit
from laurel.people.roles import Role
from laurel.register.facts import preview_of
from laurel.register.services import add_posting, correct_unit
from laurel.rulebook.entrants import UnitKind

pytestmark = pytest.mark.django_db
NOW, LATER = at(5, 1), at(5, 2)
ROWS = [
    ("BR-1", "改過的分署", "分署", "", "103/2/17", ""),
    ("C-1", "新中心", "就業中心", "BR-1", "115/7/1", ""),
    ("S-1", "新分站", "就業中心分站", "C-1", "115/7/1", ""),
]


@pytest.fixture
def admin():
    return make_admin()


def imported_units(admin):
    return applied(make_draft(admin, csv_file(UNIT_HEADER, *ROWS), NOW), admin, NOW)


def undo_of(admin, draft, file_format="ods"):
    return make_draft(admin, undo_file(draft, file_format), LATER, draft.subject, "還原")


def codes_of(found):
    return [(line.key, p.ground.code) for line in found.lines for p in line.problems]


@pytest.mark.parametrize("file_format", ["ods", "csv"])
def test_units_are_as_they_were_before_the_import(admin, file_format):
    make_unit(UnitKind.BRANCH, code="BR-1", name="=原來的分署", valid_to=None)
    before = stored_units()
    draft = imported_units(admin)

    undo = undo_of(admin, draft, file_format)
    found = preview_of(undo, actor=admin)
    applied(undo, admin, LATER)

    assert dict(found.counts) == {"changed": 1, "removed": 2}
    assert stored_units() == before
    assert Entry.objects.filter(act="register.import_undone").count() == 1
    assert verify().sound


def test_people_are_as_they_were_with_postings_and_roles(admin):
    old, new = make_unit(), make_unit(code="C-1")
    make_person(Role.AUDITOR, username="known", name="舊名", serves_at=old)
    before = stored_people()
    rows = [
        ("known", "新名", "C-1", "115/7/1", "列席、政風", "115/7/1"),
        ("fresh", "新人", "C-1", "115/7/1", "稽核", "115/7/1"),
    ]
    draft = applied(make_draft(admin, csv_file(PEOPLE_HEADER, *rows), NOW, "people"), admin, NOW)

    applied(undo_of(admin, draft), admin, LATER)

    assert stored_people() == before
    assert new.code == "C-1"
    assert verify().sound


def test_what_was_changed_since_is_named_and_kept(admin):
    make_unit(UnitKind.BRANCH, code="BR-1", name="原來的分署")
    draft = imported_units(admin)
    branch = Unit.objects.get(code="BR-1")
    branch.name = "又改過的分署"
    correct_unit(branch, reason="測試", actor=admin, now=NOW)
    undo = undo_of(admin, draft)

    found = preview_of(undo, actor=admin)
    applied(undo, admin, LATER, leave_out=True)

    assert codes_of(found) == [("BR-1", "undo_changed_since")]
    assert "正式名稱" in found.lines[0].problems[0].words
    assert list(Unit.objects.values_list("code", "name")) == [("BR-1", "又改過的分署")]


def test_what_is_used_by_now_is_not_removed(admin):
    make_unit(UnitKind.BRANCH, code="BR-1", name="原來的分署")
    draft = imported_units(admin)
    person = make_person()
    add_posting(person, Unit.objects.get(code="S-1"), date(2026, 7, 2), actor=admin, now=NOW)

    found = preview_of(undo_of(admin, draft), actor=admin)

    assert codes_of(found) == [("C-1", "undo_in_use"), ("S-1", "undo_in_use")]


def test_who_has_acted_since_is_not_removed(admin):
    rows = [("fresh", "新人", "", "", "系統管理", "115/1/1"), ("idle", "新人", "", "", "", "")]
    draft = applied(make_draft(admin, csv_file(PEOPLE_HEADER, *rows), NOW, "people"), admin, NOW)
    unit = make_unit()
    unit.name = "改過"
    correct_unit(unit, reason="測試", actor=Person.objects.get(username="fresh"), now=NOW)

    found = preview_of(undo_of(admin, draft), actor=admin)

    assert codes_of(found) == [("fresh", "undo_in_use")]
    assert [line.key for line in found.to_write] == ["idle"]


def test_what_is_gone_need_not_be_undone(admin):
    make_unit(UnitKind.BRANCH, code="BR-1", name="原來的分署")
    draft = imported_units(admin)
    applied(undo_of(admin, draft), admin, LATER)

    found = preview_of(undo_of(admin, draft), actor=admin)

    assert codes_of(found) == [
        ("BR-1", "undo_changed_since"),
        ("C-1", "undo_gone"),
        ("S-1", "undo_gone"),
    ]


@pytest.mark.parametrize(("old", "new"), [("restore,BR-1", "remove,BR-1"), ("原來的分署", "別的名字")])
def test_an_undo_file_that_was_written_by_hand_is_refused(admin, old, new):
    make_unit(UnitKind.BRANCH, code="BR-1", name="原來的分署")
    draft = imported_units(admin)
    content = undo_file(draft, "csv").decode("utf-8-sig").replace(old, new).encode()

    found = preview_of(make_draft(admin, content, LATER), actor=admin)

    assert ("BR-1", "undo_not_ours") in codes_of(found)


def test_an_undo_file_of_units_is_not_taken_for_people(admin):
    make_unit(UnitKind.BRANCH, code="BR-1", name="原來的分署")
    content = undo_file(imported_units(admin))

    found = preview_of(make_draft(admin, content, LATER, "people"), actor=admin)

    assert {code for _, code in codes_of(found)} == {"undo_not_ours"}


def test_an_officer_undoes_nothing_of_an_administrator(admin):
    other = make_admin(username="second", name="管理二")
    rows = [("second", "改名", "", "", "", "")]
    draft = applied(make_draft(admin, csv_file(PEOPLE_HEADER, *rows), NOW, "people"), admin, NOW)
    officer = make_person(Role.PROGRAMME_OFFICER)

    found = preview_of(make_draft(officer, undo_file(draft), LATER, "people"), actor=officer)

    assert codes_of(found) == [("second", "only_administrator_grants")]
    assert Person.objects.get(pk=other.pk).name == "改名"
    assert RoleGrant.objects.filter(person=other).count() == 1
