"""The pages on what came back from above."""

from laurel.outcomes.views.reading import evidence, export, outcome_list, show
from laurel.outcomes.views.recording import ministry, national
from laurel.outcomes.views.schemes import scheme_list, take_over, withdraw
from laurel.outcomes.views.years import contradiction, expected, sending

__all__ = [
    "contradiction",
    "evidence",
    "expected",
    "export",
    "ministry",
    "national",
    "outcome_list",
    "scheme_list",
    "sending",
    "show",
    "take_over",
    "withdraw",
]
