"""A refusal reaches the record and the person: the attempt is written, the grounds are shown."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from laurel.kit import clock
from laurel.kit.cards import card_of
from laurel.kit.refusals import Refused
from laurel.ledger.faces import UNPROCESSABLE
from laurel.ledger.services import record_refusal


class RecordRefusals:
    """Answers `Refused` with the refusal card and status 422, after the attempt was recorded."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        entry = record_refusal(exception, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        refusal = card_of(exception.decision, record_id=entry.mark)
        return render(request, "ledger/refused.html", {"refusal": refusal}, status=UNPROCESSABLE)
