"""In which order members are advised to read: a drawn base order, and a balanced square over it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from math import gcd


def base_order_of(entries: Iterable[str], seed: str) -> tuple[str, ...]:
    """The entries in the order drawn: by the SHA-256 of the seed and the code, which anyone can compute again."""
    return tuple(sorted(entries, key=lambda code: hashlib.sha256(f"{seed}|{code}".encode()).digest()))


def reading_order_of(base: Sequence[str], reader: int) -> tuple[str, ...]:
    """The order of one reader (from 0): a rotation of the base order, read backwards by every second reader.

    Readers 2k and 2k+1 share a rotation. With an even number of entries the first readers, as many as there are
    entries, make a Latin square: each entry stands once in each place. With an odd number no square does that
    while every second reader reads backwards; then an entry stands at most twice in a place. A later reader
    gets the next row, and nobody else's order changes.
    """
    length = len(base)
    if not length:
        return ()
    step = 2 if length % 2 == 0 else 1
    turns = length // step
    start = step * (reader // 2 * _stride(turns) % turns)
    order = (*base[start:], *base[:start])
    return order[::-1] if reader % 2 else order


def _stride(turns: int) -> int:
    """How far one rotation is from the next: about the golden part, so that few readers start far apart."""
    wished = max(1, round(turns * 0.618))
    return next(stride for stride in range(wished, wished + turns) if gcd(stride, turns) == 1)


def with_late_entry(order: Sequence[str], code: str, reader: int, readers: int) -> tuple[str, ...]:
    """A reader's order with an entry that came later: nothing else moves, and it stands elsewhere for each reader."""
    place = (reader + 1) * (len(order) + 1) // (readers + 1)
    return (*order[:place], code, *order[place:])
