"""Reading rosters, orders and decisions: each row by row, to those who may."""

from laurel.rewards.selectors.cases import (
    access_reward_case,
    access_year,
    addressed_agencies,
    panel_names_of,
    pool_decisions_of,
    readings_of,
    same_projects_of,
    years_with_cases,
)
from laurel.rewards.selectors.rosters import (
    access_line,
    all_lines_of,
    lines_of_person,
    lines_of_year,
    lines_standing,
    nobody_proposed_for,
    orders_of,
    reached,
    roster_of,
)

__all__ = [
    "access_line",
    "access_reward_case",
    "access_year",
    "addressed_agencies",
    "all_lines_of",
    "lines_of_person",
    "lines_of_year",
    "lines_standing",
    "nobody_proposed_for",
    "orders_of",
    "panel_names_of",
    "pool_decisions_of",
    "reached",
    "readings_of",
    "roster_of",
    "same_projects_of",
    "years_with_cases",
]
