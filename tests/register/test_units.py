"""Units: added, corrected, moved, closed; renamed, merged, split; and each refusal."""

from datetime import date

import pytest
from django.http import Http404

from factories.people import SINCE, make_person, make_place, make_unit
from factories.register import make_admin
from factories.year import at
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.models import Placement, Succession, Unit
from laurel.people.roles import Role
from laurel.people.selectors import unit_of
from laurel.register.selectors import children_on, tree_on
from laurel.register.services import (
    Particulars,
    add_unit,
    close_unit,
    correct_unit,
    merge_units,
    move_unit,
    rename_unit,
    split_unit,
)
from laurel.rulebook.entrants import UnitKind

pytestmark = pytest.mark.django_db
NOW = at(7, 1)
ON = date(2026, 7, 1)
DAY_BEFORE = date(2026, 6, 30)


@pytest.fixture
def admin():
    return make_admin()


def new(code="NEW-1", **overrides):
    return Unit(
        **{
            "code": code,
            "kind": "division",
            "name": "新單位",
            "short_name": "新",
            "valid_from": SINCE,
            **overrides,
        }
    )


def called(code, name="新名稱", kind="branch"):
    return Particulars(code=code, kind=kind, name=name, short_name=name)


def shape_on(day):
    return [(twig.unit.code, twig.depth) for twig in tree_on(day)]


def codes_of(refused):
    return [ground.code for ground in refused.value.decision.refusals]


def test_a_unit_is_added_under_its_parent_with_one_entry_of_the_record(admin):
    parent = make_unit(UnitKind.BRANCH)

    add_unit(new(parent=parent), actor=admin, now=NOW)

    assert Unit.objects.get(code="NEW-1").parent == parent
    assert Entry.objects.filter(act="register.unit_added", chain="house").count() == 1
    assert verify().sound


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"code": "U 1"}, "unit_code_unlike"),
        ({"code": "單位"}, "unit_code_unlike"),
        ({"valid_to": date(2014, 2, 16)}, "unit_dates_backwards"),
    ],
)
def test_a_unit_that_cannot_stand_is_refused_and_nothing_is_written(admin, columns, code):
    before = Unit.objects.count()

    with pytest.raises(Refused) as refused:
        add_unit(new(**columns), actor=admin, now=NOW)

    assert codes_of(refused) == [code]
    assert Unit.objects.count() == before


def test_a_code_in_use_is_refused_in_any_case_of_its_letters(admin):
    make_unit(code="BR-X")

    with pytest.raises(Refused) as refused:
        add_unit(new(code="br-x"), actor=admin, now=NOW)

    assert codes_of(refused) == ["unit_code_taken"]


@pytest.mark.parametrize(
    "days", [{"valid_from": date(2014, 2, 16)}, {"valid_to": None}, {"valid_to": date(2021, 1, 1)}]
)
def test_a_unit_outside_its_parents_days_is_refused(admin, days):
    parent = make_unit(UnitKind.BRANCH, valid_to=date(2020, 12, 31))

    with pytest.raises(Refused) as refused:
        add_unit(new(parent=parent, **{"valid_to": date(2020, 1, 1), **days}), actor=admin, now=NOW)

    assert codes_of(refused) == ["unit_outside_parent"]


@pytest.mark.parametrize("act", [add_unit, correct_unit])
def test_only_an_administrator_writes_units(act):
    officer = make_person(Role.PROGRAMME_OFFICER)
    reason = {"reason": "誤植"} if act is correct_unit else {}

    with pytest.raises(Http404):
        act(new(), **reason, actor=officer, now=NOW)


def test_a_correction_keeps_the_unit_and_records_what_it_replaced(admin):
    unit = make_unit(name_en="Branch of")
    unit.name_en = "Branch"

    correct_unit(unit, reason="誤植", actor=admin, now=NOW)

    note = Entry.objects.get(act="register.unit_corrected").note
    assert note == {"reason": "誤植", "changed": {"name_en": ["Branch of", "Branch"]}}
    assert Succession.objects.count() == 0


def test_a_unit_cannot_be_put_under_itself(admin):
    top = make_unit(UnitKind.BRANCH)
    middle = make_unit(parent=top)
    bottom = make_unit(parent=middle)
    top.parent = bottom

    with pytest.raises(Refused) as refused:
        correct_unit(top, reason="測試", actor=admin, now=NOW)

    assert codes_of(refused) == ["unit_under_itself"]


def test_a_corrected_code_takes_its_children_along(admin):
    parent = make_unit(UnitKind.BRANCH)
    child = make_unit(parent=parent)
    parent.code = "BR-9"

    correct_unit(parent, reason="誤植", actor=admin, now=NOW)

    child.refresh_from_db()
    assert child.parent.code == "BR-9"


def test_a_unit_closes_on_its_last_day(admin):
    unit = make_unit(code="C-1")

    close_unit(unit, DAY_BEFORE, actor=admin, now=NOW)

    assert [shape_on(day) for day in (DAY_BEFORE, ON)] == [[("C-1", 0)], []]


def test_a_unit_with_open_children_does_not_close(admin):
    parent = make_unit(UnitKind.BRANCH)
    make_unit(parent=parent)

    with pytest.raises(Refused) as refused:
        close_unit(parent, DAY_BEFORE, actor=admin, now=NOW)

    assert codes_of(refused) == ["unit_has_children_outside"]


def test_a_unit_with_people_does_not_close(admin):
    unit = make_unit()
    make_person(serves_at=unit)

    with pytest.raises(Refused) as refused:
        close_unit(unit, DAY_BEFORE, actor=admin, now=NOW)

    assert codes_of(refused) == ["unit_has_people"]


def test_a_unit_closes_once_and_not_before_it_began(admin):
    unit = make_unit()

    with pytest.raises(Refused) as early:
        close_unit(unit, SINCE, actor=admin, now=NOW)
    close_unit(unit, DAY_BEFORE, actor=admin, now=NOW)
    with pytest.raises(Refused) as again:
        close_unit(unit, ON, actor=admin, now=NOW)

    assert (codes_of(early), codes_of(again)) == (["unit_begins_later"], ["unit_closed_already"])


def test_a_moved_unit_stands_under_each_parent_in_its_days(admin):
    one, other = make_unit(UnitKind.BRANCH, code="A"), make_unit(UnitKind.BRANCH, code="B")
    unit = make_unit(parent=one, code="X")

    move_unit(unit, other, ON, actor=admin, now=NOW)

    assert shape_on(DAY_BEFORE) == [("A", 0), ("X", 1), ("B", 0)]
    assert shape_on(ON) == [("A", 0), ("B", 0), ("X", 1)]
    assert verify().sound


def test_a_unit_is_not_moved_to_where_it_stands(admin):
    parent = make_unit()
    unit = make_unit(parent=parent)

    with pytest.raises(Refused) as refused:
        move_unit(unit, parent, ON, actor=admin, now=NOW)

    assert codes_of(refused) == ["parent_is_the_same"]


def test_a_renamed_unit_hands_over_units_people_roles_and_history(admin):
    agency = make_unit(UnitKind.AGENCY, code="WDA")
    branch = make_unit(UnitKind.BRANCH, parent=agency, code="BR-N")
    centre = make_unit(UnitKind.EMPLOYMENT_SERVICE_CENTER, parent=branch, code="BR-N-1")
    coordinator = make_person(Role.BRANCH_COORDINATOR, unit=branch)
    make_place(branch, 114, 1)

    successor = rename_unit(branch, called("BR-N2"), ON, actor=admin, now=NOW)

    centre.refresh_from_db()
    branch.refresh_from_db()
    assert (branch.valid_to, successor.valid_from, centre.parent) == (DAY_BEFORE, ON, successor)
    assert [unit_of(coordinator, day) for day in (DAY_BEFORE, ON)] == [branch, successor]
    assert list(
        coordinator.role_grants.order_by("valid_from").values_list("unit__code", "valid_from", "valid_to")
    ) == [("BR-N", SINCE, DAY_BEFORE), ("BR-N2", ON, None)]
    assert [children_on(*asked) for asked in ((branch, DAY_BEFORE), (branch, ON), (successor, ON))] == [
        [centre],
        [],
        [centre],
    ]
    assert shape_on(DAY_BEFORE) == [("WDA", 0), ("BR-N", 1), ("BR-N-1", 2)]
    assert shape_on(ON) == [("WDA", 0), ("BR-N2", 1), ("BR-N-1", 2)]
    link = Succession.objects.get()
    assert (link.predecessor, link.successor, link.kind, link.on) == (branch, successor, "renamed", ON)
    assert Entry.objects.filter(act="register.unit_renamed").count() == 1
    assert verify().sound


def test_a_second_rename_of_a_closed_unit_is_refused_and_nothing_is_written(admin):
    unit = make_unit()
    rename_unit(unit, called("N-1"), ON, actor=admin, now=NOW)

    with pytest.raises(Refused) as refused:
        rename_unit(unit, called("N-2"), ON, actor=admin, now=NOW)

    assert codes_of(refused) == ["unit_closed_already"]
    assert not Unit.objects.filter(code="N-2").exists()


def test_merged_units_become_one_new_unit(admin):
    branch = make_unit(UnitKind.BRANCH)
    one, other = make_unit(parent=branch), make_unit(parent=branch)
    site = make_unit(UnitKind.TRAINING_SITE, parent=other)

    merged = merge_units([one, other], called("M-1"), ON, actor=admin, now=NOW)

    site.refresh_from_db()
    assert (merged.parent, site.parent) == (branch, merged)
    assert sorted(Succession.objects.values_list("predecessor__code", "kind")) == sorted(
        [(one.code, "merged"), (other.code, "merged")]
    )
    assert [unit.valid_to for unit in Unit.objects.filter(pk__in=[one.pk, other.pk])] == [DAY_BEFORE] * 2
    assert verify().sound


def test_a_unit_merges_with_the_unit_under_it(admin):
    branch = make_unit(UnitKind.BRANCH)
    centre = make_unit(parent=branch)
    station = make_unit(UnitKind.SUB_STATION, parent=centre)

    merged = merge_units([centre, station], called("M-1"), ON, actor=admin, now=NOW)

    station.refresh_from_db()
    assert (merged.parent, station.parent, station.valid_to) == (branch, centre, DAY_BEFORE)
    assert Placement.objects.count() == 0


def test_a_unit_merges_into_one_that_goes_on(admin):
    branch = make_unit(UnitKind.BRANCH)
    centre = make_unit(parent=branch)
    station = make_unit(UnitKind.SUB_STATION, parent=centre)

    merge_units([station], centre, ON, actor=admin, now=NOW)

    centre.refresh_from_db()
    station.refresh_from_db()
    assert (centre.valid_to, station.valid_to) == (None, DAY_BEFORE)
    assert Succession.objects.get().successor == centre


def test_what_moves_units_is_written_on_its_day_and_not_before(admin):
    unit, branch = make_unit(), make_unit(UnitKind.BRANCH)
    acts = [
        lambda: rename_unit(unit, called("N-1"), ON, actor=admin, now=at(6, 30, 23, 59)),
        lambda: split_unit(unit, [called("N-1"), called("N-2")], ON, actor=admin, now=at(6, 30)),
        lambda: merge_units([unit], branch, ON, actor=admin, now=at(6, 30)),
        lambda: move_unit(unit, branch, ON, actor=admin, now=at(6, 30)),
    ]

    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert codes_of(refused) == ["act_in_future"]


def test_what_is_no_merger_is_refused(admin):
    unit = make_unit()

    with pytest.raises(Refused) as alone:
        merge_units([unit], called("M-1"), ON, actor=admin, now=NOW)
    with pytest.raises(Refused) as itself:
        merge_units([unit], unit, ON, actor=admin, now=NOW)

    assert (codes_of(alone), codes_of(itself)) == (["merge_needs_two"], ["merge_into_itself"])


def test_a_split_unit_becomes_several_and_the_first_takes_its_people(admin):
    unit = make_unit(parent=make_unit(UnitKind.BRANCH))
    person = make_person(serves_at=unit)

    first, second = split_unit(unit, [called("S-1"), called("S-2")], ON, actor=admin, now=NOW)

    assert unit_of(person, ON) == first
    assert list(Succession.objects.order_by("pk").values_list("successor__code", "kind")) == [
        ("S-1", "split"),
        ("S-2", "split"),
    ]
    assert second.parent == unit.parent
    assert verify().sound


def test_a_split_into_one_is_refused(admin):
    with pytest.raises(Refused) as refused:
        split_unit(make_unit(), [called("S-1")], ON, actor=admin, now=NOW)

    assert codes_of(refused) == ["split_needs_two"]
