"""What stays one's own after a year, whatever role one holds today: the own sheet and receipt, the own entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from laurel.applications.models import Submission
from laurel.applications.selectors import versions_of
from laurel.ballots.selectors import entries_of, is_opened, own_ranks, own_sheet, rounds_of
from laurel.files.selectors import refuse_destroyed
from laurel.nominations.models import Nomination
from laurel.panel.models import Member
from laurel.panel.selectors import is_recused
from laurel.people.models import Person
from laurel.people.permissions import Anyone
from laurel.results.selectors import OwnResult, results_of
from laurel.rulebook.entrants import Category


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A member's own sheet of an opened evaluation: the order as sealed, and what the receipt says."""

    member: Member
    round: Any
    receipt_code: str
    sealed_at: Any
    order: tuple[tuple[int, Nomination], ...]


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """An entry that a person nominated or sent: its frozen versions, its result once approved."""

    nomination: Nomination
    versions: tuple[Any, ...]
    result: OwnResult | None


def own_sheets(person: Anyone) -> list[OwnSheet]:
    """The person's own sheets of all years, newest first; nothing of a category that they are recused from."""
    if not isinstance(person, Person):
        return []
    seats = Member.objects.filter(person=person, edition__rehearsal_no=0).select_related("edition", "person")
    return [sheet for seat in seats.order_by("-edition__roc_year") for sheet in _sheets_of(seat)]


def _sheets_of(seat: Member) -> Iterator[OwnSheet]:
    for category in Category:
        if is_recused(seat, category):
            continue
        for held in filter(is_opened, rounds_of(seat.edition, category)):
            sheet = own_sheet(seat, held)
            if sheet is not None:
                entries = entries_of(held)
                ranks = sorted(own_ranks(sheet).items(), key=lambda row: row[1])
                order = tuple((rank, entries[code]) for code, rank in ranks)
                yield OwnSheet(seat, held, sheet.receipt_code, sheet.sealed_at, order)


def own_nominations(person: Anyone) -> QuerySet[Nomination]:
    """The entries of all years that the person nominated, or of which they sent a version."""
    if not isinstance(person, Person):
        return Nomination.objects.none()
    sent = Submission.objects.filter(application__nomination=OuterRef("pk"), submitted_by=person)
    mine = Nomination.objects.filter(Q(nominated_by=person) | Exists(sent), edition__rehearsal_no=0)
    return mine.select_related("unit", "edition").order_by("-edition__roc_year", "category", "code")


def own_entries(person: Anyone) -> list[OwnEntry]:
    """The same with versions and results, newest year first; queries grow with years, not with entries."""
    entries = list(own_nominations(person))
    versions = versions_of(entries)
    results: dict[int, OwnResult] = {}
    for edition, rows in groupby(entries, key=lambda row: row.edition):
        for category in {row.category for row in rows}:
            results |= {result.nomination.pk: result for result in results_of(edition, category)}
    return [OwnEntry(row, versions.get(row.pk, ()), results.get(row.pk)) for row in entries]


def access_own_entry(person: Anyone, public_id: str) -> OwnEntry:
    """One of the person's own entries with its result; absent to others."""
    for entry in own_entries(person):
        if entry.nomination.public_id == public_id:
            return entry
    raise Http404


def access_own_version(person: Anyone, public_id: str, number: int) -> Submission:
    """A frozen version of one of the person's own entries; absent to others. Raises Gone when it was destroyed."""
    entry = own_nominations(person).filter(public_id=public_id).first()
    version = (
        Submission.objects.filter(application__nomination=entry, number=number).first() if entry else None
    )
    if version is None or not version.pdf_sha256:
        raise Http404
    refuse_destroyed(version)
    return version
