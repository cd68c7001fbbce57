"""Rows of units against the register: new, changed, the same, or what forbids them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from laurel.people.models import Unit
from laurel.register.facts.cells import fault
from laurel.register.facts.columns import UNIT_COLUMNS
from laurel.register.facts.lines import CHANGED, NEW, Change, Line, Problem, Sight
from laurel.register.facts.rows import name_doubles, shown
from laurel.register.facts.states import typed
from laurel.register.selectors import standings, tree_of
from laurel.register.words import kind_words
from laurel.rulebook.register import Standing, Tree, may_stand

WORDS = {column.key: column.words for column in UNIT_COLUMNS}
NEEDED = [column for column in UNIT_COLUMNS if column.needed]
COLUMN_OF = {
    "unit_dates_backwards": "valid_to",
    "unit_has_people": "valid_to",
    "unit_has_children_outside": "valid_to",
    "unit_under_itself": "parent",
    "unit_outside_parent": "valid_from",
}


def lines_of_units(lines: list[Line], sight: Sight) -> list[Line]:
    """The rows with what they change and what forbids them; four queries, however many rows."""
    name_doubles([line for line in lines if "code" in line.values], WORDS["code"])
    known = standings()
    existing = {unit.code: unit for unit in Unit.objects.all()}
    in_other_case = {code.casefold(): code for code in existing}
    in_file = {line.key for line in lines if "code" in line.values}
    codes_by_name = _codes_by_name(existing)
    for line in lines:
        line.row = existing.get(line.key)
        _refuse_other_case(line, in_other_case)
        _find_parent(line, existing, in_file, codes_by_name)
        _find_what_is_missing(line)
        _find_changes(line, known)
    _find_what_forbids(lines, known)
    return lines


def _codes_by_name(existing: Mapping[str, Unit]) -> dict[str, str]:
    """Names that only one open unit bears."""
    found: dict[str, list[str]] = {}
    for unit in existing.values():
        if unit.valid_to is None:
            found.setdefault(unit.name, []).append(unit.code)
    return {name: codes[0] for name, codes in found.items() if len(codes) == 1}


def _refuse_other_case(line: Line, in_other_case: Mapping[str, str]) -> None:
    twin = in_other_case.get(line.key.casefold())
    if line.row is None and twin:
        line.problems.append(Problem(WORDS["code"], fault("unit_code_taken", unit_code=line.key, unit=twin)))


def _find_parent(
    line: Line, existing: Mapping[str, Unit], in_file: set[str], codes_by_name: Mapping[str, str]
) -> None:
    named = line.values.get("parent")
    if not named:
        if "parent" in line.values:
            line.values["parent"] = None
        return
    if named in existing or named in in_file:
        return
    if named in codes_by_name:
        line.values["parent"] = codes_by_name[named]
        return
    line.problems.append(Problem(WORDS["parent"], fault("unit_unknown", text=named)))


def _find_what_is_missing(line: Line) -> None:
    if line.row is not None:
        return
    named = {str(problem.column) for problem in line.problems}
    for column in NEEDED:
        if line.values.get(column.key) in (None, "") and str(column.words) not in named:
            line.problems.append(Problem(column.words, fault("cell_missing")))
    if not line.values.get("short_name") and line.values.get("name"):
        line.values["short_name"] = line.values["name"][:40]


def _find_changes(line: Line, known: Mapping[str, Standing]) -> None:
    for key, new in line.values.items():
        if key == "code":
            continue
        old = None
        if line.row is not None:
            old = known[line.key].parent if key == "parent" else getattr(line.row, key)
            if old == new:
                continue
        elif new in (None, "", False):
            continue
        told = [kind_words(v) if key == "kind" and isinstance(v, str) else shown(v) for v in (old, new)]
        line.changes.append(Change(WORDS[key], *told))


def _find_what_forbids(lines: list[Line], known: Mapping[str, Standing]) -> None:
    """Names what a rule forbids; a row so named is not written, which may forbid others: until all is quiet."""
    while True:
        written = [line for line in lines if line.status in (NEW, CHANGED)]
        units = {**known, **{line.key: _as_written(line, known.get(line.key)) for line in written}}
        tree = tree_of(units)
        found = [(line, problem) for line in written for problem in _forbidden(units[line.key], tree)]
        for line, problem in found:
            line.problems.append(problem)
        if not found:
            return


def _forbidden(unit: Standing, tree: Tree) -> Iterator[Problem]:
    if unit.parent is not None and unit.parent not in tree.units:
        yield Problem(WORDS["parent"], fault("parent_has_problem", text=unit.parent))
        return
    for ground in may_stand(unit, tree).refusals:
        yield Problem(WORDS[COLUMN_OF[ground.code]], ground)


def _as_written(line: Line, old: Standing | None) -> Standing:
    """The unit as it would stand; a new row without problems has all that a unit needs."""
    written = {
        key: line.values[key] for key in ("name", "parent", "valid_from", "valid_to") if key in line.values
    }
    if old is not None:
        return replace(old, **written)
    return Standing(line.key, **{"parent": None, **written})


def refuse_restoring_units(lines: list[Line], sight: Sight) -> None:
    """Units that would be restored to where they may no longer stand."""
    known, codes = standings(), dict(Unit.objects.values_list("pk", "code"))
    while True:
        units = dict(known)
        restored = [line for line in lines if not line.problems and not line.removes]
        for line in lines:
            if not line.problems and line.removes:
                units.pop(line.key, None)
        for line in restored:
            units[line.key] = _as_restored(line, units[line.key], codes)
        tree = tree_of(units)
        found = [(line, ground) for line in restored for ground in may_stand(units[line.key], tree).refusals]
        for line, ground in found:
            line.problems.append(Problem("", ground))
        if not found:
            return


def _as_restored(line: Line, now: Standing, codes: dict[int, str]) -> Standing:
    before = typed(line.values["remembered"].before["units"][0], Unit)
    return replace(
        now,
        name=before["name"],
        parent=codes.get(before["parent_id"]),
        valid_from=before["valid_from"],
        valid_to=before["valid_to"],
    )
