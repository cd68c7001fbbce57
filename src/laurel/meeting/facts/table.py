"""The tally of a category as a table, for pages and papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from laurel.editions.models import Edition
from laurel.meeting.selectors import Count
from laurel.nominations.selectors import all_nominations
from laurel.rulebook.figures import (
    Difference,
    agreement_in_a_word,
    agreement_of,
    margin_at_cut_of,
    marked_differences,
    spread_of,
)
from laurel.rulebook.ranking import BY_RANK_SUM, Standing, Tie


@dataclass(frozen=True, slots=True)
class Cell:
    """One member's rank of one entry."""

    member: str
    rank: int
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Again:
    """What a later round made of an entry: its ranks and their sum, or nothing."""

    number: int
    ranks: tuple[int, ...]
    rank_sum: int | None

    @property
    def sum_in_words(self) -> str:
        """1＋2＋1＝4."""
        return f"{'＋'.join(map(str, self.ranks))}＝{self.rank_sum}" if self.ranks else ""


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One entry of the tally: its ranks, their sum, what later rounds and lots said, and where it stands."""

    standing: Standing
    unit: str
    cells: tuple[Cell, ...]
    again: tuple[Again, ...]
    lot: int | None
    tie: Tie | None
    is_last_above_cut: bool
    spread: tuple[int, int] | None
    """The best and the worst rank that a member gave it; None where no ranks are shown."""

    @property
    def code(self) -> str:
        return self.standing.entry

    @property
    def place(self) -> int:
        return self.standing.place

    @property
    def spread_width(self) -> int:
        """How many ranks the spread covers, for its drawing."""
        return self.spread[1] - self.spread[0] + 1 if self.spread else 0

    @property
    def is_place_certain(self) -> bool:
        return self.standing.settled_by is not None

    @property
    def sum_in_words(self) -> str:
        """1＋3＋2＝6; the sum alone where no ranks are shown."""
        if not self.cells:
            return str(self.standing.rank_sum)
        return f"{'＋'.join(str(cell.rank) for cell in self.cells)}＝{self.standing.rank_sum}"


@dataclass(frozen=True, slots=True)
class TallyTable:
    """The tally of a category, ready for a page or a paper; best first."""

    count: Count
    rows: tuple[TallyRow, ...]
    rounds: tuple[int, ...]
    agreement: Fraction | None
    margin: int | None
    differences: tuple[Difference, ...]
    """Those of the members whose ranks are shown."""
    marked: list[list[str]]
    """All of them, each as [member's code, entry's code]."""
    members: tuple[str, ...]
    """The members whose ranks are shown; none where only sums are."""
    has_lots: bool

    @property
    def width(self) -> int:
        """The number of columns."""
        return 4 + len(self.members) + bool(self.members) + len(self.rounds) + self.has_lots

    @property
    def agreement_word(self) -> str:
        """The agreement in a word of `rulebook.figures.Agreement`; empty where there is none."""
        return agreement_in_a_word(self.agreement).value if self.agreement is not None else ""

    @property
    def open_ties(self) -> tuple[Tie, ...]:
        return self.count.tally.open_ties


def marked_pairs(count: Count) -> list[list[str]]:
    """The marked differences of the first evaluation, each as [member's code, entry's code]."""
    return [[row.member, row.entry] for row in marked_differences(count.first.sheets)]


def table_of(edition: Edition, count: Count, *, sums_only: bool = False) -> TallyTable:
    """The count as a table; one query for the names of the units."""
    entries = all_nominations(edition).filter(category=count.category)
    return table_from(count, dict(entries.values_list("code", "unit__name")), sums_only=sums_only)


def table_from(count: Count, units: Mapping[str, str], *, sums_only: bool = False) -> TallyTable:
    """The count as a table, with the names of the units given; with sums only no member's rank is in it."""
    standings = count.tally.standings
    members = () if sums_only else count.tally.members
    found = marked_differences(count.first.sheets)
    differences = () if sums_only else found
    marked = {(row.member, row.entry) for row in differences}
    spreads = {} if sums_only else spread_of(count.first.sheets)
    numbers = tuple(held.number for held in count.rounds)
    rows = tuple(
        TallyRow(
            standing=standing,
            unit=units.get(standing.entry, ""),
            cells=tuple(
                Cell(member, rank, (member, standing.entry) in marked)
                for member, rank in zip(members, standing.ranks[: len(members)], strict=True)
            ),
            again=tuple(
                _again(held.number, held.sheets, standing.entry, sums_only=sums_only) for held in count.rounds
            ),
            lot=_lot(count, standing.entry),
            tie=_tie(count, standing),
            is_last_above_cut=index == count.tally.quota and index < len(standings),
            spread=spreads.get(standing.entry),
        )
        for index, standing in enumerate(standings, start=1)
    )
    agreement, margin = agreement_of(count.first.sheets), margin_at_cut_of(count.tally)
    pairs = [[row.member, row.entry] for row in found]
    has_lots = any(row.lot for row in rows)
    return TallyTable(count, rows, numbers, agreement, margin, differences, pairs, members, has_lots)


def _again(number: int, sheets: Mapping[str, Mapping[str, int]], entry: str, *, sums_only: bool) -> Again:
    ranks = tuple(ranked[entry] for ranked in sheets.values() if entry in ranked)
    return Again(number, () if sums_only else ranks, sum(ranks) if ranks else None)


def _lot(count: Count, entry: str) -> int | None:
    for drawn in (*count.lots, *count.convener_orders):
        if entry in drawn:
            return drawn.index(entry) + 1
    return None


def _tie(count: Count, standing: Standing) -> Tie | None:
    if standing.settled_by == BY_RANK_SUM:
        return None
    return next((tie for tie in reversed(count.tally.ties) if standing.entry in tie.entries), None)
