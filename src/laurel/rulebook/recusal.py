"""Recusal of whole categories, and what is left of the panel. 三(二)2(4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision, Ground, for_people, met, not_met, silent
from laurel.rulebook.parameters import QUORUM_BALLOTS, QUORUM_SHARE
from laurel.rulebook.policy import Point, Policy


class Source(StrEnum):
    """Where a recusal comes from."""

    OWN_UNIT = "own_unit"
    DECLARED = "declared"
    ORDERED = "ordered"


@dataclass(frozen=True, slots=True)
class Entry:
    """A standing, submitted entry: its code, category and unit."""

    code: str
    category: Category
    unit: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A member as recusal sees it: the units where the member serves or served since reading began."""

    key: str
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class KnownRecusal:
    """A recusal already on record: it stays, even when the entry behind it is withdrawn."""

    member: str
    category: Category
    source: Source


def recusals_of(
    seat: Seat, category: Category, entries: Iterable[Entry], known: Iterable[KnownRecusal] = ()
) -> Decision:
    """三(二)2(4): a member whose own unit enters a category is out of the whole category.

    A declared or ordered recusal is also of the whole category (every remaining member ranks every entry, so
    that sums compare). A recusal on record stays once made: a member who was out when papers were opened does
    not come back because the entry left. Granted means the member takes part.
    """
    own = [entry for entry in entries if entry.category is category and entry.unit in seat.units]
    grounds: list[Ground] = []
    if own:
        codes = "、".join(entry.code for entry in own)
        grounds.append(
            not_met(
                articles.RECUSAL, "own_unit_entered", member=seat.key, category=category.value, entries=codes
            )
        )
    for row in known:
        if row.member != seat.key or row.category is not category or (own and row.source is Source.OWN_UNIT):
            continue
        grounds.append(
            not_met(
                articles.RECUSAL,
                {
                    Source.OWN_UNIT: "recused_earlier",
                    Source.DECLARED: "conflict_declared",
                    Source.ORDERED: "recusal_ordered",
                }[row.source],
                member=seat.key,
                category=category.value,
            )
        )
    if not grounds:
        grounds.append(met(articles.RECUSAL, "takes_part", member=seat.key, category=category.value))
    return Decision(tuple(grounds))


def effective_seats(
    seats: Sequence[Seat],
    category: Category,
    entries: Collection[Entry],
    known: Collection[KnownRecusal] = (),
) -> tuple[Seat, ...]:
    """The members left in a category, in the order given."""
    return tuple(seat for seat in seats if recusals_of(seat, category, entries, known).granted)


def threshold_of(appointed: int) -> int:
    """A-09: at least three members, and at least half of those appointed."""
    half = -(-appointed * QUORUM_SHARE.numerator // QUORUM_SHARE.denominator)
    return max(QUORUM_BALLOTS, half)


def is_panel_large_enough(
    category: Category, effective: int, appointed: int, policy: Policy, decision_document: str = ""
) -> Decision:
    """A-09, on which the text is silent: nobody left blocks; under the threshold a recorded decision is needed.

    Nobody left can only be mended by substitutes whom an authority names: no decision lets a category be
    ranked by no one.
    """
    seen = {
        "category": category.value,
        "effective": effective,
        "appointed": appointed,
        "threshold": threshold_of(appointed),
    }
    if effective <= 0:
        return Decision((not_met(articles.RECUSAL, "nobody_left", **seen),))
    if effective >= threshold_of(appointed):
        return Decision((met(articles.RECUSAL, "panel_large_enough", **seen),))
    if decision_document:
        return Decision(
            (
                silent(
                    articles.RECUSAL,
                    "small_panel_by_decision",
                    **seen,
                    point=Point.DEPLETION.value,
                    choice=policy.choice_of(Point.DEPLETION),
                    document=decision_document,
                ),
            )
        )
    return Decision((not_met(articles.RECUSAL, "panel_below_threshold", **seen),))


def forecast(
    seats: Sequence[Seat],
    category: Category,
    entries: Collection[Entry],
    known: Collection[KnownRecusal] = (),
) -> dict[str, int]:
    """The effective size if each entry that costs a member were withdrawn before papers open: code → size."""
    costly = [
        entry
        for entry in entries
        if entry.category is category and any(entry.unit in seat.units for seat in seats)
    ]
    kept = [row for row in known if row.source is not Source.OWN_UNIT]
    return {
        entry.code: len(
            effective_seats(seats, category, [other for other in entries if other != entry], kept)
        )
        for entry in costly
    }


def shown_to_people(decision: Decision) -> Decision:
    """A depletion decision as a warning where it does not block yet: while entries still arrive."""
    return Decision(
        tuple(
            for_people(ground.article, ground.code, **dict(ground.seen))
            if ground.code == "panel_below_threshold"
            else ground
            for ground in decision
        )
    )
