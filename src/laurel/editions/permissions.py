"""Who runs a year."""

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role


def may_run_editions(person: Anyone) -> bool:
    """The programme officer opens years, sets dates and records decisions."""
    return holds(person, Role.PROGRAMME_OFFICER)
