"""What every act on seats asks first, and how a seat is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from laurel.editions.models import Edition
from laurel.kit.refusals import refuse
from laurel.panel.models import Member
from laurel.panel.selectors import all_members, is_locked
from laurel.people.models import Person, Unit
from laurel.people.permissions import holds
from laurel.people.roles import Role
from laurel.rulebook import articles


@dataclass(frozen=True, slots=True)
class Appointment:
    """By which document somebody is appointed, and for how long: to the end of the year's review where not said."""

    number: str
    document_on: date | None = None
    term_from: date | None = None
    term_to: date | None = None
    exception_authority: str = ""


def new_seat(
    edition: Edition,
    person: Person,
    appointment: Appointment,
    *,
    seat: str,
    code: str,
    actor: Person,
    now: datetime,
    unit: Unit | None = None,
    rank_level: int | None = None,
    for_category: str = "",
    replaces: Member | None = None,
) -> Member:
    """The seat as it would be written; nothing is saved yet."""
    today = timezone.localdate(now)
    return Member(
        edition=edition,
        person=person,
        seat=seat,
        code=code,
        unit=unit,
        rank_level=rank_level,
        for_category=for_category,
        replaces=replaces,
        appointment_no=appointment.number,
        exception_authority=appointment.exception_authority,
        document_on=appointment.document_on or today,
        term_from=appointment.term_from or today,
        term_to=appointment.term_to,
        appointed_at=now,
        appointed_by=actor,
    )


def refuse_to_seat(edition: Edition, person: Person, *, act: str) -> None:
    """Refuses the officer, and whoever holds or held a seat this year."""
    if holds(person, Role.PROGRAMME_OFFICER):
        raise refuse(articles.HOUSE_ROLES, "officer_may_not_judge", act=act, chain=edition.chain)
    if all_members(edition).filter(person=person).exists():
        raise refuse(
            articles.PANEL, "person_seated_already", act=act, chain=edition.chain, member=person.name
        )


def refuse_once_locked(edition: Edition, *, act: str) -> None:
    """Refuses when the panel is fixed."""
    if is_locked(edition):
        raise refuse(articles.HOUSE_ORDER_OF_STAGES, "panel_locked_already", act=act, chain=edition.chain)


def next_code(edition: Edition, kind: str) -> str:
    """召集人, 召集人2 …, 委員1, 委員2 …, 替代委員1 …: numbers go on, none is given twice.

    Substitutes of a category are counted apart, so that nobody else's number tells of them.
    """
    taken = sum(
        code.rstrip("0123456789") == kind for code in all_members(edition).values_list("code", flat=True)
    )
    if kind in ("召集人", "副召集人"):
        return f"{kind}{taken + 1}" if taken else kind
    return f"{kind}{taken + 1}"
