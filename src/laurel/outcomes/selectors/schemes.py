"""The categories of the national award as they stand: the newest row of a name in a year counts."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from laurel.outcomes.models import SchemeCategory
from laurel.outcomes.permissions import may_record_outcomes
from laurel.people.permissions import Anyone
from laurel.rulebook.schemes import KNOWN_SCHEMES, KnownScheme


def schemes() -> QuerySet[SchemeCategory]:
    """All rows ever recorded, with why one was withdrawn."""
    return SchemeCategory.objects.select_related("recorded_by", "withdrawal__withdrawn_by")


def standing_schemes() -> QuerySet[SchemeCategory]:
    """The categories that stand, newest year first."""
    return schemes().filter(withdrawal=None)


def access_scheme(person: Anyone, pk: int) -> SchemeCategory:
    """A category that stands, for whoever records outcomes; absent to others."""
    scheme = standing_schemes().filter(pk=pk).first()
    if scheme is None or not may_record_outcomes(person):
        raise Http404
    return scheme


def years_to_take_over() -> list[KnownScheme]:
    """The years that are publicly known and of which nothing is recorded yet, newest first; one query."""
    recorded = set(standing_schemes().values_list("award_year", flat=True))
    return [known for known in reversed(KNOWN_SCHEMES) if known.award_year not in recorded]
