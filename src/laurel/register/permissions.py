"""Who reads the register and its history, who writes them, who verifies, who imports what."""

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role

READERS = (Role.SYSTEM_ADMIN, Role.PROGRAMME_OFFICER)
WRITERS = (Role.SYSTEM_ADMIN,)
HISTORY_READERS = (*READERS, Role.SCREENING_REVIEWER, Role.AUDITOR)
HISTORY_WRITERS = (Role.PROGRAMME_OFFICER,)
HISTORY_VERIFIERS = (Role.PROGRAMME_OFFICER, Role.SCREENING_REVIEWER)


def may_read_register(person: Anyone) -> bool:
    """The administrator and the programme officer read it."""
    return holds(person, *READERS)


def may_write_register(person: Anyone) -> bool:
    """The administrator writes it, row by row."""
    return holds(person, *WRITERS)


def may_read_history(person: Anyone) -> bool:
    """Those who read the register, and who review and audit by it."""
    return holds(person, *HISTORY_READERS)


def may_write_history(person: Anyone) -> bool:
    """The programme officer: results are the award's, not the machine's."""
    return holds(person, *HISTORY_WRITERS)


def may_verify_history(person: Anyone) -> bool:
    """The programme officer and the screening reviewer; never whoever wrote the row."""
    return holds(person, *HISTORY_VERIFIERS)


def may_import(person: Anyone, subject: str) -> bool:
    """Units and people by both readers (what an officer may not grant is a problem of its row), history by the officer."""
    return may_write_history(person) if subject == "history" else holds(person, *READERS)
