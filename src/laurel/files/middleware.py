"""A request that is too large, and content that was destroyed, are answered in words."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from laurel.files.selectors import Gone

TOO_LARGE, DESTROYED = 413, 410


class BodyCap:
    """Refuses bodies over `REQUEST_MAX_BYTES`, and bodies that do not say how long they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD", "OPTIONS"} and self._is_too_large(request):
            most = settings.REQUEST_MAX_BYTES // 1024 // 1024
            return HttpResponse(render_to_string("files/too_large.html", {"most": most}), status=TOO_LARGE)
        return self.get_response(request)

    def _is_too_large(self, request: HttpRequest) -> bool:
        stated = request.META.get("CONTENT_LENGTH") or ""
        if not stated:
            return "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower()
        return not stated.isdecimal() or len(stated) > 12 or int(stated) > settings.REQUEST_MAX_BYTES


class SayWhatIsGone:
    """Answers `Gone` with when the content was destroyed and by which document, to those who may see its row."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Gone):
            return None
        return render(request, "files/gone.html", {"destroyed": exception.destroyed}, status=DESTROYED)
