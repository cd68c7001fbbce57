"""Rows of history against the register: years, places and awards, new, changed, the same, or what forbids them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from laurel.people.models import Honour, PastYear, Unit
from laurel.register.facts.cells import fault
from laurel.register.facts.claims import as_if, claim_of, record_with
from laurel.register.facts.columns import HISTORY_COLUMNS
from laurel.register.facts.lines import Change, Line, Problem, Sight
from laurel.register.facts.rows import name_doubles, shown
from laurel.register.facts.things import Thing, key_of, new_award_key, title_of, units_by_name
from laurel.register.selectors import years_run_here
from laurel.register.words import UNPLACED, NationalResult, told_value
from laurel.rulebook.grounds import Ground
from laurel.rulebook.honours import Record, may_be_recorded, may_be_year
from laurel.rulebook.roc import roc_year_of

WORDS = {column.key: column.words for column in HISTORY_COLUMNS}
COMMON = ("evidence", "evidence_on", "named_verifier")
ENTRIES = {"overall_service": "overall_entries", "project_planning": "project_entries"}
COLUMN_OF = {
    "year_in_future": "roc_year",
    "year_not_on_record": "roc_year",
    "year_not_held": "roc_year",
    "category_missing": "category",
    "place_missing": "place",
    "place_beyond_entries": "place",
    "place_taken": "place",
    "ministry_without_recommendation": "ministry",
    "award_without_date": "announced_on",
    "award_announced_in_future": "announced_on",
    "award_before_its_year": "announced_on",
    "revoked_before_announced": "revoked_on",
    "award_without_name": "award_name",
    "year_has_places": "held",
    "entries_below_places": "entries",
}
"""The column that a fault belongs to; the others belong to the unit."""


@dataclass(slots=True)
class Planned:
    """One row of the register as it would be written: stored already or new, and what it would say."""

    row: Honour | PastYear
    changes: dict[str, Any]

    @property
    def differs(self) -> bool:
        return self.row.pk is None or any(getattr(self.row, k) != v for k, v in self.changes.items())

    @property
    def written(self) -> Any:
        """The row as it would stand; nothing is stored."""
        return as_if(self.row, self.changes)


@dataclass(slots=True)
class Known:
    """What the register holds of history; the same few queries, whatever there is."""

    units: dict[str, Unit]
    named: dict[str, list[Unit]]
    run_here: frozenset[int]
    years: dict[int, PastYear]
    honours: dict[int, Honour]
    places: dict[tuple[str, int, str, int], Honour] = field(default_factory=dict)
    awards: dict[tuple[int, int, str, str], Honour] = field(default_factory=dict)
    award_keys: dict[tuple[int, str, str], str] = field(default_factory=dict)

    @classmethod
    def of_register(cls) -> Known:
        """Everything on record."""
        units = list(Unit.objects.all())
        honours = {row.pk: row for row in Honour.objects.select_related("unit")}
        years = {row.roc_year: row for row in PastYear.objects.all()}
        by_code = {unit.code: unit for unit in units}
        known = cls(by_code, units_by_name(units), years_run_here(), years, honours)
        for row in honours.values():
            if row.level != Honour.Level.NATIONAL:
                known.places[row.level, row.roc_year, row.category, row.unit_id] = row
                continue
            known.awards[row.unit_id, row.roc_year, row.award_name, row.project_title] = row
            known.award_keys.setdefault((row.roc_year, row.award_name, row.project_title), row.award_key)
        return known


def lines_of_history(lines: list[Line], sight: Sight) -> list[Line]:
    """The rows with what they change and what forbids them; the same few queries, however many rows."""
    known = Known.of_register()
    for line in lines:
        line.values["plan"] = []
        if "roc_year" in line.values:
            _plan(line, known)
        _find_verifier(line, sight)
        _find_changes(line)
    name_doubles(lines, WORDS["unit"], _about)
    _find_what_forbids(lines, known, sight.today)
    return lines


def _about(line: Line) -> Iterator[str]:
    """What each row that the line would write is about: no two lines may write the same."""
    for planned in line.values["plan"]:
        row = planned.row
        if isinstance(row, PastYear):
            yield f"{row.roc_year}:{line.values.get('category') or ''}"
        else:
            award = row.award_key if row.level == Honour.Level.NATIONAL else row.category
            yield f"{row.roc_year}:{row.level}:{row.unit.code}:{award}"


def _plan(line: Line, known: Known) -> None:
    """`plan` of the values: the rows that the line is about, each as it would be written."""
    values = line.values
    roc_year, category = values["roc_year"], values.get("category") or ""
    if not values.get("unit"):
        _plan_year(line, known, roc_year, category)
        line.key, line.title = key_of(roc_year, category), title_of(roc_year, category, "")
        return
    unit = _unit_named(values["unit"], roc_year, known)
    if unit is None:
        line.problems.append(Problem(WORDS["unit"], fault("unit_unknown", text=values["unit"])))
        line.key = key_of(roc_year, category, values["unit"])
        line.title = title_of(roc_year, category, values["unit"])
        return
    _plan_honours(line, known, unit)
    planned = [planned.row for planned in values["plan"]]
    line.key = key_of(roc_year, category, unit.code, planned)
    line.title = title_of(roc_year, category, unit.name)
    if not values["plan"] and not line.problems:
        line.problems.append(Problem(WORDS["place"], fault("line_says_nothing")))


def _unit_named(text: str, roc_year: int, known: Known) -> Unit | None:
    if text in known.units:
        return known.units[text]
    there = [
        unit
        for unit in known.named.get(text, ())
        if roc_year_of(unit.valid_from) <= roc_year <= roc_year_of(unit.valid_to or date.max)
    ]
    return there[0] if len(there) == 1 else None


def _plan_year(line: Line, known: Known, roc_year: int, category: str) -> None:
    values = line.values
    told = {key: values[key] for key in COMMON if values.get(key)}
    if values.get("held") is not None:
        told["held"] = values["held"]
    if values.get("entries") is not None:
        if category not in ENTRIES:
            line.problems.append(Problem(WORDS["category"], fault("category_missing", unit=str(roc_year))))
            return
        told[ENTRIES[category]] = values["entries"]
    if values.get("place") or values.get("ministry") or values.get("national"):
        line.problems.append(Problem(WORDS["unit"], fault("cell_missing")))
    elif not told.keys() - set(COMMON) and not line.problems:
        line.problems.append(Problem(WORDS["unit"], fault("line_says_nothing")))
    else:
        year = known.years.setdefault(roc_year, PastYear(roc_year=roc_year))
        line.values["plan"] = [Planned(year, told)]
        line.row = Thing("", year) if year.pk else None


def _plan_honours(line: Line, known: Known, unit: Unit) -> None:
    """Plans the places and the award of a unit."""
    values, plan = line.values, line.values["plan"]
    common = _told(values, *COMMON)
    titled = {"project_title": values["project_title"]} if values.get("project_title") else {}
    if values.get("place"):
        if values["roc_year"] in known.run_here and _place_of(values, known, unit) is None:
            ground = fault("year_runs_here", year=values["roc_year"])
            line.problems.append(Problem(WORDS["roc_year"], ground))
        said: dict[str, Any] = _told(values, "place", "is_shared", "recommended")
        plan.append(_placed(Honour.Level.AGENCY, values, known, unit, {**said, **titled, **common}))
    if values.get("ministry"):
        place = None if values["ministry"] == UNPLACED else values["ministry"]
        said = {"place": place, **({"recommended": True} if values.get("national") else {})}
        plan.append(_placed(Honour.Level.MINISTRY, values, known, unit, {**said, **titled, **common}))
    if values.get("national"):
        plan.append(_awarded(values, known, unit, common))
    stored = [planned.row for planned in plan if planned.row.pk]
    line.row = Thing("", None, stored) if stored else None


def _place_of(values: dict[str, Any], known: Known, unit: Unit) -> Honour | None:
    category = values.get("category") or ""
    return known.places.get((Honour.Level.AGENCY, values["roc_year"], category, unit.pk))


def _told(values: dict[str, Any], *columns: str) -> dict[str, Any]:
    """What the file says in these columns, of those that it has."""
    return {key: values[key] for key in columns if key in values}


def _placed(level: str, values: dict[str, Any], known: Known, unit: Unit, told: dict[str, Any]) -> Planned:
    roc_year, category = values["roc_year"], values.get("category") or ""
    row = known.places.get((level, roc_year, category, unit.pk))
    return Planned(row or Honour(level=level, unit=unit, roc_year=roc_year, category=category), told)


def _awarded(values: dict[str, Any], known: Known, unit: Unit, common: dict[str, Any]) -> Planned:
    roc_year, name = values["roc_year"], values.get("award_name") or ""
    title, won = values.get("project_title") or "", values["national"] == NationalResult.WON
    row = known.awards.get((unit.pk, roc_year, name, title))
    key = row.award_key if row else known.award_keys.setdefault((roc_year, name, title), "")
    if not key:
        key = new_award_key(roc_year, name, title)
        known.award_keys[roc_year, name, title] = key
    told = {**_told(values, "scheme", "announced_on", "revoked_on"), "won": won, **common}
    if won:
        told["share"] = values.get("share") or (row.share if row else Honour.Share.WINNER_OF_RECORD)
        told["line"] = values.get("line") or (row.line if row else Honour.Line.UNCLASSIFIED)
    new = Honour(
        level=Honour.Level.NATIONAL,
        unit=unit,
        roc_year=roc_year,
        category=values.get("category") or "",
        award_key=key,
        award_name=name,
        project_title=title,
    )
    return Planned(row or new, told)


def _find_verifier(line: Line, sight: Sight) -> None:
    named = line.values.get("named_verifier")
    if named and named in (sight.actor.name, sight.actor.username):
        line.problems.append(Problem(WORDS["named_verifier"], fault("verifier_is_importer", text=named)))


def _find_changes(line: Line) -> None:
    for planned in line.values["plan"]:
        if planned.differs and not planned.written.evidence:
            line.problems.append(Problem(WORDS["evidence"], fault("cell_missing")))
        for name, new in planned.changes.items():
            old = getattr(planned.row, name) if planned.row.pk else None
            if old == new or (planned.row.pk is None and new in (None, "", False)):
                continue
            change = Change(_words_of(planned.row, name), *(shown(told_value(name, v)) for v in (old, new)))
            if change not in line.changes:
                line.changes.append(change)


def _words_of(row: Honour | PastYear, name: str) -> Any:
    if name in ENTRIES.values():
        return WORDS["entries"]
    if isinstance(row, Honour) and row.level == Honour.Level.MINISTRY and name == "place":
        return WORDS["ministry"]
    return WORDS.get(name, WORDS["national"])


def _find_what_forbids(lines: list[Line], known: Known, today: date) -> None:
    """Names what a rule forbids; a row so named is not written, which may forbid others: until all is quiet."""
    while True:
        written = [line for line in lines if not line.problems]
        record = _as_written(written, known)
        found = [(line, ground) for line in written for ground in _forbidden(line, record, today)]
        for line, ground in found:
            column = COLUMN_OF.get(ground.code, "unit")
            line.problems.append(Problem(WORDS[column], ground))
        if not found:
            return


def _as_written(lines: Iterable[Line], known: Known) -> Record:
    honours: dict[Any, Honour] = dict(known.honours)
    years = {year.roc_year: year for year in known.years.values() if year.pk}
    for line in lines:
        for planned in line.values["plan"]:
            if isinstance(planned.row, Honour):
                honours[planned.row.pk or ("new", line.number, planned.row.level)] = planned.written
            else:
                standing = years.get(planned.row.roc_year, planned.row)
                years[planned.row.roc_year] = as_if(standing, planned.changes)
    return record_with(honours.values(), years.values())


def _forbidden(line: Line, record: Record, today: date) -> Iterator[Ground]:
    for planned in line.values["plan"]:
        if isinstance(planned.row, Honour):
            yield from may_be_recorded(claim_of(planned.written), record, today).refusals
        else:
            yield from may_be_year(record.years[planned.row.roc_year], record, today).refusals
