"""Who screens."""

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role

DESK = (Role.PROGRAMME_OFFICER, Role.SCREENING_REVIEWER)


def may_screen(person: Anyone) -> bool:
    """The programme officer finds."""
    return holds(person, Role.PROGRAMME_OFFICER)


def may_confirm(person: Anyone) -> bool:
    """The second reviewer, or another officer, agrees that an entry is ineligible, or gives it back."""
    return holds(person, *DESK)
