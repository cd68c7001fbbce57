"""Who asks for updates and closes the package, and who reads how far they are."""

from __future__ import annotations

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role

READERS = (Role.PROGRAMME_OFFICER, Role.AUDITOR)


def may_forward(person: Anyone) -> bool:
    """The programme officer asks, extends, records what was decided, closes."""
    return holds(person, Role.PROGRAMME_OFFICER)


def may_read_forwarding(person: Anyone) -> bool:
    """Officer and auditor read every entry that goes up."""
    return holds(person, *READERS)
