"""A draft against the register: the same preview for the page and for the act that applies it."""

from __future__ import annotations

from laurel.people.models import Person
from laurel.register.facts.columns import columns_of
from laurel.register.facts.lines import Line, Preview
from laurel.register.facts.of_people import lines_of_people
from laurel.register.facts.of_undo import lines_of_undo
from laurel.register.facts.of_units import lines_of_units
from laurel.register.facts.rows import read_lines
from laurel.register.models import ImportDraft


def preview_of(draft: ImportDraft, *, actor: Person) -> Preview:
    """What the draft would change now, by that person's hand; nothing is written."""
    return Preview(tuple(_lines_of(draft, actor)))


def _lines_of(draft: ImportDraft, actor: Person) -> list[Line]:
    if draft.is_undo:
        return lines_of_undo(draft, actor)
    columns = {column.key: column for column in columns_of(draft.subject)}
    mapped = {int(place): columns[key] for place, key in draft.mapping.items() if key in columns}
    lines = read_lines(draft, mapped)
    if draft.subject == ImportDraft.Subject.UNITS:
        return lines_of_units(lines, mapped)
    return lines_of_people(lines, mapped, actor)
