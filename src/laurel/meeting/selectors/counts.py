"""The count of a category as it stands: from opened rounds, lots and what was struck; or as it was resolved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from typing import Any

from laurel.ballots.selectors import corrections_of, is_opened, opened_ranks, rounds_of
from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.meeting.models import Lot, Resolution, StruckEntry
from laurel.meeting.selectors.rows import lots_of, resolution_of, struck_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.policy import Policy
from laurel.rulebook.ranking import Sheets, Standing, Tally, Tie, without_entry
from laurel.rulebook.recommendation import quota_of
from laurel.rulebook.recount import recounted


@dataclass(frozen=True, slots=True)
class HeldRound:
    """One opened evaluation: its number and the sheets that count, without struck entries."""

    number: int
    sheets: Sheets

    @property
    def entries(self) -> tuple[str, ...]:
        """The codes that were ranked."""
        return tuple(next(iter(self.sheets.values()), {}))


@dataclass(frozen=True, slots=True)
class Count:
    """A tally with everything it rests on.

    `set_aside` names the rounds that no longer belong to any tie, because an entry or a member left the
    count after they were held.
    """

    category: Category
    tally: Tally
    first: HeldRound
    rounds: tuple[HeldRound, ...] = ()
    lots: tuple[tuple[str, ...], ...] = ()
    convener_orders: tuple[tuple[str, ...], ...] = ()
    set_aside: tuple[int, ...] = ()
    struck: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """All entries, best first."""
        return tuple(standing.entry for standing in self.tally.standings)

    def times_evaluated(self, entries: Collection[str]) -> int:
        """How often exactly these entries, or more than these, have been ranked together."""
        return 1 + sum(set(entries) <= set(held.entries) for held in self.rounds)

    def as_record(self) -> dict[str, Any]:
        """The count as JSON values."""
        return asdict(self)

    @classmethod
    def from_record(cls, stored: dict[str, Any]) -> Count:
        """The count as it was resolved; nothing is computed again."""
        count = stored["tally"]
        return cls(
            category=Category(stored["category"]),
            tally=Tally(
                tuple(count["members"]),
                count["quota"],
                tuple(Standing(**{**row, "ranks": tuple(row["ranks"])}) for row in count["standings"]),
                tuple(
                    Tie(**{**row, "entries": tuple(row["entries"]), "places": tuple(row["places"])})
                    for row in count["ties"]
                ),
            ),
            first=HeldRound(**stored["first"]),
            rounds=tuple(HeldRound(**row) for row in stored["rounds"]),
            lots=tuple(tuple(lot) for lot in stored["lots"]),
            convener_orders=tuple(tuple(order) for order in stored["convener_orders"]),
            set_aside=tuple(stored["set_aside"]),
            struck=tuple(stored["struck"]),
        )


@dataclass(frozen=True, slots=True)
class Happened:
    """What a count is made of, read once: rounds, corrections, lots, what was struck, what was resolved."""

    edition: Edition
    category: str
    rounds: tuple[Any, ...]
    corrections: tuple[Any, ...]
    lots: tuple[Lot, ...]
    struck: tuple[StruckEntry, ...]
    resolution: Resolution | None

    @property
    def newest(self) -> Any:
        """The newest evaluation, or None."""
        return self.rounds[-1] if self.rounds else None

    @property
    def opened(self) -> tuple[Any, ...]:
        """The rounds whose sheets are open."""
        return tuple(row for row in self.rounds if is_opened(row))

    @property
    def agreed_corrections(self) -> tuple[Any, ...]:
        """What was corrected by two."""
        return tuple(row for row in self.corrections if row.is_ruled and row.ruling.agreed)

    @property
    def drawn_lots(self) -> tuple[Lot, ...]:
        """The lots among them, without what the convener decided."""
        return tuple(row for row in self.lots if row.kind == Lot.Kind.LOT)

    @property
    def waiting_corrections(self) -> tuple[Any, ...]:
        """What was proposed to be corrected and nobody has answered."""
        return tuple(row for row in self.corrections if not row.is_ruled)


def happened_in(edition: Edition, category: str) -> Happened:
    """Everything that a count of the category rests on; five queries."""
    rounds = rounds_of(edition, category)
    return Happened(
        edition,
        category,
        tuple(rounds),
        tuple(corrections_of(rounds)),
        tuple(lots_of(edition, category)),
        tuple(struck_of(edition, category)),
        resolution_of(edition, category),
    )


def count_of(edition: Edition, category: str, without: Collection[str] = ()) -> Count | None:
    """The count as resolved, or as it stands now; None before the first round is opened.

    `without` recounts with further entries struck, whatever was resolved.
    """
    return count_from(happened_in(edition, category), without)


def count_from(happened: Happened, without: Collection[str] = ()) -> Count | None:
    """The same of what was read already."""
    if happened.resolution and not without:
        return Count.from_record(happened.resolution.tally)
    struck = (*(row.code for row in happened.struck), *without)
    anew = next((row.round_key for row in reversed(happened.struck) if row.round_key), "")
    keys = [row.public_id for row in happened.opened]
    if anew and anew not in keys:
        return None
    held = [
        HeldRound(row.number, _without(opened_ranks(row, happened.corrections), struck))
        for row in happened.opened[keys.index(anew) if anew else 0 :]
    ]
    if not held or not held[0].entries:
        return None
    orders = {
        kind: tuple(_kept(row.drawn, struck) for row in happened.lots if row.kind == kind)
        for kind in Lot.Kind.values
    }
    count = Count(
        category=Category(happened.category),
        tally=Tally((), 0, (), ()),
        first=held[0],
        rounds=tuple(row for row in held[1:] if len(row.entries) > 1),
        lots=tuple(lot for lot in orders[Lot.Kind.LOT] if len(lot) > 1),
        convener_orders=orders[Lot.Kind.CONVENER],
        struck=struck,
    )
    return _counted(count, policy_of(happened.edition))


def _counted(count: Count, policy: Policy) -> Count:
    """The count with its tally; rounds and lots that belong to no tie any more are set aside."""

    counted = recounted(
        count.first.sheets,
        quota_of(count.category),
        [held.sheets for held in count.rounds],
        count.lots,
        policy,
        count.convener_orders,
    )
    rounds = tuple(count.rounds[place] for place in counted.rounds)
    aside = tuple(held.number for held in count.rounds if held not in rounds)
    return replace(count, tally=counted.tally, rounds=rounds, lots=counted.lots, set_aside=aside)


def _without(sheets: Sheets, struck: Collection[str]) -> Sheets:
    for code in struck:
        if code in next(iter(sheets.values()), {}):
            sheets = without_entry(sheets, code)
    return sheets


def _kept(drawn: Collection[str], struck: Collection[str]) -> tuple[str, ...]:
    return tuple(code for code in drawn if code not in struck)
