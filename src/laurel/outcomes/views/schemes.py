"""The categories of the national award, year by year."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.outcomes.forms import ReasonForm, SchemeForm
from laurel.outcomes.selectors import access_scheme, schemes, years_to_take_over
from laurel.outcomes.services import record_scheme, take_over_schemes, withdraw_scheme
from laurel.people.permissions import opens_to
from laurel.people.roles import Role

FORMS = ["GET", "HEAD", "POST"]


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def scheme_list(request: HttpRequest) -> HttpResponse:
    """Every category recorded, what is publicly known and not yet taken over, and the form for a new one."""

    def act(typed: dict[str, Any]) -> str:
        record_scheme(**typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("獎項類別已登錄。"))
        return reverse("outcomes:schemes")

    context = {"rows": list(schemes()), "known": years_to_take_over()}
    return form_page(request, "outcomes/schemes.html", SchemeForm(posted(request)), act, context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_POST
def take_over(request: HttpRequest, award_year: int) -> HttpResponse:
    """Takes over the categories of a publicly known year with their source."""
    known = next((row for row in years_to_take_over() if row.award_year == award_year), None)
    if known is None:
        raise Http404
    take_over_schemes(known, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    messages.success(request, _("已帶入 %(award)s 的類別。") % {"award": known.award})
    return redirect("outcomes:schemes")


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """A category that was written down wrongly can no longer be chosen."""
    scheme = access_scheme(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        withdraw_scheme(scheme, typed["reason"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("獎項類別已撤回。"))
        return reverse("outcomes:schemes")

    return form_page(
        request, "outcomes/withdraw_scheme.html", ReasonForm(posted(request)), act, {"scheme": scheme}
    )
