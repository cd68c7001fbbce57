"""Signing in, confirming who acts, and the person's own passkeys."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.utils import passthrough_next_redirect_url
from allauth.account.views import LoginView, ReauthenticateView
from allauth.mfa.webauthn.internal.auth import begin_authentication, begin_registration
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.kit import clock
from laurel.kit.forms import Form
from laurel.ledger.faces import form_page, posted
from laurel.people.addresses import same_page_by_name, why_no_passkeys
from laurel.people.forms import AddPasskeyForm, NamePasskeyForm, PasskeyConfirmForm
from laurel.people.models import Passkey
from laurel.people.permissions import signed_in
from laurel.people.selectors import access_passkey, passkeys_of
from laurel.people.services import add_passkey, remove_passkey, rename_passkey

LIST = "account_passkeys"
FORMS = ["GET", "HEAD", "POST"]


class SignIn(LoginView):  # type: ignore[misc]
    """Signs in by password; offers a passkey where the address allows one."""

    def get_context_data(self, **known: Any) -> dict[str, Any]:
        return {**super().get_context_data(**known), "by_passkey": not why_no_passkeys(self.request)}


class PasskeySignIn(LoginWebAuthnView):  # type: ignore[misc]
    """Signs in by passkey, into the same session as by password."""

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        self.request.session.set_expiry(0)
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        super().form_invalid(form)
        back = passthrough_next_redirect_url(self.request, reverse("account_login"), REDIRECT_FIELD_NAME)
        return HttpResponseRedirect(back)


class Confirm(ReauthenticateView):  # type: ignore[misc]
    """Confirms who acts, by password or by passkey, on one page."""

    def get_form_class(self) -> Any:
        return PasskeyConfirmForm if "credential" in self.request.POST else super().get_form_class()

    def form_valid(self, form: Any) -> HttpResponse:
        if not isinstance(form, PasskeyConfirmForm):
            return super().form_valid(form)  # type: ignore[no-any-return]
        form.save()
        return super(ReauthenticateView, self).form_valid(form)  # type: ignore[no-any-return]

    def get_context_data(self, **known: Any) -> dict[str, Any]:
        person = self.request.user
        able = not why_no_passkeys(self.request) and passkeys_of(person).exists()
        asked = {"request_options": begin_authentication(person)} if able else None
        return {**super().get_context_data(**known), "asked": asked}


@reauthentication_required  # type: ignore[untyped-decorator]
def _confirmed(request: HttpRequest) -> None:
    """Sends the person to confirm who they are, unless that was done within five minutes."""


@signed_in
@require_safe
def passkey_list(request: HttpRequest) -> HttpResponse:
    """The person's passkeys, and why there can be none at this address."""
    context = {
        "passkeys": passkeys_of(request.user),  # type: ignore[arg-type]
        "why_none": why_no_passkeys(request),
        "by_name": same_page_by_name(request),
    }
    return render(request, "account/passkeys.html", context)


@signed_in
@require_http_methods(FORMS)
def passkey_add(request: HttpRequest) -> HttpResponse:
    """The device makes a passkey, the person names it."""
    _confirmed(request)

    def act(typed: dict[str, Any]) -> str:
        add_passkey(request.user, typed["name"], typed["credential"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("已新增通行金鑰。下次可以用它登入與確認。"))
        return LIST

    def asked() -> dict[str, Any]:
        """Asked for only when the page is shown: a new question makes the answer to the last one void."""
        return {"creation_options": begin_registration(request.user, passwordless=True)}

    form = AddPasskeyForm(posted(request), user=request.user)
    context = {"asked": asked, "why_none": why_no_passkeys(request)}
    return form_page(request, "account/passkey_add.html", form, act, context)


@signed_in
@require_http_methods(FORMS)
def passkey_rename(request: HttpRequest, pk: int) -> HttpResponse:
    """The person gives the passkey another name."""
    passkey = access_passkey(request.user, pk)  # type: ignore[arg-type]
    _confirmed(request)

    def act(typed: dict[str, str]) -> str:
        rename_passkey(passkey, typed["name"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("已改名。"))
        return LIST

    form = NamePasskeyForm(posted(request), initial={"name": passkey.name})
    return form_page(request, "account/passkey_rename.html", form, act, {"passkey": passkey})


@signed_in
@require_http_methods(FORMS)
def passkey_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """The person removes the passkey, after the page that asks again."""
    passkey: Passkey = access_passkey(request.user, pk)  # type: ignore[arg-type]
    _confirmed(request)

    def act(_typed: dict[str, str]) -> str:
        remove_passkey(passkey, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("已移除通行金鑰。裝置裡的那一份也可以刪除，它已經沒有作用。"))
        return LIST

    return form_page(request, "account/passkey_remove.html", Form(posted(request)), act, {"passkey": passkey})
