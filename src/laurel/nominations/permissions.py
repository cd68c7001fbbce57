"""Who nominates for whom, who sees an entry, who opens a window and reminds."""

from __future__ import annotations

from laurel.nominations.models import Nomination
from laurel.people.models import Unit
from laurel.people.permissions import Anyone, grants_of, holds, units_held
from laurel.people.roles import Role
from laurel.rulebook.entrants import CHILD_KINDS, UnitKind

OFFICE = (Role.PROGRAMME_OFFICER, Role.SCREENING_REVIEWER)
ENTRANTS = (Role.BRANCH_COORDINATOR, Role.APPLICANT_EDITOR, Role.UNIT_HEAD)
ASKERS = tuple(role for role in Role if role not in (Role.PANEL_MEMBER, Role.CONVENER))
"""Who may ask about any unit: all but the panel, to whom a closed category's results must not show as a bar."""


def may_self_check(person: Anyone) -> bool:
    """Everyone who holds a role outside the panel may ask whether a unit may enter."""
    return holds(person, *ASKERS)


def sees_all_entries(person: Anyone) -> bool:
    """The office sees every entry."""
    return holds(person, *OFFICE)


def may_nominate_from(person: Anyone, unit: Unit) -> bool:
    """A branch coordinator nominates for the branch, a head or writer for the unit that enters directly."""
    return unit.pk in units_held(person, *ENTRANTS)


def may_nominate_anything(person: Anyone) -> bool:
    """A branch coordinator, and the people of a unit that enters directly; a centre's own people never."""
    return any(
        grant.role == Role.BRANCH_COORDINATOR
        or (
            grant.role in ENTRANTS and grant.unit is not None and UnitKind(grant.unit.kind) not in CHILD_KINDS
        )
        for grant in grants_of(person)
    )


def may_see(person: Anyone, nomination: Nomination) -> bool:
    """The office, the unit, and the unit that nominated it; nobody else."""
    mine = units_held(person, *ENTRANTS)
    return sees_all_entries(person) or bool({nomination.unit_id, nomination.nominated_by_unit_id} & set(mine))


def may_see_entries_of(person: Anyone, unit: Unit, nominator: Unit) -> bool:
    """The office, the unit and its usual nominator know whether the unit has an entry; to others it is not told."""
    mine = units_held(person, *ENTRANTS)
    return sees_all_entries(person) or bool({unit.pk, nominator.pk} & set(mine))


def may_withdraw(person: Anyone, nomination: Nomination) -> bool:
    """The unit that nominated the entry, and the officer on its letter; a revival is theirs too."""
    return holds(person, Role.PROGRAMME_OFFICER) or nomination.nominated_by_unit_id in units_held(
        person, Role.BRANCH_COORDINATOR, Role.UNIT_HEAD
    )


def may_move(person: Anyone, nomination: Nomination) -> bool:
    """Whoever may both withdraw the entry and nominate its unit anew."""
    return may_withdraw(person, nomination) and may_nominate_from(person, nomination.nominated_by_unit)


def may_open_windows(person: Anyone) -> bool:
    """The programme officer, on an authority's document."""
    return holds(person, Role.PROGRAMME_OFFICER)


def may_remind(person: Anyone) -> bool:
    """The programme officer reminds branches of their duty."""
    return holds(person, Role.PROGRAMME_OFFICER)
