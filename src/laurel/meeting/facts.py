"""The meeting as its pages and papers read it: who may still file, and the tally as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from laurel.ballots.selectors import objections_in, sealed_members, voters_of
from laurel.editions.models import Edition
from laurel.meeting.selectors import Count
from laurel.nominations.selectors import all_nominations
from laurel.panel.models import Member
from laurel.panel.selectors import members_of
from laurel.rulebook.figures import Difference, agreement_of, margin_at_cut_of, marked_differences
from laurel.rulebook.ranking import BY_RANK_SUM, Standing, Tie


def missing_members(held: Any) -> list[Member]:
    """The members who may file in a round and have no sealed sheet."""
    sealed = sealed_members(held)
    return [member for member in voters_of(held) if member.pk not in sealed]


def sheet_states(held: Any) -> list[tuple[Member, str]]:
    """Of each member who may file: sealed, missing, objected, or set_aside. Nothing of what a sheet says."""
    sealed = sealed_members(held)
    objected = {
        row.sealing.sheet.member_id: "set_aside" if row.is_set_aside else "objected"
        for row in objections_in(held)
    }
    return [
        (member, objected.get(member.pk, "sealed") if member.pk in sealed else "missing")
        for member in voters_of(held)
    ]


def voters_again(edition: Edition, count: Count) -> list[int]:
    """The keys of the members whose sheets counted in the first round: they alone rank again (A-14)."""
    return [member.pk for member in members_of(edition) if member.code in count.tally.members]


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

    @property
    def code(self) -> str:
        return self.standing.entry

    @property
    def place(self) -> int:
        return self.standing.place

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
    members: tuple[str, ...]
    """The members whose ranks are shown; none where only sums are."""

    @property
    def width(self) -> int:
        """The number of columns."""
        return 4 + len(self.members) + len(self.rounds) + bool(self.has_lots)

    @property
    def has_lots(self) -> bool:
        return any(row.lot for row in self.rows)

    @property
    def open_ties(self) -> tuple[Tie, ...]:
        return self.count.tally.open_ties


def table_of(edition: Edition, count: Count, *, sums_only: bool = False) -> TallyTable:
    """The count as a table; one query for the names of the units."""
    units = {row.code: row.unit.name for row in all_nominations(edition).filter(category=count.category)}
    return table_from(count, units, sums_only=sums_only)


def table_from(count: Count, units: Mapping[str, str], *, sums_only: bool = False) -> TallyTable:
    """The count as a table, with the names of the units given; with sums only no member's rank is in it."""
    standings = count.tally.standings
    members = () if sums_only else count.tally.members
    differences = () if sums_only else tuple(marked_differences(count.first.sheets))
    marked = {(row.member, row.entry) for row in differences}
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
        )
        for index, standing in enumerate(standings, start=1)
    )
    agreement, margin = agreement_of(count.first.sheets), margin_at_cut_of(count.tally)
    return TallyTable(count, rows, numbers, agreement, margin, differences, members)


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
