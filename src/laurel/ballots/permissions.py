"""Who ranks, in which capacity sheets are opened, who handles paper, who sees what was opened."""

from __future__ import annotations

from datetime import date

from laurel.editions.models import Edition
from laurel.editions.selectors import is_open_to
from laurel.nominations.selectors import nominations_of
from laurel.panel.selectors import is_recused, ranking_members, seat_of
from laurel.people.models import Person
from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role
from laurel.people.selectors import unit_of
from laurel.rulebook.entrants import Category

RANKERS = (Role.PANEL_MEMBER, Role.CONVENER)
OPENERS = (Role.CONVENER, Role.MEETING_CLERK)
PRINTERS = (Role.PROGRAMME_OFFICER, Role.MEETING_CLERK)
"""Who prints sheets with serials."""
TYPISTS = (Role.PROGRAMME_OFFICER, *OPENERS)
"""Who types signed sheets; each sheet takes two of them."""
WITNESSES = (*TYPISTS, Role.PANEL_MEMBER, Role.OBSERVER, Role.AUDITOR)
"""Everyone in the room of the meeting: they see sheets once these are opened."""


def may_open_as(person: Anyone, role: str) -> bool:
    """Only the convener opens as the convener, only the clerk as the clerk."""
    return role in OPENERS and holds(person, Role(role))


def may_handle_paper(person: Anyone, edition: Edition, category: str, on: date) -> bool:
    """Officer, clerk and convener, unless they rank any category or serve where an entry comes from.

    Nobody in a rehearsal: it has no paper, and takes no serial.
    """
    if edition.is_rehearsal or not isinstance(person, Person) or not holds(person, *TYPISTS):
        return False
    rank = {member.person_id for each in Category for member in ranking_members(edition, each)}
    return person.pk not in rank and _is_disinterested(person, edition, category, on)


def may_print_paper(person: Anyone, edition: Edition, category: str, on: date) -> bool:
    """Officer and clerk, with the same exceptions."""
    return holds(person, *PRINTERS) and may_handle_paper(person, edition, category, on)


def may_see_opened(person: Anyone, edition: Edition, category: str, on: date) -> bool:
    """Everyone in the room, unless recused from the category or serving where an entry comes from; not in a rehearsal.

    In a closed year officer and auditor only.
    """
    if edition.is_rehearsal or not isinstance(person, Person) or not holds(person, *WITNESSES):
        return False
    return is_open_to(person, edition) and _is_disinterested(person, edition, category, on)


def _is_disinterested(person: Person, edition: Edition, category: str, on: date) -> bool:
    seat = seat_of(person, edition)
    if seat is not None and is_recused(seat, category):
        return False
    home = unit_of(person, on)
    return home is None or not nominations_of(edition, category).filter(unit=home).exists()
