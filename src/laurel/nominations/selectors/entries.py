"""Reading entries."""

from __future__ import annotations

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


def nominations_visible_to(person: Anyone, edition: Edition) -> QuerySet[Nomination]:
    """The entries that a person may see: all for the office, their own for branches and units."""
    entries = all_nominations(edition)
    if sees_all_entries(person):
        return entries
    mine = units_held(person, *ENTRANTS)
    return entries.filter(Q(unit__in=mine) | Q(nominated_by_unit__in=mine))


def access_nomination(person: Anyone, public_id: str) -> Nomination:
    """The entry; absent to those who may not see it."""
    nomination = _with_withdrawals(Nomination.objects.filter(public_id=public_id)).first()
    if nomination is None or not may_see(person, nomination):
        raise Http404
    return nomination


def standing_codes(edition: Edition, category: str) -> list[str]:
    """The codes of the standing entries of a category, in order."""
    return list(nominations_of(edition, category).values_list("code", flat=True))


def next_code(edition: Edition, category: str) -> str:
    """A01, A02 … for overall service, B01 … for projects; a code once given is never given again."""
    letter = "A" if category == Category.OVERALL_SERVICE else "B"
    given = Nomination.objects.filter(edition=edition, category=category).count()
    return f"{letter}{given + 1:02}"
