"""Approval, recommendation, publication, and the feedback to entrants."""

from laurel.results.services.approving import approve
from laurel.results.services.feedback import release_feedback, save_feedback
from laurel.results.services.publishing import set_publication, withdraw_publication
from laurel.results.services.withdrawing import withdraw_recommendation

__all__ = [
    "approve",
    "release_feedback",
    "save_feedback",
    "set_publication",
    "withdraw_publication",
    "withdraw_recommendation",
]
