"""Who may record what came back from the Ministry and the National Development Council."""

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role


def may_record_outcomes(person: Anyone) -> bool:
    """The programme officer records outcomes."""
    return holds(person, Role.PROGRAMME_OFFICER)
