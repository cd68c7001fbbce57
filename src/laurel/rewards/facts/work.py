"""What waits for somebody on rewards, over all years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from laurel.people.permissions import Anyone
from laurel.rewards.facts.clocks import Clock, clocks_of
from laurel.rewards.facts.sheets import RewardSheet, sheets_of
from laurel.rewards.selectors import lines_standing, reached, years_with_cases
from laurel.rulebook.rewards import RewardCase


@dataclass(frozen=True, slots=True)
class Work:
    """Cases without a roster, clocks that run or ran out, cases that the text does not cover and nobody decided."""

    empty: tuple[RewardSheet, ...]
    clocks: tuple[Clock, ...]
    undecided: tuple[RewardSheet, ...]


def work_of(person: Anyone, today: date) -> Work:
    """What waits on rewards in all years; the clocks are those of the person's own agency."""
    sheets = [sheet for edition in years_with_cases() for sheet in sheets_of(edition)]
    ordered = reached(person, lines_standing().filter(ordered__isnull=False))
    return Work(
        tuple(sheet for sheet in sheets if sheet.is_open and not sheet.lines and sheet.nobody is None),
        tuple(clock for clock in clocks_of(ordered, today) if clock.needs_work),
        tuple(s for s in sheets if s.pool.case is RewardCase.NOT_COVERED and s.pool.ceiling is None),
    )
