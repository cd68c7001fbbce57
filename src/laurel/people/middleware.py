"""Default deny: a view opens only through the door that it declares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse

from laurel.people.permissions import FORMER, PUBLIC, SIGNED_IN, grants_of, has_account, holds


class DefaultDeny:
    """Refuses views without a door, sends strangers to sign in, and hides pages of other roles."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        door = getattr(view, "door", None)
        if door is None:
            raise ImproperlyConfigured(f"{view!r} declares no door")
        if door == PUBLIC:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if door == FORMER and has_account(request.user):
            return None
        if not grants_of(request.user) or (door != SIGNED_IN and not holds(request.user, *door)):
            raise Http404
        return None
