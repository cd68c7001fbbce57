"""Pages on rewards."""

from laurel.rewards.views.cases import pool, readings, reward_list, show, year
from laurel.rewards.views.orders import order, review, revoke, tracking
from laurel.rewards.views.papers import committee_file, notice, roster_file, tracking_file
from laurel.rewards.views.rosters import add, correct, nobody, strike

__all__ = [
    "add",
    "committee_file",
    "correct",
    "nobody",
    "notice",
    "order",
    "pool",
    "readings",
    "review",
    "revoke",
    "reward_list",
    "roster_file",
    "show",
    "strike",
    "tracking",
    "tracking_file",
    "year",
]
