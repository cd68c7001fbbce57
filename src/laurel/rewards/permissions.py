"""Who sees and proposes rewards: personnel data is for personnel, the officer sees cases and ceilings."""

from __future__ import annotations

from laurel.kit import clock
from laurel.people.models import Person, Unit
from laurel.people.permissions import Anyone, grants_of, holds
from laurel.people.roles import Role
from laurel.people.selectors import unit_of
from laurel.rulebook.entrants import UnitKind

AGENCY_KINDS = (UnitKind.BRANCH, UnitKind.SKILLS_EVALUATION_CENTER, UnitKind.AGENCY)
"""Units that are agencies of their own: each orders the rewards of its own people."""


def may_see_cases(person: Anyone) -> bool:
    """Which case applies to an entry, and its ceiling."""
    return holds(person, Role.HR_OFFICER, Role.PROGRAMME_OFFICER)


def may_see_roster(person: Anyone) -> bool:
    """Who is to be rewarded, and for what; of which agencies says `agency_reached`."""
    return holds(person, Role.HR_OFFICER)


def may_decide_pool(person: Anyone) -> bool:
    """Records what an authority decided where the regulation is silent."""
    return holds(person, Role.PROGRAMME_OFFICER)


def agency_of(unit: Unit) -> Unit:
    """The agency that a unit belongs to: its branch, its centre, or the Agency at the head of all."""
    above = unit
    while above.kind not in AGENCY_KINDS and above.parent is not None:
        above = above.parent
    return above


def agency_reached(person: Person) -> Unit | None:
    """The one agency whose rosters a personnel officer keeps; None for one at headquarters, who keeps all.

    A subordinate agency's officer is one who serves there today, or holds the role for a unit of it.
    """
    held = [grant.unit for grant in grants_of(person) if grant.role == Role.HR_OFFICER and grant.unit]
    unit = held[0] if held else _serves_at(person)
    agency = agency_of(unit) if unit else None
    is_subordinate = agency is not None and agency.kind in AGENCY_KINDS[:2]
    return agency if is_subordinate else None


def reaches(person: Anyone, unit: Unit) -> bool:
    """True when the person keeps the rosters of those who serve in the unit."""
    if not (isinstance(person, Person) and may_see_roster(person)):
        return False
    agency = agency_reached(person)
    return agency is None or agency_of(unit) == agency


def _serves_at(person: Person) -> Unit | None:
    return unit_of(person, clock.today())
