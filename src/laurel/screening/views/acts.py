"""What is done to a case beside finding: assigning, confirming, giving back, admitting, asking to mend."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from laurel.editions.facts import policy_of
from laurel.editions.models import CalendarDate
from laurel.editions.selectors import moment_of
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import form_page, posted
from laurel.nominations.models import Nomination
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision
from laurel.rulebook.material import may_be_cured_by
from laurel.screening.facts import grounds_for
from laurel.screening.forms import AssignForm, CorrectionForm, DataCorrectionForm, ExemptionForm, ReturnForm
from laurel.screening.permissions import DESK
from laurel.screening.selectors import access_screening, finding_of, people_who_screen
from laurel.screening.services import (
    assign_case,
    confirm_finding,
    grant_exemption,
    request_correction,
    request_data_correction,
    return_finding,
)

FORMS = ["GET", "HEAD", "POST"]


def _case(public_id: str, words: str = "") -> str:
    return reverse("screening:show", args=[public_id]) + words


def _grounds(nomination: Nomination) -> Decision:
    return grounds_for(nomination, timezone.localdate(clock.now()))


@opens_to(*DESK)
@require_POST
def assign(request: HttpRequest, public_id: str) -> HttpResponse:
    """Somebody looks at the case from now on, or nobody in particular."""
    nomination = access_screening(request.user, public_id)
    form = AssignForm(request.POST, people=people_who_screen(clock.today()))
    if form.is_valid():
        assign_case(nomination, form.cleaned_data["assignee"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect(_case(public_id))


@opens_to(*DESK)
@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """A second person agrees that the entry is ineligible."""
    nomination = access_screening(request.user, public_id)
    finding = finding_of(nomination)
    if finding is None or str(finding.number) != request.POST.get("number", str(finding.number)):
        return redirect(_case(public_id))
    confirm_finding(finding, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect(_case(public_id, "?found=1"))


@opens_to(*DESK)
@require_http_methods(FORMS)
def return_to_officer(request: HttpRequest, public_id: str) -> HttpResponse:
    """A second person does not agree; the entry is examined again."""
    nomination = access_screening(request.user, public_id)
    finding = finding_of(nomination)
    if finding is None:
        raise Http404

    def act(typed: dict[str, Any]) -> str:
        return_finding(finding, typed["reason"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return _case(public_id, "?found=1")

    context = {"nomination": nomination, "finding": finding}
    return form_page(request, "screening/return.html", ReturnForm(posted(request)), act, context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def exempt(request: HttpRequest, public_id: str) -> HttpResponse:
    """Records what an authority admits."""
    nomination = access_screening(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        grant_exemption(nomination, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return _case(public_id)

    initial = {"code": request.GET.get("code", "")}
    form = ExemptionForm(posted(request), decision=_grounds(nomination), initial=initial)
    context = {"nomination": nomination, "possible": bool(form.fields["code"].choices)}  # type: ignore[attr-defined]
    return form_page(request, "screening/exemption.html", form, act, context)


@opens_to(*DESK)
@require_http_methods(FORMS)
def data_correction(request: HttpRequest, public_id: str) -> HttpResponse:
    """Records what is said to be wrong in the data that a ground rests on."""
    nomination = access_screening(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        request_data_correction(nomination, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return _case(public_id)

    initial = {"code": request.GET.get("code", "")}
    form = DataCorrectionForm(posted(request), decision=_grounds(nomination), initial=initial)
    context = {"nomination": nomination, "possible": bool(form.fields["code"].choices)}  # type: ignore[attr-defined]
    return form_page(request, "screening/data_correction.html", form, act, context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def correction(request: HttpRequest, public_id: str) -> HttpResponse:
    """Asks the entrant to mend something by a moment."""
    nomination = access_screening(request.user, public_id)
    now = clock.now()
    papers = moment_of(nomination.edition, CalendarDate.Kind.READING_OPENS)
    last = papers if papers and papers > now else None

    def act(typed: dict[str, Any]) -> str:
        request_correction(nomination, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return _case(public_id)

    category = Category(nomination.category)
    form = CorrectionForm(posted(request), category=category, initial={"due_at": last})
    rule = may_be_cured_by(now, papers, policy_of(nomination.edition))
    context = {"nomination": nomination, "papers": papers, "rule": grounds_in_words(rule.refusals)}
    return form_page(request, "screening/correction.html", form, act, context)
