"""A year read once, so that the grounds of many of its entries ask the database nothing more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from laurel.editions.facts import deadline_of, edition_facts_of
from laurel.editions.models import Edition
from laurel.nominations.models import AdmissionWindow, Nomination
from laurel.nominations.selectors import standing_by_unit, windows_of
from laurel.rulebook.calendar import Admission, Deadline
from laurel.rulebook.entrants import Category, OtherEntry
from laurel.rulebook.entry import EditionFacts


@dataclass(frozen=True, slots=True)
class YearRead:
    """The year as the rules see it, its standing entries by unit, and its windows."""

    edition: Edition
    facts: EditionFacts
    deadline: Deadline
    entries: Mapping[int, tuple[Nomination, ...]]
    windows: tuple[AdmissionWindow, ...]

    def others_of(self, nomination: Nomination) -> tuple[OtherEntry, ...]:
        """The other standing entries of the unit."""
        rows = self.entries.get(nomination.unit_id, ())
        return tuple(OtherEntry(row.code, Category(row.category)) for row in rows if row.pk != nomination.pk)

    def window_at(self, unit_id: int, what: str, moment: datetime) -> AdmissionWindow | None:
        """The newest window of a unit that was open at a moment for a nomination, or for a submission."""
        return next(
            (
                row
                for row in reversed(self.windows)
                if row.unit_id == unit_id and getattr(row, what) and row.opened_at <= moment < row.until
            ),
            None,
        )


def read_year(edition: Edition, units: Collection[int] | None = None) -> YearRead:
    """The year with the entries of these units, of all when none are named; a constant number of queries."""
    deadline = deadline_of(edition)
    return YearRead(
        edition,
        edition_facts_of(edition, deadline),
        deadline,
        standing_by_unit(edition, units),
        tuple(windows_of(edition)),
    )


def admission_by(window: AdmissionWindow | None) -> Admission | None:
    """What a window admits, as the rules see it."""
    return Admission(window.authority, window.reason) if window else None
