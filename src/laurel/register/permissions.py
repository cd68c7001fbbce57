"""Who reads the register, who writes it, who imports."""

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role

READERS = (Role.SYSTEM_ADMIN, Role.PROGRAMME_OFFICER)
WRITERS = (Role.SYSTEM_ADMIN,)


def may_read_register(person: Anyone) -> bool:
    """The administrator and the programme officer read it."""
    return holds(person, *READERS)


def may_write_register(person: Anyone) -> bool:
    """The administrator writes it, row by row."""
    return holds(person, *WRITERS)


def may_import(person: Anyone) -> bool:
    """Both import; what an officer's file may not grant is a problem of its row."""
    return holds(person, *READERS)
