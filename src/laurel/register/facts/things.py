"""What one row of a history file is about: a past year, or what one unit reached in one category of a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from laurel.kit.sentences.facts import value_in_words
from laurel.ledger.digests import canonical
from laurel.people.models import Honour, PastYear, Unit
from laurel.register.facts.states import State, rows_of

NATIONAL = Honour.Level.NATIONAL.value


@dataclass(slots=True)
class Thing:
    """The rows of history that one row of a file is about."""

    key: str
    year: PastYear | None = None
    honours: list[Honour] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is about, in words."""
        about = key_parts(self.key)
        unit = self.honours[0].unit.name if self.honours else about.code
        return title_of(about.roc_year, about.category, unit)


@dataclass(frozen=True, slots=True)
class About:
    """A thing's key taken apart: the code is empty for the year itself."""

    roc_year: int
    category: str
    code: str
    levels: tuple[str, ...]
    award: str


def key_of(roc_year: int, category: str, code: str = "", honours: Iterable[Honour] = ()) -> str:
    """The key of a thing in an undo file: the year itself, or those honours of a unit."""
    rows = [*honours]
    levels = "+".join(row.level for row in rows)
    award = next((row.award_key for row in rows if row.level == NATIONAL), "")
    return ":".join((str(roc_year), category, code, levels, award))


def key_parts(key: str) -> About:
    """A thing's key taken apart; a key that nobody here wrote names nothing."""
    roc_year, category, code, levels, award = [*key.split(":", 4), "", "", "", ""][:5]
    number = int(roc_year) if roc_year.isdecimal() else 0
    return About(number, category, code, tuple(levels.split("+")), award)


def new_award_key(roc_year: int, name: str, title: str) -> str:
    """The key of an award that is not on record: units with the same year, name and project share it."""
    return f"{roc_year}-{sha256(canonical([name, title])).hexdigest()[:16]}"


def title_of(roc_year: int, category: str, unit: str) -> str:
    """The year, the category and the unit in words."""
    words = (str(roc_year), value_in_words("", category) if category else "", unit)
    return " ".join(word for word in words if word)


def state_of_thing(thing: Thing) -> State:
    """The columns of its rows."""
    return {"years": rows_of([thing.year] if thing.year else []), "honours": rows_of(thing.honours)}


def things_of(keys: Iterable[str]) -> dict[str, Thing]:
    """The things of these keys that stand in the register; two queries."""
    wanted = {key: key_parts(key) for key in keys}
    roc_years = {about.roc_year for about in wanted.values()}
    years = {year.roc_year: year for year in PastYear.objects.filter(roc_year__in=roc_years)}
    honours: dict[tuple[int, str, str, str], list[Honour]] = defaultdict(list)
    for row in Honour.objects.filter(roc_year__in=roc_years).select_related("unit"):
        told = row.award_key if row.level == NATIONAL else row.category
        honours[row.roc_year, row.level, row.unit.code, told].append(row)
    found = {}
    for key, about in wanted.items():
        thing = Thing(key, None if about.code else years.get(about.roc_year))
        for level in about.levels if about.code else ():
            told = about.award if level == NATIONAL else about.category
            thing.honours += honours[about.roc_year, level, about.code, told]
        if thing.year or thing.honours:
            found[key] = thing
    return found


def units_by_name(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    """Units by the names that they bear or bore."""
    named: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        named[unit.name].append(unit)
    return named
