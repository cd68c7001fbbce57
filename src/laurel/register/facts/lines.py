"""What a preview tells: each row of the file with its changes, problems and rare characters."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise

from laurel.documents.glyphs import undrawable
from laurel.kit.sentences import sentence_of
from laurel.people.models import Person
from laurel.rulebook.grounds import Ground

NEW, CHANGED, SAME, PROBLEM, REMOVED = "new", "changed", "same", "problem", "removed"
WRITTEN = (NEW, CHANGED, REMOVED)


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks at a preview, and on which day."""

    actor: Person
    today: date


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that differs: what stands in the register, what the file says."""

    column: str | Promise
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: in which column (empty for the whole row), and what to do."""

    column: str | Promise
    ground: Ground

    @property
    def words(self) -> str:
        return sentence_of(self.ground.code, self.ground.seen)


@dataclass(slots=True)
class Line:
    """One row of the file against the register. `values` are what its cells hold, by column.

    `title` is what the row is about in words, where its key is none for people.
    """

    number: int
    key: str
    name: str
    title: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    row: Any = None
    removes: bool = False

    @property
    def status(self) -> str:
        """New, changed, the same, to be removed, or with a problem."""
        if self.problems:
            return PROBLEM
        if self.removes:
            return REMOVED
        if self.row is None:
            return NEW
        return CHANGED if self.changes else SAME

    @property
    def rare(self) -> tuple[str, ...]:
        """The characters of the row's names that the papers' fonts cannot draw."""
        names = (self.values.get(key) for key in ("name", "short_name", "name_en", "title"))
        return undrawable("".join(name for name in names if isinstance(name, str)))


@dataclass(frozen=True, slots=True)
class Preview:
    """All rows of a file against the register as it stands now."""

    lines: tuple[Line, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many rows are new, changed, the same, removed, or have problems."""
        return Counter(line.status for line in self.lines)

    @property
    def to_write(self) -> list[Line]:
        """The rows that would be written."""
        return [line for line in self.lines if line.status in WRITTEN]

    @property
    def with_problems(self) -> list[Line]:
        """The rows that cannot be written."""
        return [line for line in self.lines if line.status == PROBLEM]

    @property
    def seal(self) -> str:
        """A digest of what would happen: differs as soon as anything of it does."""
        told = [
            (line.number, line.key, line.status, [(str(c.column), c.old, c.new) for c in line.changes])
            for line in self.lines
        ]
        return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
