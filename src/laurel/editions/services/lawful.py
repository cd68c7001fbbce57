"""What no year may be given: dates that run backwards, choices that are none or break the sums."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from laurel.editions.facts import in_their_order
from laurel.kit.refusals import refuse, refuse_unless
from laurel.rulebook.depletion import is_scope_lawful
from laurel.rulebook.opening import in_order
from laurel.rulebook.policy import BY_POINT, Point


def refuse_unlawful_choice(point: Point, choice: str, *, act: str, chain: str) -> None:
    """Refused when the point has no such choice, or the choice would recuse from single entries (A-09)."""
    question = BY_POINT[point]
    if choice not in question.choices:
        raise refuse(question.article, "choice_unknown", act=act, chain=chain, point=point.value)
    if point is Point.DEPLETION:
        refuse_unless(is_scope_lawful(choice), act=act, chain=chain)


def refuse_backwards(calendar: Mapping[str, datetime], *, act: str, chain: str) -> None:
    """Refused when a moment comes before one that must come earlier."""
    refuse_unless(in_order(in_their_order(calendar)), act=act, chain=chain)
