"""What an import can be about: its columns, how its rows are compared, and what an undo file remembers of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from laurel.people.models import Honour, PastYear, Person, Posting, RoleGrant, Unit
from laurel.register.facts.columns import HISTORY_COLUMNS, PEOPLE_COLUMNS, UNIT_COLUMNS
from laurel.register.facts.columns.column import Column, Words
from laurel.register.facts.lines import Line, Sight
from laurel.register.facts.of_history import lines_of_history
from laurel.register.facts.of_people import lines_of_people, refuse_restoring_people
from laurel.register.facts.of_units import lines_of_units, refuse_restoring_units
from laurel.register.facts.states import State, state_of_person, state_of_unit
from laurel.register.facts.things import state_of_thing, things_of
from laurel.register.models import ImportDraft
from laurel.register.words import HISTORY_FIELDS


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of import.

    `key` is the column that tells rows apart; `find` gives the things of some keys, `state_of` a thing's rows by
    part. `models` are the parts in the order in which they are restored, rows that refer to others after them;
    `parts` gives those that merely belong to a thing a label, under which their number is told.
    """

    columns: tuple[Column, ...]
    key: str
    lines_of: Callable[[list[Line], Sight], list[Line]]
    find: Callable[[Iterable[str]], Mapping[str, Any]]
    state_of: Callable[[Any], State]
    models: Mapping[str, type[Model]]
    parts: Mapping[str, Words]
    refuse_restoring: Callable[[list[Line], Sight], None] = lambda lines, sight: None
    more_words: Mapping[str, Words] | None = None

    @property
    def words(self) -> dict[str, Words]:
        """Columns of the register as people read them."""
        return {**{column.key: column.words for column in self.columns}, **(self.more_words or {})}


def _units(keys: Iterable[str]) -> dict[str, Unit]:
    wanted = {*keys}
    return {unit.code: unit for unit in Unit.objects.all() if unit.code in wanted}


def _people(keys: Iterable[str]) -> dict[str, Person]:
    wanted = {*keys}
    pks = [pk for pk, name in Person.objects.values_list("pk", "username") if name in wanted]
    people = Person.objects.prefetch_related("postings", "role_grants").filter(pk__in=pks)
    return {person.username: person for person in people}


SUBJECTS: Mapping[str, Subject] = {
    ImportDraft.Subject.UNITS: Subject(
        UNIT_COLUMNS,
        "code",
        lines_of_units,
        _units,
        state_of_unit,
        {"units": Unit},
        {"units": ""},
        refuse_restoring_units,
    ),
    ImportDraft.Subject.PEOPLE: Subject(
        PEOPLE_COLUMNS,
        "username",
        lines_of_people,
        _people,
        state_of_person,
        {"people": Person, "postings": Posting, "grants": RoleGrant},
        {"people": "", "postings": _("服務單位"), "grants": _("職務")},
        refuse_restoring_people,
    ),
    ImportDraft.Subject.HISTORY: Subject(
        HISTORY_COLUMNS,
        "roc_year",
        lines_of_history,
        things_of,
        state_of_thing,
        {"years": PastYear, "honours": Honour},
        {"years": "", "honours": ""},
        more_words=HISTORY_FIELDS,
    ),
}
