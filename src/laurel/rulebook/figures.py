"""Figures on a tally, for people to talk about: agreement, margin, marked differences. They decide nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from laurel.rulebook.policy import DEFAULT_POLICY, Policy
from laurel.rulebook.ranking import Sheets, Tally, tally, without_member

MARKED_DIFFERENCE: Final = Fraction(1, 2)
"""A rank further than half the field from the median of the others is marked. A visible parameter of the house."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A rank far from the others' median."""

    member: str
    entry: str
    rank: int
    median: Fraction


def agreement_of(sheets: Sheets) -> Fraction | None:
    """Kendall's coefficient of concordance W, 0 to 1, corrected for equal ranks (M. G. Kendall, 1948).

    It is the share of all spread within the sheets that lies between the entries; entries that share a rank
    (A-16) count with the mean of the ranks that they take. None with fewer than two members or entries, or
    when every sheet puts all entries on one rank: then there is no spread to share.
    """
    if len(sheets) < 2:
        return None
    members, entries = len(sheets), list(next(iter(sheets.values())))
    columns = [_twice_mean_ranks([ranks[entry] for entry in entries]) for ranks in sheets.values()]
    middle = len(entries) + 1
    within = sum((rank - middle) ** 2 for column in columns for rank in column)
    between = sum((sum(ranks) - members * middle) ** 2 for ranks in zip(*columns, strict=True))
    return Fraction(between, members * within) if within else None


class Agreement(StrEnum):
    """How far the members agree, in a word."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    VERY_WEAK = "very_weak"


def agreement_in_a_word(coefficient: Fraction) -> Agreement:
    """From W: 0.7 and more strong, 0.5 moderate, 0.3 weak, less very weak (R. C. Schmidt, 1997)."""
    for least, word in ((7, Agreement.STRONG), (5, Agreement.MODERATE), (3, Agreement.WEAK)):
        if coefficient >= Fraction(least, 10):
            return word
    return Agreement.VERY_WEAK


def _twice_mean_ranks(ranks: Sequence[int]) -> list[int]:
    """Twice the ranks as they count: k entries on rank r take r to r + k - 1, in the mean r + (k - 1) / 2."""
    times = Counter(ranks)
    return [2 * rank + times[rank] - 1 for rank in ranks]


def margin_at_cut_of(count: Tally) -> int | None:
    """The rank points between the last recommended entry and the next; None when all go up."""
    if len(count.standings) <= count.quota:
        return None
    return count.standings[count.quota].rank_sum - count.standings[count.quota - 1].rank_sum


def spread_of(sheets: Sheets) -> dict[str, tuple[int, int]]:
    """The best and the worst rank of each entry."""
    first = next(iter(sheets.values()))
    return {
        entry: (
            min(ranks[entry] for ranks in sheets.values()),
            max(ranks[entry] for ranks in sheets.values()),
        )
        for entry in first
    }


def marked_differences(sheets: Sheets, share: Fraction = MARKED_DIFFERENCE) -> tuple[Difference, ...]:
    """Ranks further from the median of the other members than this share of the field; never dropped.

    Sheet by sheet, in the order of the entries; none with a single member.
    """
    if len(sheets) < 2:
        return ()
    entries = list(next(iter(sheets.values())))
    ordered = {entry: sorted(ranks[entry] for ranks in sheets.values()) for entry in entries}
    far = 2 * share * len(entries)
    return tuple(
        Difference(member, entry, rank, Fraction(middle, 2))
        for member, ranks in sheets.items()
        for entry, rank in ranks.items()
        if abs(2 * rank - (middle := _twice_median_without(ordered[entry], rank))) > far
    )


def leave_one_out(
    sheets: Sheets, quota: int, policy: Policy = DEFAULT_POLICY
) -> Mapping[str, tuple[str, ...]]:
    """Who would be within the quota without each member's sheet; for the convener and the auditor only."""
    if len(sheets) < 2:
        return {}
    return {
        member: tuple(
            row.entry for row in tally(without_member(sheets, member), quota, policy=policy).standings[:quota]
        )
        for member in sheets
    }


def _twice_median_without(ordered: Sequence[int], rank: int) -> int:
    """Twice the median of what is left of the ordered ranks when one such rank is taken out."""
    gone, left = ordered.index(rank), len(ordered) - 1
    lower, upper = (place + (place >= gone) for place in ((left - 1) // 2, left // 2))
    return ordered[lower] + ordered[upper]
