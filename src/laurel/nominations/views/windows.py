"""Opening a window after the deadline for one unit."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from laurel.editions.facts import deadline_of
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.nominations.forms import WindowForm
from laurel.nominations.selectors import windows_of
from laurel.nominations.services import open_window
from laurel.nominations.views.answers import edition_of_today
from laurel.people.permissions import opens_to
from laurel.people.roles import Role


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def new_window(request: HttpRequest) -> HttpResponse:
    """One unit is admitted after the deadline, on an authority's document."""
    edition = edition_of_today()

    def act(typed: dict[str, Any]) -> str:
        open_window(edition, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("已對%(unit)s開放受理。") % {"unit": typed["unit"].name})
        return reverse("nominations:duties")

    initial = {"unit": request.GET.get("unit"), "for_submission": True}
    context = {"deadline": deadline_of(edition), "windows": windows_of(edition), "now": clock.now()}
    form = WindowForm(posted(request), initial=initial)
    return form_page(request, "nominations/window.html", form, act, context)
