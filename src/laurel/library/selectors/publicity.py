"""Which past results everyone may see. The one place that knows it."""

from __future__ import annotations

from collections.abc import Mapping

from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition
from laurel.nominations.models import Nomination
from laurel.people.models import Honour, PastYear
from laurel.results.models import Approval

Public = Mapping[int, bool]
"""ROC years whose results are public → whether all places are, or (False) only those recommended."""


def public_years() -> Public:
    """The years whose results everyone may see, three queries: years before the newest one, approved in all categories.

    Of a public year the recommended are public, the other places stay with the office and the unit (A-17).
    """
    newest = current_edition()
    if newest is None:
        return dict.fromkeys(PastYear.objects.values_list("roc_year", flat=True), False)
    earlier = PastYear.objects.filter(roc_year__lt=newest.roc_year).values_list("roc_year", flat=True)
    return dict.fromkeys(set(earlier) - _years_undecided(), False)


def _years_undecided() -> set[int]:
    """The years run here of which a category with entries has no approval yet."""
    entered = Nomination.objects.filter(edition__rehearsal_no=0).values_list("edition__roc_year", "category")
    approved = Approval.objects.filter(edition__rehearsal_no=0).values_list("edition__roc_year", "category")
    opened = set(Edition.objects.filter(rehearsal_no=0).values_list("roc_year", flat=True))
    ended = {year for year, _category in approved}
    return {year for year, _category in set(entered.distinct()) - set(approved)} | (opened - ended)


def is_public(honour: Honour, public: Public) -> bool:
    """Whether everyone may see it: a recommended place of a public year, what the Ministry made of it, a national award."""
    if honour.level == Honour.Level.NATIONAL:
        return honour.won
    if honour.roc_year not in public:
        return False
    return public[honour.roc_year] or honour.recommended or honour.level == Honour.Level.MINISTRY
