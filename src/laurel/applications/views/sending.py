"""Pages on sending: the check before, handing over, the receipt, the letter."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.applications.facts import Written, missing_evidence, missing_sections, written_of
from laurel.applications.figures import disagrees
from laurel.applications.forms import DispatchForm, GiveBackForm, ReceiptForm, SubmitForm
from laurel.applications.models import Application
from laurel.applications.permissions import ENTRANTS, OFFICE, may_submit
from laurel.applications.selectors import (
    access_application,
    dispatch_of,
    is_open,
    standing_of,
    submissions_of,
)
from laurel.applications.selectors.writing import access_own_application, is_with_branch
from laurel.applications.services import give_back as give_back_to_unit
from laurel.applications.services import hand_to_branch, readiness_of, record_dispatch, submit_application
from laurel.applications.services.printing import layout_of, number_of
from laurel.applications.text import tagged
from laurel.editions.selectors import calendar_of
from laurel.kit import clock
from laurel.kit.cards import TO_MEND, grounds_in_words, in_words
from laurel.ledger.faces import form_page, posted
from laurel.nominations.words import ways_in_words
from laurel.people.permissions import holds, opens_to
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category, Door
from laurel.rulebook.grounds import Decision, Ground, Verdict

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def check(request: HttpRequest, public_id: str) -> HttpResponse:
    """Before sending, in order: what forbids, what to know, the summary, the declaration.

    Once it was sent there is nothing to check: the receipt.
    """
    application = access_own_application(request.user, public_id)
    if request.method != "POST" and not is_open(application):
        return redirect("applications:submitted", public_id)
    written = written_of(application)
    layout = layout_of(application, clock.now())
    decision = readiness_of(application, clock.now(), pages=layout.pages)
    warnings = warnings_of(application, written, decision)
    form = SubmitForm(posted(request), warnings=warnings, initial={"declared_by": written.head_name})

    def act(typed: dict[str, Any]) -> str:
        submit_application(
            application,
            declared_by=typed["declared_by"],
            acknowledged=form.acknowledged(),
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("applications:submitted", args=[public_id])

    context = {
        "application": application,
        "forbidding": grounds_in_words(ground for ground in decision.refusals if ground.code not in TO_MEND),
        "ways": ways_in_words(decision),
        "to_mend": [
            (in_words(ground), place_to_mend(ground, public_id))
            for ground in decision.refusals
            if ground.code in TO_MEND
        ],
        "warnings": [(form[f"read.{code}"], form[f"reason.{code}"]) for code in warnings],
        "written": written,
        "layout": layout,
        "is_update": standing_of(application).is_update,
        "may_submit": may_submit(request.user, application),
        "through_branch": application.nomination.door == Door.THROUGH_BRANCH,
    }
    return form_page(request, "applications/check.html", form, act, context)


def place_to_mend(ground: Ground, public_id: str) -> str:
    """The page on which a refusal is mended."""
    match ground.code:
        case "section_too_long":
            return reverse("applications:section", args=[public_id, ground.seen["criterion"]])
        case "form_too_long":
            return reverse("applications:preview", args=[public_id])
        case "file_missing":
            return reverse("applications:show", args=[public_id])
        case "figure_still_ends_in_may" | "update_needs_a_reason_of_its_own":
            return reverse("applications:update", args=[public_id])
    return reverse("applications:basics", args=[public_id])


def warnings_of(application: Application, written: Written, decision: Decision) -> dict[str, str]:
    """What the person must have read before sending: code → words."""
    category = Category(application.nomination.category)
    warnings = {
        ground.code: str(in_words(ground).sentence)
        for ground in decision
        if ground.verdict in (Verdict.FOR_PEOPLE, Verdict.SILENT)
    }
    lists = {
        "sections_missing": (_("這些項目還沒有內容：%(names)s"), missing_sections(application, written)),
        "evidence_missing": (
            _("這些項目的必備事證還沒有標示提供：%(names)s"),
            missing_evidence(category, written),
        ),
        "figures_disagree": (
            _("這些數據卡填報的數值與分子、分母計算的不同：%(names)s"),
            [card.indicator for card in written.figures if disagrees(card)],
        ),
    }
    warnings |= {code: words % {"names": "、".join(names)} for code, (words, names) in lists.items() if names}
    if not any(tagged(text) for text in written.sections.values()):
        warnings["innovation_untagged"] = _("還沒有任何段落標記開放創新。")
    return warnings


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
    """The receipt: numbers, times, digests, what comes next, what can be downloaded; `?version=` asks for an earlier one."""
    application = access_application(request.user, public_id)
    versions = list(submissions_of(application))
    asked = request.GET.get("version", str(versions[-1].number) if versions else "")
    submission = next((row for row in versions if str(row.number) == asked), None)
    if submission is None:
        raise Http404
    context = {
        "application": application,
        "submission": submission,
        "versions": versions,
        "receipt_number": number_of(application, submission.number),
        "dispatch": dispatch_of(application),
        "calendar": calendar_of(application.nomination.edition),
        "edition": application.nomination.edition,
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
