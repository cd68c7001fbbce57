"""Who puts the panel together, who orders a recusal, who may challenge a member."""

from laurel.nominations.models import Nomination
from laurel.people.permissions import Anyone, holds, holds_for
from laurel.people.roles import Role

SEES_PANEL = (Role.PROGRAMME_OFFICER, Role.CONVENER, Role.AUDITOR)
RULES = (Role.CONVENER, Role.PROGRAMME_OFFICER)
"""Who rules on a challenge, or records the Director-General's ruling."""
CHALLENGERS = (Role.UNIT_HEAD, Role.BRANCH_COORDINATOR)


def may_build_panel(person: Anyone) -> bool:
    """The programme officer appoints by document, records departures and decisions, and locks."""
    return holds(person, Role.PROGRAMME_OFFICER)


def may_order_recusal(person: Anyone) -> bool:
    """The convener orders a recusal."""
    return holds(person, Role.CONVENER)


def may_see_panel(person: Anyone) -> bool:
    """Officer, convener and auditor see seats, recusals and reasons."""
    return holds(person, *SEES_PANEL)


def may_challenge_for(person: Anyone, nomination: Nomination) -> bool:
    """The head of the entering unit, and the branch that nominated it, ask for a recusal."""
    return holds_for(person, nomination.unit, Role.UNIT_HEAD) or holds_for(
        person, nomination.nominated_by_unit, *CHALLENGERS
    )
