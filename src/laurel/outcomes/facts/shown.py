"""Contradictions in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from laurel.kit.cards import GroundInWords, in_words
from laurel.outcomes.facts.contradictions import Contradiction
from laurel.outcomes.models import Clarification
from laurel.rulebook.grounds import Verdict


@dataclass(frozen=True, slots=True)
class ContradictionInWords:
    """One contradiction as people read it; `cannot_be` where both rows cannot be so."""

    key: str
    cannot_be: bool
    words: GroundInWords
    clarification: Clarification | None


def contradictions_in_words(found: Iterable[Contradiction]) -> list[ContradictionInWords]:
    """Those that nobody has clarified first, and among them first what cannot be."""
    rows = [
        ContradictionInWords(
            row.key, row.ground.verdict is Verdict.NOT_MET, in_words(row.ground), row.clarification
        )
        for row in found
    ]
    return sorted(rows, key=lambda row: (row.clarification is not None, not row.cannot_be))
