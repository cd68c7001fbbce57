"""How allauth meets the register: no sign-up, names from the register, a password or a passkey."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laurel.people.models import Person
from laurel.people.permissions import Anyone
from laurel.people.selectors import passkeys_of


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from the register; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        """None: a passkey stands beside the password, it is not asked for after it."""
        return []

    def get_reauthentication_methods(self, user: Anyone) -> list[dict[str, Any]]:
        """One page for password and passkey."""
        return [{"id": "reauthenticate", "description": "", "url": reverse("account_reauthenticate")}]

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        messages.error(request, _("這個帳號已停用。需要使用時，請洽系統管理。"))
        return redirect("account_login")


class Passkeys(DefaultMFAAdapter):  # type: ignore[misc]
    """What a device shows about this site and the account, in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("這次沒有核對成功，請再試一次，或改用密碼。"),
    }

    def generate_authenticator_name(self, user: Person, type: str) -> str:
        return _("通行金鑰 %(number)d") % {"number": passkeys_of(user).count() + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": _("服務躍升評獎系統")}

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        return {**super().get_public_key_credential_user_entity(user), "name": user.username}


def display(person: Person) -> str:
    """The name shown for a person."""
    return person.label
