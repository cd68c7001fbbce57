"""Which past results everyone may see. The one place that knows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from laurel.editions.selectors import editions
from laurel.people.models import Honour, PastYear
from laurel.results.models import Publication
from laurel.results.selectors import public_years as published

Public = Mapping[int, bool]
"""ROC years whose results are public → whether all places are, or (False) only those recommended."""


def public_years(now: datetime) -> Public:
    """The years whose results everyone may see at a moment; three queries.

    A year run here as its publication says, years before Laurel with those recommended (A-17). The other places stay
    with the office and the unit.
    """
    run_here = editions().values("roc_year")
    before = PastYear.objects.exclude(roc_year__in=run_here).values_list("roc_year", flat=True)
    here = {row.edition.roc_year: row.scope == Publication.Scope.ALL_PLACES for row in published(now)}
    return {**dict.fromkeys(before, False), **here}


def is_public(honour: Honour, public: Public) -> bool:
    """Whether everyone may see it: a recommended place of a public year, what the Ministry made of it, a national award."""
    if honour.level == Honour.Level.NATIONAL:
        return honour.won
    if honour.roc_year not in public:
        return False
    return public[honour.roc_year] or honour.recommended or honour.level == Honour.Level.MINISTRY
