"""Closing the package and opening it again."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from laurel.forwarding.facts import cases_of, closing_decision
from laurel.forwarding.forms import CloseForm, ReopenForm
from laurel.forwarding.selectors import access_year, closing_of, versions_to_forward
from laurel.forwarding.services import close_package, reopen_package
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to
from laurel.people.roles import Role

FORMS = ["GET", "HEAD", "POST"]


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def close(request: HttpRequest, roc_year: int) -> HttpResponse:
    """What would be closed, what is in the way; one press closes."""
    edition = access_year(request.user, roc_year)
    cases = cases_of(edition, clock.now())
    decision = closing_decision(edition, cases)

    def act(_typed: dict[str, Any]) -> str:
        close_package(edition, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("forwarding:show", args=[roc_year])

    context = {
        "edition": edition,
        "closing": closing_of(edition),
        "versions": versions_to_forward(edition),
        "asked_again": [case.nomination.code for case in cases if case.is_asked_again],
        "in_the_way": grounds_in_words(decision.refusals),
        "to_know": grounds_in_words(decision.open_questions),
    }
    return form_page(request, "forwarding/close.html", CloseForm(posted(request)), act, context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def reopen(request: HttpRequest, roc_year: int) -> HttpResponse:
    """The closed package opens again on a word; absent while it is open."""
    edition = access_year(request.user, roc_year)
    closing = closing_of(edition)
    if closing is None:
        raise Http404

    def act(typed: dict[str, Any]) -> str:
        reopen_package(edition, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("forwarding:show", args=[roc_year])

    context = {"edition": edition, "closing": closing}
    return form_page(request, "forwarding/reopen.html", ReopenForm(posted(request)), act, context)
