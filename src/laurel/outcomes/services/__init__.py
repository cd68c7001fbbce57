"""Recording what came back from the Ministry and the National Development Council."""

from laurel.outcomes.services.recording import record_ministry_outcome, record_national_outcome

__all__ = ["record_ministry_outcome", "record_national_outcome"]
