"""Who runs the meeting, who opens sheets, and who may see a category's count."""

from __future__ import annotations

from datetime import date

from laurel.ballots.selectors import rounds_of
from laurel.editions.models import Edition
from laurel.editions.selectors import edition_of
from laurel.nominations.selectors import all_nominations, nominations_of
from laurel.panel.selectors import is_recused, seat_of
from laurel.people.models import Person
from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role
from laurel.people.selectors import unit_of

CHAIR = (Role.CONVENER, Role.MEETING_CLERK)
"""The two who run the meeting, and open sheets together."""
DESK = (Role.PROGRAMME_OFFICER, *CHAIR)
"""Those who keep the meeting's list: who is there, whose sheet has come."""
SCALES = (Role.CONVENER, Role.AUDITOR)
"""Those who may ask what one sheet does to the result."""
ROOM = (*DESK, Role.PANEL_MEMBER, Role.OBSERVER, Role.AUDITOR)
"""Everyone in the room."""


def may_prepare_meeting(person: Anyone) -> bool:
    """The programme officer calls the meeting and lets the judging begin."""
    return holds(person, Role.PROGRAMME_OFFICER)


def may_keep_the_list(person: Anyone) -> bool:
    """Officer, convener and clerk note attendance and see whose sheet has come: yes or no, nothing more."""
    return holds(person, *DESK)


def may_run_meeting(person: Anyone) -> bool:
    """Convener and clerk open sheets, start tie rounds, record lots and resolutions."""
    return holds(person, *CHAIR)


def may_write_minutes(person: Anyone) -> bool:
    """Clerk, convener and officer write the minutes."""
    return holds(person, *DESK)


def may_see_scans(person: Anyone) -> bool:
    """Those at the desk and the auditor look at the scans of signed papers."""
    return holds(person, *DESK, Role.AUDITOR)


def may_see_who_tips_the_scale(person: Anyone) -> bool:
    """Convener and auditor alone learn what the result would be without one member's sheet."""
    return holds(person, *SCALES)


def may_rehearse(person: Anyone) -> bool:
    """Officer, convener and clerk begin rehearsals of the meeting, and have made-up sheets sealed in them."""
    return holds(person, *DESK)


def may_decide_as_convener(person: Anyone) -> bool:
    """The convener alone orders a late recusal."""
    return holds(person, Role.CONVENER)


def may_enter_room(person: Anyone) -> bool:
    """Officer, convener, clerk, members, observers and the auditor see the meeting."""
    return holds(person, *ROOM)


def opening_role_of(person: Anyone) -> Role | None:
    """As whom the person consents to an opening."""
    return next((role for role in CHAIR if holds(person, role)), None)


def may_see_category(person: Person, edition: Edition, category: str, on: date) -> bool:
    """On a day, a person in the room sees a category unless recused from it or serving where an entry comes from.

    The officer of an entering division does the secretariat's work all the same, but sees sums only. In a rehearsal
    whoever is out of the real category is out of the repeated one.
    """
    if not may_enter_room(person):
        return False
    if edition.is_rehearsal and not may_see_category(person, edition_of(edition.roc_year), category, on):
        return False
    seat = seat_of(person, edition)
    if seat is not None and is_recused(seat, category):
        return False
    return holds(person, Role.PROGRAMME_OFFICER) or not _home_has_entered(person, edition, category, on)


def sees_sums_only(person: Person, edition: Edition, category: str, on: date) -> bool:
    """True for an officer whose own division has an entry in the category (edge case 20): no single sheets."""
    return holds(person, Role.PROGRAMME_OFFICER) and _home_has_entered(person, edition, category, on)


def _home_has_entered(person: Person, edition: Edition, category: str, on: date) -> bool:
    """True while an entry of the person's own division stands, and for good once it came under review."""
    home = unit_of(person, on)
    if home is None:
        return False
    reviewed = {code for held in rounds_of(edition, category) for code in held.entries}
    return (
        nominations_of(edition, category).filter(unit=home).exists()
        or all_nominations(edition).filter(unit=home, category=category, code__in=reviewed).exists()
    )
