"""The rank-sum method: sums, places, ties, the rounds and lots that settle them. 三(二)2(3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from laurel.rulebook.grounds import Seen
from laurel.rulebook.parameters import MOST_EVALUATIONS
from laurel.rulebook.policy import DEFAULT_POLICY, Point, Policy

Sheets = Mapping[str, Mapping[str, int]]
"""The ranks of one round: member → entry → rank. Every member ranks the same entries 1..n."""

BY_RANK_SUM = "rank_sum"
BY_RE_EVALUATION = "re_evaluation"
BY_LOT = "lot"
BY_FIRST_PLACES = "first_places"
BY_CONVENER = "convener"


class Unusable(ValueError):
    """Sheets, rounds or lots that do not belong together: `code` says why, `seen` names what."""

    def __init__(self, code: str, **seen: Seen) -> None:
        super().__init__(" ".join([code, *(f"{name}={value}" for name, value in seen.items())]))
        self.code, self.seen = code, seen


@dataclass(frozen=True, slots=True)
class Table:
    """The sheets of one round as a table: a row an entry, a column a member. Already known to be complete orders."""

    members: tuple[str, ...]
    entries: tuple[str, ...]
    rows: tuple[tuple[int, ...], ...]

    @property
    def sums(self) -> dict[str, int]:
        """The sum of every entry's ranks, in the order of the table."""
        return dict(zip(self.entries, map(sum, self.rows), strict=True))


def table_of(sheets: Sheets, policy: Policy = DEFAULT_POLICY) -> Table:
    """The sheets as a table; raises Unusable when one is not a complete order of the same entries."""
    entries = entries_of(sheets, policy)
    columns = [tuple(ranks[entry] for entry in entries) for ranks in sheets.values()]
    return Table(tuple(sheets), entries, tuple(zip(*columns, strict=True)))


@dataclass(frozen=True, slots=True)
class Standing:
    """One entry in the final order. `settled_by` is None while its place is open."""

    entry: str
    ranks: tuple[int, ...]
    rank_sum: int
    place: int
    settled_by: str | None
    recommended: bool | None


@dataclass(frozen=True, slots=True)
class Tie:
    """Entries with equal sums in one round, the places that they share, and what settled them.

    A re-evaluation that parts only some of the entries settles this tie; those still equal are a tie of their
    own, after it. `round_number` is the round whose sums are equal: 1, or that of such a re-evaluation.
    """

    entries: tuple[str, ...]
    rank_sum: int
    places: tuple[int, int]
    crosses_cut_line: bool
    must_settle: bool
    settled_by: str | None
    round_number: int = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """The count of one category: members in the order of their codes, entries in final order, ties."""

    members: tuple[str, ...]
    quota: int
    standings: tuple[Standing, ...]
    ties: tuple[Tie, ...]

    @property
    def settled(self) -> bool:
        """True when no tie that must be settled is open."""
        return all(tie.settled_by for tie in self.ties if tie.must_settle)

    @property
    def open_ties(self) -> tuple[Tie, ...]:
        """The ties that must still be settled."""
        return tuple(tie for tie in self.ties if tie.must_settle and tie.settled_by is None)

    @property
    def recommended(self) -> tuple[str, ...]:
        """The entries within the quota, best first; only those that are certain."""
        return tuple(standing.entry for standing in self.standings if standing.recommended)


def entries_of(sheets: Sheets, policy: Policy = DEFAULT_POLICY) -> tuple[str, ...]:
    """The entries under review, in the order of the sheets; every sheet must hold the same.

    Where the edition lets entries share a rank (A-16) as many ranks are skipped after it as entries share it.
    Mean ranks are not whole: sheets with equal ranks are not counted so, only refused.
    Raises Unusable when there is no sheet or two sheets differ in their entries: sums would not compare.
    """
    if not sheets:
        raise Unusable("no_sheet")
    first = next(iter(sheets.values()))
    complete = list(range(1, len(first) + 1))
    may_share = policy.choice_of(Point.EQUAL_RANKS) == "shared_rank"
    for member, ranks in sheets.items():
        if ranks.keys() != first.keys():
            raise Unusable("sheet_of_other_entries", member=member)
        written = sorted(ranks.values())
        if written != ([1 + written.index(rank) for rank in written] if may_share else complete):
            raise Unusable("sheet_incomplete", member=member, most=len(first))
    return tuple(first)


def rank_sums_of(sheets: Sheets) -> dict[str, int]:
    """The sum of every entry's ranks, in the order of the sheets."""
    return table_of(sheets).sums


def places_of(sums: Mapping[str, int]) -> dict[str, int]:
    """1 + the number of entries with a smaller sum: equal sums share the better place, the next is skipped."""
    places: dict[str, int] = {}
    ordered = sorted(sums, key=sums.__getitem__)
    for position, entry in enumerate(ordered, start=1):
        before = ordered[position - 2] if position > 1 else None
        places[entry] = places[before] if before is not None and sums[before] == sums[entry] else position
    return {entry: places[entry] for entry in sums}


def groups_of(sums: Mapping[str, int]) -> list[tuple[str, ...]]:
    """The entries in order of their sums, equal ones together, each group in the order given."""
    groups: dict[int, list[str]] = {}
    for entry, total in sums.items():
        groups.setdefault(total, []).append(entry)
    return [tuple(groups[total]) for total in sorted(groups)]


def tally(
    sheets: Sheets,
    quota: int,
    rounds: Sequence[Sheets] = (),
    lots: Sequence[Sequence[str]] = (),
    policy: Policy = DEFAULT_POLICY,
    convener_orders: Sequence[Sequence[str]] = (),
) -> Tally:
    """Counts the first round and settles its ties by the rounds and lots that were held.

    `rounds` are re-evaluations in the order held, each among entries that were equal; `lots` are drawn
    orders of entries still equal. Nothing else ever breaks a tie. By default (A-08) a tie touching a place
    within the quota must be settled, by one re-evaluation and then lot; the choice `all_ties` settles every
    tie, `first_places` counts first places of the first round after the re-evaluation (who are equal there
    too go on to the lot), `convener_decides`
    takes the convener's recorded order instead of the lot. Raises Unusable naming what does not belong.
    """
    return tally_of_table(
        table_of(sheets, policy),
        quota,
        [table_of(held, policy) for held in rounds],
        lots,
        policy,
        convener_orders,
    )


def tally_of_table(
    table: Table,
    quota: int,
    rounds: Sequence[Table] = (),
    lots: Sequence[Sequence[str]] = (),
    policy: Policy = DEFAULT_POLICY,
    convener_orders: Sequence[Sequence[str]] = (),
) -> Tally:
    """The same count from tables: for large ones, which were checked column by column when they were read."""
    return _Count(table, quota, rounds, lots, policy, convener_orders).result()


@dataclass(frozen=True, slots=True)
class _Step:
    """What parts equal entries: by what, into which groups, best first; the round and the sums they have in it."""

    by: str
    parts: Sequence[tuple[str, ...]]
    round_number: int = 1
    sums: Mapping[str, int] = field(default_factory=dict)


class _Count:
    """One count under way: which rounds and lots were used, which ties were met."""

    def __init__(
        self,
        table: Table,
        quota: int,
        rounds: Sequence[Table],
        lots: Sequence[Sequence[str]],
        policy: Policy,
        convener_orders: Sequence[Sequence[str]],
    ) -> None:
        self.table = table
        self.ranks = dict(zip(table.entries, table.rows, strict=True))
        self.quota = quota
        self.ladder = policy.choice_of(Point.TIE_LADDER)
        self.sums = table.sums
        self.rounds = list(enumerate(rounds, start=2))
        self.lots = [tuple(lot) for lot in lots]
        self.convener_orders = [tuple(order) for order in convener_orders]
        self.unused = {number for number, _ in self.rounds}
        self.unused_lots = set(range(len(self.lots)))
        self.ties: list[Tie] = []
        if len(rounds) > MOST_EVALUATIONS - 1 and self._depth() > MOST_EVALUATIONS:
            raise Unusable("too_many_evaluations", most=MOST_EVALUATIONS)
        for number, held in self.rounds:
            strangers = sorted(set(held.members) - set(table.members))
            if strangers:
                raise Unusable("round_with_stranger", round=number, member=strangers[0])

    def result(self) -> Tally:
        standings: list[Standing] = []
        for group in groups_of(self.sums):
            standings += self._settle(group, len(standings) + 1)
        if self.unused:
            raise Unusable("round_not_of_one_tie", round=min(self.unused))
        if self.unused_lots:
            raise Unusable("lot_not_of_one_tie", entries="、".join(self.lots[min(self.unused_lots)]))
        return Tally(self.table.members, self.quota, tuple(standings), tuple(self.ties))

    def _settle(self, group: tuple[str, ...], first_place: int) -> list[Standing]:
        if len(group) == 1:
            return [self._standing(group[0], first_place, BY_RANK_SUM, self._within(first_place))]
        settled = self._ordered(group, first_place, 1, self.sums[group[0]])
        return [
            self._standing(entry, place, by, self._certain(place, last)) for entry, place, last, by in settled
        ]

    def _ordered(
        self, group: tuple[str, ...], first: int, round_number: int, rank_sum: int
    ) -> list[tuple[str, int, int, str | None]]:
        """(entry, place, last place it may still take, what settled it) for entries that are equal."""
        last = first + len(group) - 1
        must = self.ladder == "all_ties" or first <= self.quota
        tie = Tie(group, rank_sum, (first, last), first <= self.quota < last, must, None, round_number)
        index = len(self.ties)
        self.ties.append(tie)
        step = self._by_round(group, round_number, rank_sum)
        if step is None:
            return [(entry, first, last, None) for entry in group]
        self.ties[index] = replace(tie, settled_by=step.by)
        ordered: list[tuple[str, int, int, str | None]] = []
        for part in step.parts:
            place = first + len(ordered)
            if len(part) == 1:
                ordered.append((part[0], place, place, step.by))
            else:
                ordered += self._ordered(part, place, step.round_number, step.sums[part[0]])
        return ordered

    def _by_round(self, group: tuple[str, ...], round_number: int, rank_sum: int) -> _Step | None:
        """The ladder: rounds of exactly these entries until one parts them, first places, an order."""
        for number, held in self.rounds:
            if number in self.unused and set(held.entries) == set(group):
                self.unused.discard(number)
                sums = {entry: held.sums[entry] for entry in group}
                parts = groups_of(sums)
                if len(parts) == 1:
                    return self._by_round(group, number, sums[group[0]])
                return _Step(BY_RE_EVALUATION, parts, number, sums)
        return self._by_first_places(group, round_number, rank_sum) or self._by_order(group)

    def _by_first_places(self, group: tuple[str, ...], round_number: int, rank_sum: int) -> _Step | None:
        if self.ladder != "first_places" or round_number == 1:
            return None
        parts = groups_of({entry: -self.ranks[entry].count(1) for entry in group})
        sums = dict.fromkeys(group, rank_sum)
        return _Step(BY_FIRST_PLACES, parts, round_number, sums) if len(parts) > 1 else None

    def _by_order(self, group: tuple[str, ...]) -> _Step | None:
        if self.ladder == "convener_decides":
            for order in self.convener_orders:
                if sorted(order) == sorted(group):
                    return _Step(BY_CONVENER, [(entry,) for entry in order])
        for index, drawn in enumerate(self.lots):
            if index in self.unused_lots and sorted(drawn) == sorted(group):
                self.unused_lots.discard(index)
                return _Step(BY_LOT, [(entry,) for entry in drawn])
        return None

    def _standing(self, entry: str, place: int, by: str | None, recommended: bool | None) -> Standing:
        return Standing(entry, self.ranks[entry], self.sums[entry], place, by, recommended)

    def _within(self, place: int) -> bool:
        return place <= self.quota

    def _certain(self, place: int, last: int) -> bool | None:
        if last <= self.quota:
            return True
        return False if place > self.quota else None

    def _depth(self) -> int:
        """How often the most often evaluated entry was evaluated."""
        times: dict[str, int] = {}
        for _, held in self.rounds:
            for entry in held.entries:
                times[entry] = times.get(entry, 1) + 1
        return max(times.values(), default=1)


def without_entry(sheets: Sheets, entry: str) -> dict[str, dict[str, int]]:
    """The sheets as if the entry had never stood on them: ranks after it move up by one (A-12)."""
    return {
        member: {other: rank - (rank > ranks[entry]) for other, rank in ranks.items() if other != entry}
        for member, ranks in sheets.items()
    }


def without_member(sheets: Sheets, member: str) -> dict[str, Mapping[str, int]]:
    """The sheets of all others: a late recusal takes one away for the whole category."""
    return {other: ranks for other, ranks in sheets.items() if other != member}


def re_evaluated_as_ranked(sheets: Sheets, entries: Sequence[str]) -> dict[str, dict[str, int]]:
    """The sheets of a re-evaluation in which every member keeps the order already given."""
    return {
        member: {entry: 1 + sum(ranks[other] < ranks[entry] for other in entries) for entry in entries}
        for member, ranks in sheets.items()
    }
