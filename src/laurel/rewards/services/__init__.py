"""Proposing rewards, ordering them, what the committee said, decisions where the text is silent, exports."""

from laurel.rewards.services.decisions import decide_pool, decide_readings
from laurel.rewards.services.exports import export_committee, export_roster, export_tracking
from laurel.rewards.services.orders import order_rewards, record_review, revoke_order
from laurel.rewards.services.rosters import (
    Proposed,
    correct_line,
    propose_nobody,
    propose_reward,
    strike_line,
)

__all__ = [
    "Proposed",
    "correct_line",
    "decide_pool",
    "decide_readings",
    "export_committee",
    "export_roster",
    "export_tracking",
    "order_rewards",
    "propose_nobody",
    "propose_reward",
    "record_review",
    "revoke_order",
    "strike_line",
]
