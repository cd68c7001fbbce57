"""How a page performs an act: the form, the service, and the refusal shown above what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict

from laurel.kit import clock
from laurel.kit.cards import card_of
from laurel.kit.refusals import Refused
from laurel.ledger.services import record_refusal

UNPROCESSABLE = 422


def posted(request: HttpRequest) -> QueryDict | None:
    """What was typed and sent, even when that is nothing; None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def uploaded(request: HttpRequest) -> MultiValueDict[str, Any] | None:
    """The files that were sent; None when the page is only looked at."""
    return request.FILES if request.method == "POST" else None


def form_page(
    request: HttpRequest,
    template: str,
    form: forms.BaseForm,
    act: Callable[[Any], Any],
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Shows the form; a valid POST performs `act(cleaned_data)` and goes where its answer says.

    `act` returns anything that `redirect` takes. A refusal is recorded and shown as a card above the
    form, which keeps what was typed.
    """
    shown = {"form": form, **(context or {})}
    if request.method != "POST":
        return render(request, template, shown)
    if not form.is_valid():
        return render(request, template, shown, status=UNPROCESSABLE)
    try:
        goal = act(form.cleaned_data)
    except Refused as refused:
        entry = record_refusal(refused, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        shown["refusal"] = card_of(refused.decision, record_id=entry.mark)
        return render(request, template, shown, status=UNPROCESSABLE)
    return goal if isinstance(goal, HttpResponse) else redirect(goal)
