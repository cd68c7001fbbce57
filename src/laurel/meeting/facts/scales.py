"""What one sheet does to the result: for the convener and the auditor alone."""

from __future__ import annotations

from dataclasses import dataclass

from laurel.meeting.selectors import Count
from laurel.rulebook.figures import leave_one_out
from laurel.rulebook.policy import Policy
from laurel.rulebook.ranking import tally


@dataclass(frozen=True, slots=True)
class Weight:
    """The first evaluation without one member: who would come within the quota, who would leave it."""

    member: str
    entering: tuple[str, ...]
    leaving: tuple[str, ...]


def weights_of(count: Count, policy: Policy) -> list[Weight]:
    """The weight of each member's sheet; none with a single member. Entries that are equal stand as in the count."""
    quota, sheets = count.tally.quota, count.first.sheets
    whole = tuple(row.entry for row in tally(sheets, quota, policy=policy).standings[:quota])
    return [
        Weight(
            member,
            tuple(code for code in inside if code not in whole),
            tuple(code for code in whole if code not in inside),
        )
        for member, inside in leave_one_out(sheets, quota, policy).items()
    ]
