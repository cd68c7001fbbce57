"""An order in the making: what each move does to it. Lists of codes, best first; nothing is ever equal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, log2


def without(order: Iterable[str], code: str) -> list[str]:
    """The order with the entry taken out."""
    return [other for other in order if other != code]


def placed_at(order: Sequence[str], code: str, position: int) -> list[str]:
    """The order with the entry at that position (from 1), the others moved; beyond the ends means the end."""
    rest = without(order, code)
    place = min(max(position, 1), len(rest) + 1) - 1
    return [*rest[:place], code, *rest[place:]]


def placed_beside(order: Sequence[str], code: str, other: str, *, after: bool) -> list[str]:
    """The order with the entry right before or right after another one. Raises ValueError where that one is not placed."""
    rest = without(order, code)
    return placed_at(rest, code, rest.index(other) + 1 + after)


Answers = Sequence[tuple[str, bool]]
"""What was answered so far: (the entry compared with, whether the new one is better)."""


def span_of(order: Sequence[str], code: str, answers: Answers) -> tuple[int, int]:
    """Between which positions the answers leave the entry: the first and the last, from 1.

    Answers about entries that have left the order say nothing; of answers that contradict each other, because the
    order was changed meanwhile, the later ones count.
    """
    rest = without(order, code)
    first, last = 1, len(rest) + 1
    for other, is_better in answers:
        if other not in rest:
            continue
        place = rest.index(other) + 1
        if is_better:
            last = min(last, place)
            first = min(first, last)
        else:
            first = max(first, place + 1)
            last = max(first, last)
    return first, last


def next_to_compare(order: Sequence[str], code: str, answers: Answers = ()) -> str | None:
    """The entry in the middle of what is left, or None when the answers leave one position."""
    rest = without(order, code)
    first, last = span_of(rest, code, answers)
    return rest[(first + last) // 2 - 1] if first < last else None


def most_questions(placed: int) -> int:
    """How many questions find a place among so many placed entries at most: ⌈log₂ (placed + 1)⌉."""
    return ceil(log2(placed + 1)) if placed else 0
