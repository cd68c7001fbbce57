"""Who ranks, and in which capacity sheets are opened."""

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role

RANKERS = (Role.PANEL_MEMBER, Role.CONVENER)
OPENERS = (Role.CONVENER, Role.MEETING_CLERK)


def may_open_as(person: Anyone, role: str) -> bool:
    """Only the convener opens as the convener, only the clerk as the clerk."""
    return role in OPENERS and holds(person, Role(role))
