"""Recusal of whole categories. 三(二)2(4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from laurel.rulebook import articles
from laurel.rulebook.entrants import Category, UnitKind
from laurel.rulebook.grounds import Decision, for_people, met, not_met


class Source(StrEnum):
    """Where a recusal comes from."""

    OWN_UNIT = "own_unit"
    DECLARED = "declared"
    ORDERED = "ordered"
    CHALLENGE = "challenge"


SUPERVISES: Final[Mapping[UnitKind, str]] = {
    UnitKind.EMPLOYMENT_SERVICE_CENTER: "HQ-EMP",
    UnitKind.TRAINING_SITE: "HQ-TRN",
    UnitKind.SKILLS_EVALUATION_CENTER: "HQ-CMP",
}
"""Which division guides the daily work of a kind of unit: no 所屬單位, so it is for people (A-09)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A standing, submitted entry: its code, category and unit.

    `successors` are the units that follow the entrant (renamed, merged, split); `partners` those named in its
    team as co-organisers; `kind` is the entrant's.
    """

    code: str
    category: Category
    unit: str
    successors: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    kind: UnitKind | None = None

    @property
    def guided_by(self) -> frozenset[str]:
        """The division that guides a unit of this kind, where one does."""
        guide = SUPERVISES.get(self.kind) if self.kind else None
        return frozenset({guide}) if guide else frozenset()

    def is_of(self, seat: Seat) -> bool:
        """True when the entrant, or a unit that follows it, is one of the member's own."""
        return self.unit in seat.units or bool(self.successors & seat.units)


@dataclass(frozen=True, slots=True)
class Seat:
    """A member as recusal sees it: the units where the member serves or served since reading began.

    `only` names the one category for which a substitute was appointed.
    """

    key: str
    units: frozenset[str]
    only: Category | None = None


@dataclass(frozen=True, slots=True)
class KnownRecusal:
    """A recusal on record that has not lapsed; `entry` is the entry behind one that the rule found."""

    member: str
    category: Category
    source: Source
    entry: str = ""


def recusals_of(
    seat: Seat, category: Category, entries: Iterable[Entry], known: Iterable[KnownRecusal] = ()
) -> Decision:
    """三(二)2(4): a member whose own unit enters a category is out of the whole category.

    A declared, ordered or challenged recusal is also of the whole category (every remaining member ranks every
    entry, so that sums compare). A recusal on record stays until it lapses (`lapsing`). Granted means the
    member takes part.
    """
    seen = {"member": seat.key, "category": category.value}
    if seat.only not in (None, category):
        return Decision((not_met(articles.PANEL_MEMBERS, "substitute_elsewhere", **seen),))
    under_review = [entry for entry in entries if entry.category is category]
    own = "、".join(entry.code for entry in under_review if entry.is_of(seat))
    grounds = [not_met(articles.RECUSAL, "own_unit_entered", **seen, entries=own)] if own else []
    codes = {
        _code_of(row, under_review)
        for row in known
        if row.member == seat.key and row.category is category and not (own and row.source is Source.OWN_UNIT)
    }
    grounds += [not_met(articles.RECUSAL, code, **seen) for code in sorted(codes)]
    return Decision(tuple(grounds) or (met(articles.RECUSAL, "takes_part", **seen),))


def _code_of(row: KnownRecusal, under_review: Collection[Entry]) -> str:
    if row.source is Source.OWN_UNIT:
        stands = any(entry.code == row.entry for entry in under_review)
        return "recused_while_serving" if stands else "recused_earlier"
    return {
        Source.DECLARED: "conflict_declared",
        Source.ORDERED: "recusal_ordered",
        Source.CHALLENGE: "challenge_upheld",
    }[row.source]


def to_record(
    seat: Seat, category: Category, entries: Iterable[Entry], known: Collection[KnownRecusal] = ()
) -> tuple[Entry, ...]:
    """The entries that take the member out now and stand in no recusal on record yet."""
    on_record = {
        row.entry
        for row in known
        if (row.member, row.category, row.source) == (seat.key, category, Source.OWN_UNIT)
    }
    if seat.only not in (None, category):
        return ()
    return tuple(
        entry
        for entry in entries
        if entry.category is category and entry.is_of(seat) and entry.code not in on_record
    )


def lapses(row: KnownRecusal, entries: Iterable[Entry], *, reading_opened: bool) -> bool:
    """Edge case 17: a recusal that the rule found ends with the entry behind it, as long as nobody could read yet.

    Once dossiers were opened it stays, and what a member declared, the convener ordered or a challenge brought
    stays in any case: the text gives no way back.
    """
    if reading_opened or row.source is not Source.OWN_UNIT:
        return False
    return not any(entry.code == row.entry and entry.category is row.category for entry in entries)


def ties_for_people(seat: Seat, category: Category, entries: Iterable[Entry]) -> Decision:
    """Edge case 23: a co-organising or guiding division is not the entrant's own unit: shown, never decided."""
    if seat.only not in (None, category):
        return Decision(())
    others = [entry for entry in entries if entry.category is category and not entry.is_of(seat)]
    ties = (
        ("own_unit_co_organises", [entry.code for entry in others if entry.partners & seat.units]),
        ("own_unit_supervises", [entry.code for entry in others if entry.guided_by & seat.units]),
    )
    return Decision(
        tuple(
            for_people(
                articles.RECUSAL, code, member=seat.key, category=category.value, entries="、".join(found)
            )
            for code, found in ties
            if found
        )
    )


def effective_seats(
    seats: Sequence[Seat],
    category: Category,
    entries: Collection[Entry],
    known: Collection[KnownRecusal] = (),
) -> tuple[Seat, ...]:
    """The members left in a category, in the order given."""
    return tuple(seat for seat in seats if recusals_of(seat, category, entries, known).granted)
