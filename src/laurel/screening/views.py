"""The screening desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.applications.selectors import application_of, dispatch_of, submission_of
from laurel.editions.facts import deadline_of
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import form_page, posted
from laurel.people.models import Honour
from laurel.people.permissions import holds, opens_to
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category
from laurel.screening.facts import grounds_for
from laurel.screening.forms import CorrectionForm, ExemptionForm, FindingForm
from laurel.screening.models import Finding
from laurel.screening.selectors import (
    access_screening,
    corrections_of,
    desk_of,
    exemptions_of,
    finding_of,
    findings_of,
    is_complete,
)
from laurel.screening.services import confirm_finding, find, grant_exemption, request_correction

FORMS = ["GET", "HEAD", "POST"]
DESK = (Role.PROGRAMME_OFFICER, Role.SCREENING_REVIEWER)


@opens_to(*DESK)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Every submitted entry with what is found so far."""
    edition = current_edition()
    cases = desk_of(edition) if edition else []
    return render(request, "screening/list.html", {"edition": edition, "cases": cases})


@opens_to(*DESK)
@require_http_methods(FORMS)
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    """One entry: every condition with its facts, the unit's history, the verdict."""
    nomination = access_screening(request.user, public_id)
    decision = grounds_for(nomination, clock.today())
    application = application_of(nomination)
    standing = finding_of(nomination)
    initial = {"outcome": Finding.Outcome.ELIGIBLE if decision.granted else Finding.Outcome.INELIGIBLE}

    def act(typed: dict[str, Any]) -> str:
        find(nomination, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("screening:show", args=[public_id])

    context = {
        "nomination": nomination,
        "application": application,
        "submission": submission_of(nomination),
        "dispatch": dispatch_of(application) if application else None,
        "deadline": deadline_of(nomination.edition),
        "grounds": grounds_in_words(decision),
        "granted": decision.granted,
        "history": Honour.objects.filter(unit=nomination.unit).select_related("unit"),
        "findings": list(findings_of(nomination)),
        "standing": standing,
        "complete": is_complete(standing),
        "exemptions": exemptions_of(nomination),
        "corrections": corrections_of(nomination),
        "may_screen": holds(request.user, Role.PROGRAMME_OFFICER),
        "may_confirm": standing is not None
        and not is_complete(standing)
        and standing.found_by_id != request.user.pk,
    }
    return form_page(
        request, "screening/show.html", FindingForm(posted(request), initial=initial), act, context
    )


@opens_to(*DESK)
@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """A second person agrees that the entry is ineligible."""
    nomination = access_screening(request.user, public_id)
    finding = finding_of(nomination)
    if finding is not None:
        confirm_finding(finding, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("screening:show", public_id)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def exempt(request: HttpRequest, public_id: str) -> HttpResponse:
    """Records what an authority admits."""
    nomination = access_screening(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        grant_exemption(nomination, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("screening:show", args=[public_id])

    form = ExemptionForm(posted(request))
    return form_page(request, "screening/exemption.html", form, act, {"nomination": nomination})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def correction(request: HttpRequest, public_id: str) -> HttpResponse:
    """Asks the entrant to mend something by a moment."""
    nomination = access_screening(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        request_correction(nomination, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("screening:show", args=[public_id])

    form = CorrectionForm(posted(request), category=Category(nomination.category))
    return form_page(request, "screening/correction.html", form, act, {"nomination": nomination})
