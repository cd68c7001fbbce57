"""Who reads the library, who answers for an entry, who asks; who sees every place of a unit."""

from __future__ import annotations

from laurel.applications.permissions import may_read_submitted
from laurel.people.permissions import Anyone, holds
from laurel.people.roles import ENTRANTS, Role
from laurel.register.permissions import may_read_history

READERS = (*ENTRANTS, Role.PROGRAMME_OFFICER, Role.SCREENING_REVIEWER, Role.AUDITOR)
"""Those who write, nominate, examine and audit entries; the panel has no door here."""
ANSWERERS = (Role.UNIT_HEAD, Role.BRANCH_COORDINATOR)
ASKERS = (Role.PROGRAMME_OFFICER,)
STATE_READERS = (Role.PROGRAMME_OFFICER, Role.AUDITOR)


def may_read_library(person: Anyone) -> bool:
    """Entrants and office read what units agreed to show."""
    return holds(person, *READERS)


def may_read_unshared(person: Anyone) -> bool:
    """The office reads what was submitted, agreed to or not."""
    return may_read_submitted(person)


def may_ask_units(person: Anyone) -> bool:
    """The programme officer asks again."""
    return holds(person, *ASKERS)


def may_read_state(person: Anyone) -> bool:
    """Officer and auditor see how each unit answered."""
    return holds(person, *STATE_READERS)


def sees_every_place(person: Anyone) -> bool:
    """The office that reads history sees places that are not public."""
    return may_read_history(person)
