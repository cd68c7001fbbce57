"""What concerns a year as a whole: its package, when words are expected, and what does not go together."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from laurel.editions.models import Edition
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted, uploaded
from laurel.outcomes.facts import Contradiction, Kin, contradictions_in, contradictions_in_words
from laurel.outcomes.forms import ClarifyForm, ExpectedForm, SendingForm
from laurel.outcomes.selectors import (
    access_year,
    clarifications_of,
    expectations_of,
    followed_of,
    sending_of,
)
from laurel.outcomes.services import clarify, expect_on, record_sending
from laurel.people.permissions import opens_to
from laurel.people.roles import Role

FORMS = ["GET", "HEAD", "POST"]
SENDING = ("sent_on", "document_no", "asked_overall", "asked_project")


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def sending(request: HttpRequest, roc_year: int) -> HttpResponse:
    """Records the letter with which a year's package went up."""
    edition = access_year(request.user, roc_year)
    before = sending_of(edition)

    def act(typed: dict[str, Any]) -> str:
        record_sending(edition, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("已登錄送部。"))
        return _list_at(edition)

    initial = {name: getattr(before, name) for name in SENDING} if before else None
    form = SendingForm(posted(request), uploaded(request), initial=initial, corrects=before is not None)
    return form_page(request, "outcomes/sending.html", form, act, {"edition": edition})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def expected(request: HttpRequest, roc_year: int) -> HttpResponse:
    """When the next word on each step of a year is expected; only what changed is written."""
    edition = access_year(request.user, roc_year)
    known = expectations_of([edition]).get(edition.pk, {})

    def act(typed: dict[str, Any]) -> str:
        for step, day in typed.items():
            if day != known.get(step):
                expect_on(edition, step, day, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("預計日期已登錄。"))
        return _list_at(edition)

    form = ExpectedForm(posted(request), expected=known)
    return form_page(request, "outcomes/expected.html", form, act, {"edition": edition})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def contradiction(request: HttpRequest, roc_year: int, key: str) -> HttpResponse:
    """What people found out about one contradiction; absent once its facts have changed."""
    edition = access_year(request.user, roc_year)
    found = _found(edition, key)

    def act(typed: dict[str, Any]) -> str:
        clarify(edition, found, typed["note"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("已登錄查明的情形。"))
        return _list_at(edition)

    initial = {"note": found.clarification.note} if found.clarification else None
    context = {"edition": edition, "contradiction": contradictions_in_words([found])[0]}
    return form_page(
        request, "outcomes/contradiction.html", ClarifyForm(posted(request), initial=initial), act, context
    )


def _found(edition: Edition, key: str) -> Contradiction:
    rows = contradictions_in(
        edition, followed_of(edition), sending_of(edition), clarifications_of([edition]), Kin.read()
    )
    for row in rows:
        if row.key == key:
            return row
    raise Http404


def _list_at(edition: Edition) -> str:
    return f"{reverse('outcomes:list')}#year-{edition}"
