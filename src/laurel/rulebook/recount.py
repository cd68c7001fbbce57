"""Counting sheets again: after an entry or a member left, or under other choices, with what still belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laurel.rulebook.policy import Policy
from laurel.rulebook.ranking import Sheets, Tally, Unusable, tally


@dataclass(frozen=True, slots=True)
class Recount:
    """A count with the rounds (by their place in what was given) and the lots that belong to a tie of it."""

    tally: Tally
    rounds: tuple[int, ...]
    lots: tuple[tuple[str, ...], ...]


def recounted(
    first: Sheets,
    quota: int,
    rounds: Sequence[Sheets],
    lots: Sequence[Sequence[str]],
    policy: Policy,
    convener_orders: Sequence[Sequence[str]] = (),
) -> Recount:
    """三(二)2(3): the count of the first round; rounds and lots that belong to no tie of it are set aside.

    Raises Unusable when the first round itself cannot be counted under these choices (A-16).
    """

    def attempt(places: Sequence[int], drawn: Sequence[Sequence[str]]) -> Tally | None:
        try:
            held = [rounds[place] for place in places]
            return tally(first, quota, held, drawn, policy, convener_orders)
        except Unusable:
            return None

    kept: tuple[int, ...] = ()
    for place in range(len(rounds)):
        kept += (place,) if attempt((*kept, place), ()) else ()
    drawn: tuple[tuple[str, ...], ...] = ()
    for lot in lots:
        drawn += (tuple(lot),) if attempt(kept, (*drawn, lot)) else ()
    held = [rounds[place] for place in kept]
    return Recount(tally(first, quota, held, drawn, policy, convener_orders), kept, drawn)
