"""Who records the approval, who sees all results, and who sees their own."""

from __future__ import annotations

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import ENTRANTS, Role

FEEDBACK_WRITERS = (Role.PROGRAMME_OFFICER, Role.CONVENER)
"""Those who write to entrants what was good and what to improve."""
READERS = (Role.PROGRAMME_OFFICER, Role.AUDITOR)
"""Those who read the results of all entries, with the count behind them."""


def may_record_approval(person: Anyone) -> bool:
    """The programme officer records what the Director-General decided."""
    return holds(person, Role.PROGRAMME_OFFICER)


def may_read_results(person: Anyone) -> bool:
    """Officer and auditor read all results."""
    return holds(person, *READERS)


def may_publish_results(person: Anyone) -> bool:
    """The programme officer records what becomes public, and when."""
    return holds(person, Role.PROGRAMME_OFFICER)


def may_read_own_result(person: Anyone) -> bool:
    """Branches, writers and heads read the results of their own entries, after approval."""
    return holds(person, *ENTRANTS)
