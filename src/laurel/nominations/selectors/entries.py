"""Reading entries."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from laurel.editions.models import Edition
from laurel.nominations.models import Nomination, NominationWithdrawal
from laurel.nominations.permissions import ENTRANTS, may_see, sees_all_entries
from laurel.people.permissions import Anyone, units_held
from laurel.rulebook.entrants import Category


def _with_withdrawals(entries: QuerySet[Nomination]) -> QuerySet[Nomination]:
    rows = NominationWithdrawal.objects.select_related("revival", "withdrawn_by")
    return entries.select_related(
        "unit__parent__parent", "nominated_by_unit", "edition", "nominated_by", "head"
    ).prefetch_related(Prefetch("withdrawals", rows))


def standing(entries: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Those of the entries that stand: every withdrawal of theirs was followed by a revival."""
    open_withdrawals = NominationWithdrawal.objects.filter(nomination=OuterRef("pk"), revival=None)
    return entries.filter(~Exists(open_withdrawals))


def all_nominations(edition: Edition) -> QuerySet[Nomination]:
    """Every entry of a year, withdrawn ones too; two queries."""
    return _with_withdrawals(Nomination.objects.filter(edition=edition))


def nominations_of(edition: Edition, category: str | None = None) -> QuerySet[Nomination]:
    """The standing entries of a year, or of one of its categories, by code."""
    entries = standing(all_nominations(edition))
    return entries.filter(category=category) if category else entries


def standing_by_unit(
    edition: Edition, units: Collection[int] | None = None
) -> dict[int, tuple[Nomination, ...]]:
    """The standing entries of a year by their unit, of all units or of those named; one query."""
    rows = standing(Nomination.objects.filter(edition=edition)).select_related(
        "edition", "unit__parent__parent", "nominated_by_unit__parent"
    )
    found: dict[int, list[Nomination]] = {}
    for row in rows if units is None else rows.filter(unit__in=units):
        found.setdefault(row.unit_id, []).append(row)
    return {key: tuple(entries) for key, entries in found.items()}


def nominations_visible_to(person: Anyone, edition: Edition) -> QuerySet[Nomination]:
    """The entries that a person may see: all for the office, their own for branches and units."""
    return _visible(all_nominations(edition), person)


def _visible(entries: QuerySet[Nomination], person: Anyone) -> QuerySet[Nomination]:
    if sees_all_entries(person):
        return entries
    mine = units_held(person, *ENTRANTS)
    return entries.filter(Q(unit__in=mine) | Q(nominated_by_unit__in=mine))


class Line(NamedTuple):
    """An entry as a line of a list: columns only, so that thousands cost little."""

    pk: int
    public_id: str
    code: str
    category: str
    project_title: str
    unit_id: int
    unit_code: str
    unit_name: str
    unit_short_name: str
    unit_name_en: str
    branch_code: str
    branch_name: str
    branch_short_name: str
    nominated_by_id: int
    nominated_at: datetime
    contact_name: str
    contact_phone: str
    is_withdrawn: bool

    @property
    def said(self) -> str:
        """What a search looks in, in small letters."""
        said = (self.code, self.unit_name, self.unit_short_name, self.unit_name_en, self.project_title)
        return " ".join(said).lower()


def lines_visible_to(person: Anyone, edition: Edition) -> list[Line]:
    """The entries that a person may see, as lines, withdrawn ones too; one query."""
    open_withdrawals = NominationWithdrawal.objects.filter(nomination=OuterRef("pk"), revival=None)
    rows = _visible(Nomination.objects.filter(edition=edition), person).values_list(
        "pk",
        "public_id",
        "code",
        "category",
        "project_title",
        "unit_id",
        "unit__code",
        "unit__name",
        "unit__short_name",
        "unit__name_en",
        "nominated_by_unit__code",
        "nominated_by_unit__name",
        "nominated_by_unit__short_name",
        "nominated_by_id",
        "nominated_at",
        "contact_name",
        "contact_phone",
        Exists(open_withdrawals),
    )
    return [Line._make(row) for row in rows]


def access_nomination(person: Anyone, public_id: str) -> Nomination:
    """The entry; absent to those who may not see it. A rehearsal's entries are absent: they are its meeting's alone."""
    entries = Nomination.objects.filter(public_id=public_id, edition__rehearsal_no=0)
    nomination = _with_withdrawals(entries).first()
    if nomination is None or not may_see(person, nomination):
        raise Http404
    return nomination


def next_code(edition: Edition, category: str) -> str:
    """A01, A02 … for overall service, B01 … for projects; a code once given is never given again."""
    letter = "A" if category == Category.OVERALL_SERVICE else "B"
    given = Nomination.objects.filter(edition=edition, category=category).count()
    return f"{letter}{given + 1:02}"
