"""Reading rosters: lines as they stand, all their versions, the orders."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.http import Http404

from laurel.editions.models import Edition
from laurel.people.models import Person
from laurel.people.permissions import Anyone
from laurel.results.models import Recommendation
from laurel.rewards.models import NobodyProposed, RewardLine, RewardOrder
from laurel.rewards.permissions import agency_of, agency_reached, may_see_roster, reaches

STANDING = Q(removal=None, correction=None, ordered__revocation=None)
"""Neither struck, nor corrected, nor revoked: what counts against a ceiling."""


def access_line(person: Anyone, line_id: str) -> RewardLine:
    """A line of a roster by its public id, the newest of its versions; absent to all but its personnel."""
    line = _with_all(RewardLine.objects.filter(public_id=line_id, removal=None, correction=None)).first()
    if line is None or not reaches(person, line.unit):
        raise Http404
    return line


def lines_standing() -> QuerySet[RewardLine]:
    """All lines that count, of every entry and year: not struck, corrected or revoked."""
    return _with_all(RewardLine.objects.filter(STANDING))


def roster_of(recommendation: Recommendation) -> QuerySet[RewardLine]:
    """The standing lines of one entry, of every agency."""
    return lines_standing().filter(recommendation=recommendation)


def lines_of_year(edition: Edition) -> QuerySet[RewardLine]:
    """The standing lines of a year, entry by entry."""
    return (
        lines_standing()
        .filter(recommendation__nomination__edition=edition)
        .order_by("recommendation__nomination__code", "pk")
    )


def lines_of_person(person_key: str) -> QuerySet[RewardLine]:
    """The standing lines of one person, by the personnel number, in every entry and year."""
    return lines_standing().filter(person_key=person_key)


def all_lines_of(recommendation: Recommendation) -> QuerySet[RewardLine]:
    """Every line that an entry's roster ever had, oldest first, with what became of each."""
    return _with_all(RewardLine.objects.filter(recommendation=recommendation)).select_related(
        "proposed_by", "removal__removed_by", "correction", "ordered__revocation", "ordered__order"
    )


def reached(person: Anyone, lines: Iterable[RewardLine]) -> list[RewardLine]:
    """The lines whose people the person keeps the rosters of; none for all but personnel. One query beside the lines."""
    if not (isinstance(person, Person) and may_see_roster(person)):
        return []
    agency = agency_reached(person)
    return [line for line in lines if agency is None or agency_of(line.unit) == agency]


def nobody_proposed_for(recommendations: Iterable[Recommendation]) -> dict[int, NobodyProposed]:
    """The newest statement of each entry that nobody is proposed; a line that stands makes it a thing of the past."""
    rows = NobodyProposed.objects.filter(recommendation__in=[row.pk for row in recommendations])
    return {row.recommendation_id: row for row in rows.select_related("closed_by")}


def orders_of(recommendation: Recommendation) -> QuerySet[RewardOrder]:
    """The orders of one entry, oldest first."""
    return RewardOrder.objects.filter(recommendation=recommendation).select_related("recorded_by")


def _with_all(lines: QuerySet[RewardLine]) -> QuerySet[RewardLine]:
    return lines.select_related(
        "unit__parent__parent__parent",
        "moved_to",
        "ordered__order",
        "recommendation__nomination__edition",
        "recommendation__nomination__unit",
    ).prefetch_related("reviews")
