"""Who writes, sends and reads an application."""

from __future__ import annotations

from laurel.applications.models import Application
from laurel.people.permissions import Anyone, holds, holds_for
from laurel.people.roles import Role
from laurel.rulebook.entrants import Door

WRITERS = (Role.APPLICANT_EDITOR, Role.UNIT_HEAD)
ENTRANTS = (Role.BRANCH_COORDINATOR, *WRITERS)
OFFICE = (Role.PROGRAMME_OFFICER, Role.SCREENING_REVIEWER)


def may_write(person: Anyone, application: Application) -> bool:
    """The unit's writers and head, and the coordinator of the branch that nominated it."""
    nomination = application.nomination
    return holds_for(person, nomination.unit, *WRITERS) or holds_for(
        person, nomination.nominated_by_unit, *ENTRANTS
    )


def may_submit(person: Anyone, application: Application) -> bool:
    """三(二)1(1)甲: the branch sends its units' applications; a unit that enters directly sends its own."""
    nomination = application.nomination
    if nomination.door == Door.THROUGH_BRANCH:
        return holds_for(person, nomination.nominated_by_unit, Role.BRANCH_COORDINATOR)
    return holds_for(person, nomination.unit, *ENTRANTS)


def may_read_submitted(person: Anyone) -> bool:
    """The office reads what was submitted; drafts stay with the unit and its branch."""
    return holds(person, *OFFICE)


def may_record_dispatch(person: Anyone, application: Application) -> bool:
    """Whoever may submit records the letter; the officer records what was received."""
    return may_submit(person, application) or holds(person, Role.PROGRAMME_OFFICER)
