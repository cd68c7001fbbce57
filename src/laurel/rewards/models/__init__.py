"""敘獎: rosters, orders with what the evaluation committee said, and decisions where the text is silent."""

from laurel.rewards.models.decisions import PoolDecision, RewardReading
from laurel.rewards.models.orders import CommitteeReview, OrderedLine, OrderRevocation, RewardOrder
from laurel.rewards.models.rosters import NobodyProposed, RewardLine, RewardLineRemoval

__all__ = [
    "CommitteeReview",
    "NobodyProposed",
    "OrderRevocation",
    "OrderedLine",
    "PoolDecision",
    "RewardLine",
    "RewardLineRemoval",
    "RewardOrder",
    "RewardReading",
]
