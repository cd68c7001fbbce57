"""Addresses of an account: in, out, confirming, passkeys."""

from allauth.account.views import LogoutView
from django.urls import path

from laurel.people import views
from laurel.people.permissions import open_to_all, signed_in

urlpatterns = [
    path("sign-in/", open_to_all(views.SignIn.as_view()), name="account_login"),
    path("sign-in/passkey/", open_to_all(views.PasskeySignIn.as_view()), name="mfa_login_webauthn"),
    path("sign-out/", signed_in(LogoutView.as_view()), name="account_logout"),
    path("account/confirm/", signed_in(views.Confirm.as_view()), name="account_reauthenticate"),
    path("account/passkeys/", views.passkey_list, name="account_passkeys"),
    path("account/passkeys/add/", views.passkey_add, name="account_passkey_add"),
    path("account/passkeys/<int:pk>/", views.passkey_rename, name="account_passkey_rename"),
    path("account/passkeys/<int:pk>/remove/", views.passkey_remove, name="account_passkey_remove"),
]
