"""The register of recusals, and the recusal that the convener orders."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.panel.facts import register_of
from laurel.panel.forms import RecuseForm
from laurel.panel.permissions import SEES_PANEL
from laurel.panel.selectors import access_member, categories_open_to, challenges_of
from laurel.panel.services import order_recusal
from laurel.panel.views.answers import FORMS, edition_of_today
from laurel.people.permissions import opens_to
from laurel.people.roles import Role


@opens_to(*SEES_PANEL)
@require_safe
def recusals(request: HttpRequest) -> HttpResponse:
    """The register, printable for the minutes, and the challenges with their rulings."""
    edition = edition_of_today(request.user)
    categories = categories_open_to(request.user, edition)
    context = {
        "edition": edition,
        "rows": register_of(edition, categories),
        "challenges": challenges_of(edition, categories),
        "now": clock.now(),
    }
    return render(request, "panel/recusals.html", context)


@opens_to(Role.CONVENER)
@require_http_methods(FORMS)
def recuse(request: HttpRequest, public_id: str) -> HttpResponse:
    """The convener orders a recusal."""
    member = access_member(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        order_recusal(
            member,
            typed["category"],
            typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("panel:show")

    form = RecuseForm(posted(request), categories=categories_open_to(request.user, member.edition))
    return form_page(request, "panel/recuse.html", form, act, {"member": member})
