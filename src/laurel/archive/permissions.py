"""Who may do what in this stage: one office keeps the archive, another confirms what is destroyed."""

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role

KEEPERS = (Role.PROGRAMME_OFFICER,)
"""Who sets terms, writes the report, closes the year, proposes what is destroyed."""
READERS = (Role.PROGRAMME_OFFICER, Role.AUDITOR)
"""Who reads the report and the list for the archive."""
CONFIRMERS = (Role.AUDITOR, Role.SYSTEM_ADMIN)
"""Who confirms a list of destruction that somebody else proposed."""
OF_DESTRUCTION = (Role.PROGRAMME_OFFICER, Role.AUDITOR, Role.SYSTEM_ADMIN)
"""Who reads lists of destruction."""


def may_keep_archive(person: Anyone) -> bool:
    """The programme officer keeps the archive."""
    return holds(person, *KEEPERS)


def may_read_archive(person: Anyone) -> bool:
    """Officer and auditor read report and list."""
    return holds(person, *READERS)


def may_read_destruction(person: Anyone) -> bool:
    """Officer, auditor and administrator read what is proposed and what was destroyed."""
    return holds(person, *OF_DESTRUCTION)


def may_confirm(person: Anyone) -> bool:
    """Auditor and administrator confirm or decline; whether it is another person is asked of the rulebook."""
    return holds(person, *CONFIRMERS)
