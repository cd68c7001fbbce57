"""A member's private notebook on one dossier: notes, marks, how far it was read. Its content is sealed like a draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

LONGEST_NOTE = 4_000
MOST_DEVICES = 5


class Mark(StrEnum):
    """A mark on a paragraph."""

    STAR = "star"
    QUESTION = "question"


class Grade(StrEnum):
    """A private mark on a criterion: an aid to memory, never added up."""

    GOOD = "good"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Notebook:
    """What a member keeps on one dossier. Blocks are named by criterion and place: `B1.3`."""

    version: int = 0
    """number of the submitted version that the blocks belong to"""
    notes: Mapping[str, str] = field(default_factory=dict)
    """criterion → words"""
    grades: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[str, int] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    """block → star or question"""
    remarks: Mapping[str, str] = field(default_factory=dict)
    """block → words"""
    positions: Mapping[str, str] = field(default_factory=dict)
    """device → block where reading stopped, the newest last"""
    seen: frozenset[str] = frozenset()
    share: float = 0.0
    seconds: int = 0
    first_read_at: str = ""
    compared: frozenset[str] = frozenset()
    """codes of the dossiers that this one was laid beside"""
    reason: str = ""
    """one line on the entry's place, for the member alone"""

    def as_json(self) -> dict[str, Any]:
        """The notebook as JSON values."""
        return {**asdict(self), "seen": sorted(self.seen), "compared": sorted(self.compared)}

    @property
    def is_empty(self) -> bool:
        """True when nothing was written or marked."""
        return not (self.notes or self.grades or self.marks or self.remarks or self.reason)


def notebook_of(value: Mapping[str, Any], version: int) -> Notebook:
    """The notebook of a stored value; what belongs to the blocks of an earlier version is left behind."""
    known = {name: value[name] for name in Notebook.__slots__ if name in value}
    sets = {name: frozenset(value.get(name, ())) for name in ("seen", "compared")}
    book = Notebook(**{**known, **sets})
    if book.version in (0, version):
        return replace(book, version=version)
    return replace(book, version=version, marks={}, remarks={}, positions={}, seen=frozenset(), share=0.0)


def with_word(words: Mapping[str, str], key: str, word: str) -> dict[str, str]:
    """The words with one set, or taken out when it is empty."""
    rest = {name: value for name, value in words.items() if name != key}
    return {**rest, key: word} if word.strip() else rest


def read_on(
    book: Notebook,
    *,
    seen: Iterable[str],
    lengths: Mapping[str, int],
    seconds: int,
    device: str,
    at: str,
    now: str,
) -> Notebook:
    """The notebook after a stretch of reading: blocks seen, time spent, where it stopped on this device.

    `lengths` gives the characters of every block of the dossier; the share is of characters, not of blocks.
    """
    every = book.seen | (frozenset(seen) & lengths.keys())
    total = sum(lengths.values())
    positions = {name: block for name, block in book.positions.items() if name != device}
    if at in lengths:
        positions[device] = at
    return replace(
        book,
        seen=every,
        share=round(sum(lengths[block] for block in every) / total, 4) if total else 1.0,
        seconds=book.seconds + seconds,
        positions=dict(list(positions.items())[-MOST_DEVICES:]),
        first_read_at=book.first_read_at or now,
    )
