"""How allauth meets the register: no sign-up, names from the register."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from laurel.people.models import Person


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from the register; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def display(person: Person) -> str:
    """The name shown for a person."""
    return person.label
