"""Forms of an account: adding a passkey, naming it, signing in and confirming with it."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import complete_authentication, parse_authentication_response
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from laurel.kit.forms import Form, WordsOfOurOwn

NAME = _("通行金鑰名稱")
WHAT_FOR = _("讓您認得是哪一台裝置，例如「辦公室電腦」。")
LONGEST_NAME = 60
MALFORMED = (AttributeError, KeyError, TypeError, ValueError)
"""What the library lets through when an answer is no answer of a device."""


def not_accepted() -> ValidationError:
    """One sentence for every answer of a device that does not hold."""
    return ValidationError(_("這次沒有核對成功，請再試一次，或改用密碼。"), code="not_accepted")


class NamePasskeyForm(Form):
    """What the person calls the passkey."""

    name = forms.CharField(label=NAME, max_length=LONGEST_NAME, help_text=WHAT_FOR)


class AddPasskeyForm(WordsOfOurOwn, AddWebAuthnForm):  # type: ignore[misc]
    """The device's answer and a name, which may wait: by then the device has made its passkey."""

    passwordless = None
    name = forms.CharField(label=NAME, max_length=LONGEST_NAME, help_text=WHAT_FOR, required=False)
    credential = forms.JSONField(
        widget=forms.HiddenInput,
        error_messages={"required": _("裝置還沒有建立通行金鑰，請按「建立通行金鑰」。")},
    )

    def clean(self) -> dict[str, Any]:
        try:
            return dict(super().clean())
        except MALFORMED:
            raise not_accepted() from None


class PasskeySignInForm(LoginWebAuthnForm):  # type: ignore[misc]
    """The device's answer of somebody who is not signed in yet."""

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except MALFORMED:
            raise not_accepted() from None


class PasskeyConfirmForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """The device's answer of the person who is signed in.

    Not counted with failed passwords: there is nothing to guess, and whoever mistypes passwords must not lock it.
    """

    def clean_credential(self) -> Authenticator:
        answer = self.cleaned_data["credential"]
        try:
            parse_authentication_response(answer)
            return complete_authentication(self.user, answer)
        except MALFORMED:
            raise not_accepted() from None
