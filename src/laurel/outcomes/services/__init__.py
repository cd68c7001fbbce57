"""Recording what came back from the Ministry and the National Development Council, and what it rests on."""

from laurel.outcomes.services.letters import clarify, expect_on, record_sending
from laurel.outcomes.services.recording import record_ministry_outcome, record_national_outcome
from laurel.outcomes.services.schemes import record_scheme, take_over_schemes, withdraw_scheme

__all__ = [
    "clarify",
    "expect_on",
    "record_ministry_outcome",
    "record_national_outcome",
    "record_scheme",
    "record_sending",
    "take_over_schemes",
    "withdraw_scheme",
]
