"""What recusal leaves of the panel: the threshold, what may be done under it, what would change it. A-09."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision, for_people, met, not_met, silent
from laurel.rulebook.parameters import QUORUM_BALLOTS, QUORUM_SHARE
from laurel.rulebook.policy import Point, Policy
from laurel.rulebook.recusal import Entry, KnownRecusal, Seat, Source


class Choice(StrEnum):
    """What may be considered when a category has too few members."""

    SUBSTITUTES = "substitutes"
    CONTINUE = "continue_by_decision"
    CONVENER_ALONE = "convener_alone"
    ENTRY_ONLY = "entry_only_recusal"


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
    if appointed <= 0:
        return Decision((not_met(articles.PANEL_MEMBERS, "nobody_appointed", **seen),))
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


def may_go_on(choice: Choice, effective: int, policy: Policy, document: str) -> Decision:
    """A-09: which way out may be recorded, and with what.

    To recuse from one entry only is never one: entries would have different numbers of ranks, and their sums
    would no longer compare. The convener alone only where the year decided so; going on with those who are
    left only while somebody is left. Each needs the number of its document.
    """
    if choice is Choice.ENTRY_ONLY:
        return is_scope_lawful(choice.value)
    if choice is Choice.CONVENER_ALONE and policy.choice_of(Point.DEPLETION) != Choice.CONVENER_ALONE:
        return Decision((not_met(articles.RECUSAL, "convener_alone_not_decided"),))
    if choice is Choice.CONTINUE and effective <= 0:
        return Decision((not_met(articles.RECUSAL, "nobody_to_go_on_with"),))
    if not document.strip():
        return Decision((not_met(articles.RECUSAL, "depletion_needs_document"),))
    code = {
        Choice.SUBSTITUTES: "substitutes_by_letter",
        Choice.CONTINUE: "goes_on_by_decision",
        Choice.CONVENER_ALONE: "convener_reviews_alone",
    }[choice]
    return Decision((silent(articles.RECUSAL, code, point=Point.DEPLETION.value, document=document.strip()),))


def is_scope_lawful(choice: str) -> Decision:
    """三(二)2(4): recusal is of the category; a year cannot choose to recuse from single entries (A-09)."""
    if choice == Choice.ENTRY_ONLY:
        return Decision((not_met(articles.RECUSAL, "entry_only_breaks_sums"),))
    return Decision((met(articles.RECUSAL, "recusal_of_whole_category"),))


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


def sizes_without(
    seats: Sequence[Seat],
    category: Category,
    entries: Collection[Entry],
    known: Collection[KnownRecusal] = (),
    *,
    reading_opened: bool = False,
) -> dict[str, int]:
    """The effective size if each entry that costs a member left the category now: code → size.

    Once dossiers were opened nobody comes back (edge case 17), so there is nothing to forecast.
    """
    if reading_opened:
        return {}
    causes = _causes_of(seats, category, entries, known)
    left = sum(cause == set() for cause in causes)
    back = Counter(next(iter(cause)) for cause in causes if cause is not None and len(cause) == 1)
    costly = set().union(*(cause for cause in causes if cause))
    return {entry.code: left + back[entry.code] for entry in entries if entry.code in costly}


def _causes_of(
    seats: Sequence[Seat], category: Category, entries: Collection[Entry], known: Collection[KnownRecusal]
) -> list[set[str] | None]:
    """The entries that keep each member out; None for a member who is out for another reason."""
    here = [entry for entry in entries if entry.category is category]
    standing = {entry.code for entry in here}
    held: dict[str, set[str]] = {}
    barred = set()
    for row in known:
        if row.category is category and row.source is Source.OWN_UNIT and row.entry in standing:
            held.setdefault(row.member, set()).add(row.entry)
        elif row.category is category:
            barred.add(row.member)
    return [
        None
        if seat.key in barred or seat.only not in (None, category)
        else {entry.code for entry in here if entry.is_of(seat)} | held.get(seat.key, set())
        for seat in seats
    ]


def sizes_with(
    seats: Sequence[Seat],
    category: Category,
    entries: Collection[Entry],
    known: Collection[KnownRecusal],
    units: Sequence[str],
) -> dict[str, int]:
    """The effective size if each of these units entered the category as well: unit → size, where it would fall."""
    causes = _causes_of(seats, category, entries, known)
    left = [seat for seat, cause in zip(seats, causes, strict=True) if cause == set()]
    sizes = {unit: sum(unit not in seat.units for seat in left) for unit in units}
    return {unit: size for unit, size in sizes.items() if size < len(left)}


@dataclass(frozen=True, slots=True)
class Step:
    """So many divisions enter: at worst and at best so many members are left."""

    entering: int
    worst: int
    best: int


def rehearsal_of(seats: Sequence[Seat], units: Sequence[str]) -> tuple[Step, ...]:
    """What is left of the panel for each number of units that enter, whichever they are."""
    steps = []
    for entering in range(len(units) + 1):
        sizes = [size_if(seats, chosen) for chosen in combinations(units, entering)]
        steps.append(Step(entering, min(sizes), max(sizes)))
    return tuple(steps)


def size_if(seats: Sequence[Seat], entering: Collection[str]) -> int:
    """The members left if exactly these units enter."""
    return sum(seat.units.isdisjoint(entering) for seat in seats)
