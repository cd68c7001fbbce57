"""Who sees and proposes rewards: personnel data is for personnel, the officer sees cases and ceilings."""

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role


def may_see_cases(person: Anyone) -> bool:
    """Which case applies to an entry, and its ceiling."""
    return holds(person, Role.HR_OFFICER, Role.PROGRAMME_OFFICER)


def may_see_roster(person: Anyone) -> bool:
    """Who is to be rewarded, and for what."""
    return holds(person, Role.HR_OFFICER)


def may_decide_pool(person: Anyone) -> bool:
    """Records the ceiling that an authority set where the regulation covers no case."""
    return holds(person, Role.PROGRAMME_OFFICER)
