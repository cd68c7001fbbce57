"""Who may do what in this stage."""

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role

READERS = (Role.PROGRAMME_OFFICER, Role.AUDITOR)


def may_forward(person: Anyone) -> bool:
    """Makes the package that goes to the Ministry, and takes one that came from another Laurel."""
    return holds(person, Role.PROGRAMME_OFFICER)


def may_read_packages(person: Anyone) -> bool:
    """Reads what was sent and what came."""
    return holds(person, *READERS)
