"""What no year may be given: dates that run backwards, choices that are none or break the sums."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise

from laurel.editions.models import CalendarDate
from laurel.kit.refusals import refuse, refuse_unless
from laurel.rulebook import articles
from laurel.rulebook.depletion import is_scope_lawful
from laurel.rulebook.policy import BY_POINT, Point

ORDER = tuple(CalendarDate.Kind)
"""The moments in the order in which they must come."""


def refuse_unlawful_choice(point: Point, choice: str, *, act: str, chain: str) -> None:
    """Refused when the point has no such choice, or the choice would recuse from single entries (A-09)."""
    question = BY_POINT[point]
    if choice not in question.choices:
        raise refuse(question.article, "choice_unknown", act=act, chain=chain, point=point.value)
    if point is Point.DEPLETION:
        refuse_unless(is_scope_lawful(choice), act=act, chain=chain)


def refuse_backwards(calendar: Mapping[str, datetime], *, act: str, chain: str) -> None:
    """Refused when a moment comes before one that must come earlier."""
    known = [(kind, calendar[kind]) for kind in ORDER if kind in calendar]
    for (earlier, first), (later, second) in pairwise(known):
        if first > second:
            raise refuse(
                articles.HOUSE_ORDER_OF_STAGES,
                "dates_run_backwards",
                act=act,
                chain=chain,
                earlier=earlier,
                first=first.isoformat(),
                later=later,
                second=second.isoformat(),
            )
