"""Pages on sending: the check before, handing over, the receipt, the letter."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.applications.facts import missing_sections, written_of
from laurel.applications.forms import DispatchForm, GiveBackForm, ReceiptForm, SubmitForm
from laurel.applications.permissions import ENTRANTS, OFFICE, may_submit
from laurel.applications.selectors import access_application, dispatch_of, submissions_of
from laurel.applications.selectors.writing import access_own_application, is_with_branch
from laurel.applications.services import give_back as give_back_to_unit
from laurel.applications.services import hand_to_branch, readiness_of, record_dispatch, submit_application
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import UNPROCESSABLE, form_page, posted
from laurel.people.permissions import holds, opens_to
from laurel.people.roles import Role
from laurel.rulebook.criteria import dimensions_of
from laurel.rulebook.entrants import Category, Door
from laurel.rulebook.grounds import Verdict

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def check(request: HttpRequest, public_id: str) -> HttpResponse:
    """Before sending: what forbids, what to know, the declaration."""
    application = access_application(request.user, public_id)
    decision = readiness_of(application, clock.now())
    written = written_of(application)
    missing = missing_sections(application, written)
    warnings = [ground for ground in decision if ground.verdict in (Verdict.FOR_PEOPLE, Verdict.SILENT)]
    form = SubmitForm(posted(request), initial={"declared_by": written.head_name})

    def act(typed: dict[str, Any]) -> str:
        submit_application(
            application,
            declared_by=typed["declared_by"],
            acknowledged={**{ground.code: "" for ground in warnings}, **dict.fromkeys(missing, "")},
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("applications:submitted", args=[public_id])

    context = {
        "application": application,
        "forbidding": grounds_in_words(decision.refusals),
        "warnings": grounds_in_words(warnings),
        "missing": missing,
        "may_submit": may_submit(request.user, application),
        "through_branch": application.nomination.door == Door.THROUGH_BRANCH,
    }
    if (
        request.method == "POST"
        and form.is_valid()
        and (warnings or missing)
        and not form.cleaned_data["acknowledged"]
    ):
        form.add_error("acknowledged", _("請先看過上面的提醒，再勾選。"))
        return render(request, "applications/check.html", {"form": form, **context}, status=UNPROCESSABLE)
    return form_page(request, "applications/check.html", form, act, context)


@opens_to(*ENTRANTS)
@require_POST
def hand_over(request: HttpRequest, public_id: str) -> HttpResponse:
    """送分署."""
    application = access_application(request.user, public_id)
    hand_to_branch(application, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("applications:show", public_id)


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def give_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """退回單位: the branch says what is to be done before it sends the application on."""
    application = access_own_application(request.user, public_id)
    if not may_submit(request.user, application) or not is_with_branch(application):
        raise Http404

    def act(typed: dict[str, Any]) -> str:
        give_back_to_unit(application, typed["words"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("applications:show", args=[public_id])

    context = {"application": application}
    return form_page(request, "applications/give_back.html", GiveBackForm(posted(request)), act, context)


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def submitted(request: HttpRequest, public_id: str) -> HttpResponse:
    """The receipt: reference, time, digest, what comes next."""
    application = access_application(request.user, public_id)
    versions = list(submissions_of(application))
    if not versions:
        raise Http404
    context = {
        "application": application,
        "submission": versions[-1],
        "dispatch": dispatch_of(application),
        "dimensions": dimensions_of(Category(application.nomination.category)),
    }
    return render(request, "applications/submitted.html", context)


@opens_to(Role.PROGRAMME_OFFICER, *ENTRANTS)
@require_http_methods(FORMS)
def dispatch(request: HttpRequest, public_id: str) -> HttpResponse:
    """The letter: its date and number, the copies; the office adds the receipt."""
    application = access_application(request.user, public_id)
    before = dispatch_of(application)
    form_class = ReceiptForm if holds(request.user, Role.PROGRAMME_OFFICER) else DispatchForm
    initial = {"copies": application.nomination.edition.copies_required}
    if before:
        names = ("dispatched_on", "dispatch_no", "copies", "received_on", "received_no")
        initial = {name: getattr(before, name) for name in names}

    def act(typed: dict[str, Any]) -> str:
        record_dispatch(application, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("applications:show", args=[public_id])

    form = form_class(posted(request), initial=initial)
    return form_page(request, "applications/dispatch.html", form, act, {"application": application})
