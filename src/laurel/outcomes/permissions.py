"""Who records what came back from the Ministry and the National Development Council, and who reads it."""

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role

READERS = (Role.PROGRAMME_OFFICER, Role.AUDITOR, Role.HR_OFFICER)
"""The officer records; the auditor reads; personnel needs the result and its letter to reward."""


def may_record_outcomes(person: Anyone) -> bool:
    """The programme officer records outcomes."""
    return holds(person, Role.PROGRAMME_OFFICER)


def may_read_outcomes(person: Anyone) -> bool:
    """Officer, auditor and personnel read outcomes with their letters."""
    return holds(person, *READERS)
