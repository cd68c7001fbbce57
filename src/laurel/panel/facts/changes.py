"""What happened to the panel, dated: appointed, replaced, departed, recused, challenged, decided, locked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from laurel.editions.models import Edition
from laurel.panel.models import ConflictDeclaration, DepletionDecision, ReadingDraw
from laurel.panel.selectors import (
    all_members,
    challenges_of,
    lock_of,
    presences_of,
    recusals_on_record,
)
from laurel.panel.words import CHANGES
from laurel.people.models import Person
from laurel.rulebook.entrants import Category


@dataclass(frozen=True, slots=True)
class Change:
    """One dated change: what, of whom, why, by which document, who recorded it."""

    at: datetime
    kind: str
    who: str
    by: Person | None = None
    category: str = ""
    detail: str = ""
    document: str = ""

    @property
    def word(self) -> str | Promise:
        """What happened, as people read it."""
        return CHANGES[self.kind]


def changes_of(
    edition: Edition, since: datetime | None = None, categories: Collection[Category] = tuple(Category)
) -> list[Change]:
    """The changes after a moment (all where none is given), newest first; a constant number of queries.

    What concerns a category that is not among those named is left out.
    """
    named = {"", *(category.value for category in categories)}
    found = [
        change
        for source in (_of_seats, _of_recusals, _of_challenges, _of_the_year)
        for change in source(edition)
        if change.category in named and (since is None or change.at > since)
    ]
    return sorted(found, key=lambda change: change.at, reverse=True)


def _of_seats(edition: Edition) -> Iterator[Change]:
    for row in all_members(edition).select_related("appointed_by", "departure__recorded_by"):
        kind = "substitute" if row.for_category else "replaced" if row.replaces_id else "appointed"
        before = f"← {row.replaces.code}" if row.replaces else ""
        yield Change(
            row.appointed_at, kind, str(row), row.appointed_by, row.for_category, before, row.appointment_no
        )
        if hasattr(row, "departure"):
            left = row.departure
            yield Change(
                left.departed_at,
                "departed",
                str(row),
                left.recorded_by,
                row.for_category,
                left.reason,
                left.document_no,
            )
    for noted in presences_of(edition):
        kind = "back" if noted.is_present else "absent"
        yield Change(noted.noted_at, kind, "", noted.noted_by, "", noted.reason, noted.document_no)


def _of_recusals(edition: Edition) -> Iterator[Change]:
    for row in recusals_on_record(edition):
        who, category = str(row.member), row.category
        detail = row.entry_code or str(row.get_source_display())
        yield Change(row.found_at, "found", who, row.found_by, category, detail)
        if hasattr(row, "lapse"):
            yield Change(row.lapse.lapsed_at, "lapsed", who, row.lapse.lapsed_by, category, detail)
    declarations = ConflictDeclaration.objects.filter(member__edition=edition, has_conflict=False)
    for said in declarations.select_related("member__person"):
        yield Change(said.declared_at, "declared", str(said.member), said.member.person, said.category)


def _of_challenges(edition: Edition) -> Iterator[Change]:
    for row in challenges_of(edition):
        who, category = str(row.member), row.category
        yield Change(row.made_at, "challenged", who, row.made_by, category, row.nomination.code)
        if hasattr(row, "ruling"):
            ruling = row.ruling
            kind = "upheld" if ruling.upheld else "dismissed"
            yield Change(
                ruling.ruled_at, kind, who, ruling.ruled_by, category, ruling.reason, ruling.document_no
            )


def _of_the_year(edition: Edition) -> Iterator[Change]:
    for row in DepletionDecision.objects.filter(edition=edition).select_related("decided_by"):
        yield Change(row.decided_at, "decided", "", row.decided_by, row.category, row.reason, row.authority)
    late = ReadingDraw.objects.filter(edition=edition, occasion=ReadingDraw.Occasion.LATE_ENTRY)
    for draw in late.select_related("drawn_by"):
        yield Change(draw.drawn_at, "late_entry", "", draw.drawn_by, draw.category, draw.late)
    lock = lock_of(edition)
    if lock:
        yield Change(lock.locked_at, "locked", "", lock.locked_by)
