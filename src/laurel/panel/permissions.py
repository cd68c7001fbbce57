"""Who puts the panel together, and who orders a recusal."""

from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role

SEES_PANEL = (Role.PROGRAMME_OFFICER, Role.CONVENER, Role.AUDITOR)


def may_build_panel(person: Anyone) -> bool:
    """The programme officer appoints by document, records departures and decisions, and locks."""
    return holds(person, Role.PROGRAMME_OFFICER)


def may_order_recusal(person: Anyone) -> bool:
    """The convener orders a recusal."""
    return holds(person, Role.CONVENER)


def may_see_panel(person: Anyone) -> bool:
    """Officer, convener and auditor see seats, recusals and reasons."""
    return holds(person, *SEES_PANEL)
