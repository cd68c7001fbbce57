"""A draft against the register: the same preview for the page and for the act that applies it."""

from __future__ import annotations

from laurel.kit.dates import in_taipei
from laurel.people.models import Person
from laurel.register.facts.lines import Preview, Sight
from laurel.register.facts.of_undo import lines_of_undo
from laurel.register.facts.rows import read_lines
from laurel.register.facts.subjects import SUBJECTS
from laurel.register.models import ImportDraft


def preview_of(draft: ImportDraft, *, actor: Person) -> Preview:
    """What the draft would change now, by that person's hand; nothing is written."""
    sight = Sight(actor, in_taipei(draft.uploaded_at).date())
    if draft.is_undo:
        return Preview(tuple(lines_of_undo(draft, sight)))
    subject = SUBJECTS[draft.subject]
    columns = {column.key: column for column in subject.columns}
    mapped = {int(place): columns[key] for place, key in draft.mapping.items() if key in columns}
    return Preview(tuple(subject.lines_of(read_lines(draft, mapped, subject.key), sight)))
