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

Key = tuple[int, str, str, str]
"""ROC year, category, code of the unit (empty for the year itself), key of the national award."""


@dataclass(slots=True)
class Thing:
    """The rows of history that one row of a file is about."""

    key: str
    year: PastYear | None = None
    honours: list[Honour] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is about, in words."""
        roc_year, category, code, _award = key_parts(self.key)
        unit = self.honours[0].unit.name if self.honours else code
        return title_of(roc_year, category, unit)


def key_of(roc_year: int, category: str, code: str, award: str = "") -> str:
    """The key of a thing in an undo file."""
    return ":".join((str(roc_year), category, code, award))


def key_parts(key: str) -> Key:
    """A thing's key taken apart; a key that nobody here wrote names nothing."""
    roc_year, category, code, award = [*key.split(":", 3), "", "", ""][:4]
    return int(roc_year) if roc_year.isdecimal() else 0, category, code, award


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
    """The things of these keys that stand in the register; three queries."""
    wanted = {key: key_parts(key) for key in keys}
    roc_years = {parts[0] for parts in wanted.values()}
    years = {year.roc_year: year for year in PastYear.objects.filter(roc_year__in=roc_years)}
    places: dict[tuple[int, str, str], list[Honour]] = defaultdict(list)
    awards: dict[tuple[int, str, str], list[Honour]] = defaultdict(list)
    for row in Honour.objects.filter(roc_year__in=roc_years).select_related("unit"):
        if row.level == Honour.Level.NATIONAL:
            awards[row.roc_year, row.unit.code, row.award_key].append(row)
        else:
            places[row.roc_year, row.category, row.unit.code].append(row)
    found = {}
    for key, (roc_year, category, code, award) in wanted.items():
        thing = Thing(key, None if code else years.get(roc_year))
        if code:
            thing.honours = [*places[roc_year, category, code], *awards[roc_year, code, award]]
        if thing.year or thing.honours:
            found[key] = thing
    return found


def units_by_name(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    """Units by the names that they bear or bore."""
    named: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        named[unit.name].append(unit)
    return named
