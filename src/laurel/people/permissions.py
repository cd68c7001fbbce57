"""Predicates on roles, and the door that every view declares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from laurel.people.models import Person, RoleGrant, Unit
from laurel.people.roles import Role

View = TypeVar("View", bound=Callable[..., Any])
Anyone = Person | AnonymousUser

PUBLIC = "public"
SIGNED_IN = "signed_in"
FORMER = "former"


def grants_of(person: Anyone, on: date | None = None) -> list[RoleGrant]:
    """The roles that a person holds on a day (today by default)."""
    day = on or timezone.localdate()
    if not isinstance(person, Person) or not has_account(person, day):
        return []
    return [g for g in person.grants if g.valid_from <= day and (g.valid_to is None or day <= g.valid_to)]


def has_account(person: Person, on: date | None = None) -> bool:
    """True when the person's account is valid on a day (today by default), whatever roles it holds."""
    day = on or timezone.localdate()
    return person.is_active and (person.valid_until is None or day <= person.valid_until)


def holds(person: Anyone, *roles: Role) -> bool:
    """True when the person holds one of the roles today."""
    return any(grant.role in roles for grant in grants_of(person))


def holds_for(person: Anyone, unit: Unit, *roles: Role) -> bool:
    """True when the person holds one of the roles today for that very unit."""
    return any(grant.role in roles and grant.unit_id == unit.pk for grant in grants_of(person))


def units_held(person: Anyone, *roles: Role) -> list[int]:
    """The keys of the units for which the person holds one of the roles today."""
    return [g.unit_id for g in grants_of(person) if g.role in roles and g.unit_id is not None]


def open_to_all(view: View) -> View:
    """Declares a view public."""
    view.door = PUBLIC  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Declares a view open to every signed-in person; what it shows is guarded row by row."""
    view.door = SIGNED_IN  # type: ignore[attr-defined]
    return view


def open_to_former(view: View) -> View:
    """Declares a view open to every valid account, also one whose roles have ended; guarded row by row."""
    view.door = FORMER  # type: ignore[attr-defined]
    return view


def opens_to(*roles: Role) -> Callable[[View], View]:
    """Declares the roles that a view opens to; to all others it looks absent."""

    def declare(view: View) -> View:
        view.door = frozenset(roles)  # type: ignore[attr-defined]
        return view

    return declare
