"""Moving an entry to the other category."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from laurel.applications.forms import MoveForm, MoveToProjectForm
from laurel.applications.permissions import ENTRANTS
from laurel.applications.services import move_entry
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.nominations.models import Nomination
from laurel.nominations.permissions import may_move
from laurel.nominations.selectors import access_nomination
from laurel.nominations.services import Particulars
from laurel.people.permissions import opens_to
from laurel.rulebook.entrants import Category

CARRIED = ("contact_name", "contact_phone", "contact_title", "contact_email", "recommendation", "head")
PROJECT = ("project_title", "project_start", "project_end", "team", "team_total", "budget_thousand")


@opens_to(*ENTRANTS)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """The entry goes to the other category under a new code, with its contact and particulars."""
    nomination = access_nomination(request.user, nomination_id)
    if not may_move(request.user, nomination):
        raise Http404
    to = next(row.value for row in Category if row.value != nomination.category)

    def act(typed: dict[str, Any]) -> str:
        reason = typed.pop("reason")
        entered = move_entry(
            nomination,
            to,
            carried(nomination, typed),
            reason=reason,
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("nominations:made", args=[entered.public_id])

    form_class = MoveToProjectForm if to == Category.PROJECT_PLANNING else MoveForm
    initial = {name: getattr(nomination, name) for name in PROJECT}
    form = form_class(posted(request), initial=initial)
    return form_page(request, "applications/move.html", form, act, {"nomination": nomination, "to": to})


def carried(nomination: Nomination, typed: dict[str, Any]) -> Particulars:
    """What the new entry says: all that the old one said, but what was typed anew."""
    kept = {name: getattr(nomination, name) for name in (*CARRIED, *PROJECT)}
    return Particulars(**{**kept, **typed})
