"""Ranks that were typed, row by row: the order they make, or what is wrong with which row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from laurel.kit.sentences import sentence_of
from laurel.rulebook.grounds import Decision, Ground, Verdict
from laurel.rulebook.sheets import is_sheet_valid, read_rank


@dataclass(frozen=True, slots=True)
class RowFault:
    """One thing wrong, with the codes of the rows it is about."""

    codes: tuple[str, ...]
    words: str


class NotAnOrder(ValueError):
    """Ranks that are no complete order. Not a refusal: its words name ranks, which no record may hold."""

    def __init__(self, decision: Decision) -> None:
        super().__init__([ground.code for ground in decision.refusals])
        self.faults = tuple(_fault(ground) for ground in decision.refusals)


def order_of(written: Mapping[str, str], entries: Sequence[str]) -> list[str]:
    """The codes, best first. Raises NotAnOrder with every fault of 三(二)2(3)."""
    filled = {code: words for code, words in written.items() if words.strip()}
    decision = is_sheet_valid(filled, entries)
    if not decision.granted:
        raise NotAnOrder(decision)
    return sorted(entries, key=lambda code: read_rank(filled[code])[0] or 0)


def rows_in_full_width(written: Mapping[str, str], entries: Sequence[str]) -> tuple[str, ...]:
    """The codes of the rows whose rank stood in full-width digits."""
    decision = is_sheet_valid(written, entries)
    return tuple(
        code for ground in decision if ground.verdict is Verdict.FOR_PEOPLE for code in _codes(ground)
    )


def _fault(ground: Ground) -> RowFault:
    return RowFault(_codes(ground), sentence_of(ground.code, ground.seen))


def _codes(ground: Ground) -> tuple[str, ...]:
    named = str(ground.seen.get("entries") or ground.seen.get("entry") or "")
    return tuple(code for code in named.split("、") if code)
