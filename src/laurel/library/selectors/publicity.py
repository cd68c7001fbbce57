"""Which past results everyone may see. The one place that knows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from laurel.editions.facts import year_in_question
from laurel.kit.dates import in_taipei
from laurel.nominations.models import Nomination
from laurel.people.models import Honour, PastYear
from laurel.results.models import Approval

Public = Mapping[int, bool]
"""ROC years whose results are public → whether all places are, or (False) only those recommended."""


def public_years(now: datetime) -> Public:
    """The years whose results everyone may see at a moment; three queries.

    Years before the newest one, approved in all categories: of them the recommended are public, the other places stay
    with the office and the unit (A-17).
    """
    earlier = PastYear.objects.filter(roc_year__lt=year_in_question(in_taipei(now).date()))
    return dict.fromkeys(set(earlier.values_list("roc_year", flat=True)) - _years_undecided(), False)


def _years_undecided() -> set[int]:
    """The years run here of which a category with entries has no approval yet."""
    entered = Nomination.objects.filter(edition__rehearsal_no=0).values_list("edition__roc_year", "category")
    approved = Approval.objects.filter(edition__rehearsal_no=0).values_list("edition__roc_year", "category")
    return {year for year, _category in set(entered.distinct()) - set(approved)}


def is_public(honour: Honour, public: Public) -> bool:
    """Whether everyone may see it: a recommended place of a public year, what the Ministry made of it, a national award."""
    if honour.level == Honour.Level.NATIONAL:
        return honour.won
    if honour.roc_year not in public:
        return False
    return public[honour.roc_year] or honour.recommended or honour.level == Honour.Level.MINISTRY
