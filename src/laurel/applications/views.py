"""Pages on applications."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.applications.facts import missing_sections, period_of
from laurel.applications.forms import (
    AttachForm,
    BasicsForm,
    DispatchForm,
    ReceiptForm,
    SectionForm,
    SubmitForm,
)
from laurel.applications.permissions import ENTRANTS, OFFICE, may_submit, may_write
from laurel.applications.selectors import (
    access_application,
    access_file,
    application_of,
    dispatch_of,
    files_of,
    sections_written,
    submissions_of,
)
from laurel.applications.services import (
    SavedByAnother,
    attach_file,
    begin_application,
    hand_to_branch,
    is_open,
    readiness_of,
    record_dispatch,
    remove_attachment,
    save_basics,
    save_section,
    submit_application,
)
from laurel.applications.storage import file_answer
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import UNPROCESSABLE, form_page, posted, uploaded
from laurel.nominations.selectors import access_nomination
from laurel.people.permissions import holds, opens_to, signed_in
from laurel.people.roles import Role
from laurel.rulebook.criteria import criterion_of, dimensions_of, sections_of
from laurel.rulebook.entrants import Category, Door
from laurel.rulebook.grounds import Verdict
from laurel.rulebook.periods import data_period_of

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*OFFICE, *ENTRANTS)
@require_http_methods(FORMS)
def open_application(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """From an entry to its application; begun by a press of the button, never by looking."""
    nomination = access_nomination(request.user, nomination_id)
    application = application_of(nomination)
    if application is None and request.method == "POST":
        application = begin_application(nomination, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    if application is None:
        return render(request, "applications/begin.html", {"nomination": nomination})
    return redirect("applications:show", application.public_id)


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    """The task list: what is done, what is left."""
    application = access_application(request.user, public_id)
    nomination = application.nomination
    written = sections_written(application)
    tasks = [
        (criterion, written.get(criterion.code)) for criterion in sections_of(Category(nomination.category))
    ]
    done = sum(bool(row and row.text.strip()) for _criterion, row in tasks)
    context = {
        "application": application,
        "nomination": nomination,
        "tasks": tasks,
        "done": done,
        "files": files_of(application),
        "period": grounds_in_words(period_of(application))[0],
        "open": is_open(application) and may_write(request.user, application),
        "may_submit": may_submit(request.user, application),
        "through_branch": nomination.door == Door.THROUGH_BRANCH,
        "submissions": list(submissions_of(application)),
        "handover": application.handovers.last(),
        "dispatch": dispatch_of(application),
    }
    return render(request, "applications/show.html", context)


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def basics(request: HttpRequest, public_id: str) -> HttpResponse:
    """Basic data and the data period, with what the regulation asks beside it."""
    application = access_application(request.user, public_id)
    required = data_period_of(
        Category(application.nomination.category), application.nomination.edition.roc_year
    )
    names = ("head_name", "summary", "period_from", "period_to", "period_exception_reason")
    initial = {name: getattr(application, name) for name in names}
    initial["period_from"] = initial["period_from"] or required.first
    initial["period_to"] = initial["period_to"] or required.last

    def act(typed: dict[str, Any]) -> str:
        save_basics(application, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("applications:show", args=[public_id])

    context = {"application": application, "required": required}
    return form_page(
        request, "applications/basics.html", BasicsForm(posted(request), initial=initial), act, context
    )


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def section(request: HttpRequest, public_id: str, criterion: str) -> HttpResponse:
    """One criterion: the text, with what the panel looks at and the evidence beside it."""
    application = access_application(request.user, public_id)
    category = Category(application.nomination.category)
    shown = criterion_of(category, criterion)
    if shown is None:
        raise Http404
    row = sections_written(application).get(criterion)
    codes = [other.code for other in sections_of(category)]
    following = codes[codes.index(criterion) + 1 :][:1]
    form = SectionForm(
        posted(request), initial={"text": row.text if row else "", "version": row.version if row else 0}
    )
    context = {"application": application, "criterion": shown, "row": row, "category": category.value}

    def act(typed: dict[str, Any]) -> Any:
        try:
            save_section(
                application,
                criterion,
                typed["text"],
                typed["version"] or 0,
                actor=request.user,  # type: ignore[arg-type]
                now=clock.now(),
            )
        except SavedByAnother as other:
            kept = {**context, "form": form, "theirs": other.theirs}
            return render(request, "applications/section.html", kept, status=409)
        if "next" in request.POST and following:
            return reverse("applications:section", args=[public_id, following[0]])
        return reverse("applications:show", args=[public_id])

    return form_page(request, "applications/section.html", form, act, {**context, "following": following})


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def attach(request: HttpRequest, public_id: str) -> HttpResponse:
    """A file joins the application when its content is allowed."""
    application = access_application(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        attach_file(
            application,
            typed["file"].chunks(),
            name=typed["file"].name,
            caption=typed["caption"],
            is_application_file=typed["is_application_file"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("applications:show", args=[public_id])

    first = not files_of(application).filter(is_application_file=True).exists()
    form = AttachForm(posted(request), uploaded(request), initial={"is_application_file": first})
    return form_page(request, "applications/attach.html", form, act, {"application": application})


@opens_to(*ENTRANTS)
@require_POST
def remove(request: HttpRequest, file_id: str) -> HttpResponse:
    """Takes a file out of the working copy."""
    attachment = access_file(request.user, file_id)
    remove_attachment(attachment, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("applications:show", attachment.application.public_id)


@signed_in
@require_safe
def file(request: HttpRequest, file_id: str) -> FileResponse:
    """A file, always as an attachment, never run in our pages."""
    attachment = access_file(request.user, file_id)
    return file_answer(attachment.sha256, attachment.name)


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def check(request: HttpRequest, public_id: str) -> HttpResponse:
    """Before sending: what forbids, what to know, the declaration."""
    application = access_application(request.user, public_id)
    decision = readiness_of(application, clock.now())
    missing = missing_sections(application)
    warnings = [ground for ground in decision if ground.verdict in (Verdict.FOR_PEOPLE, Verdict.SILENT)]
    form = SubmitForm(posted(request), initial={"declared_by": application.head_name})

    def act(typed: dict[str, Any]) -> str:
        submit_application(
            application,
            declared_by=typed["declared_by"],
            acknowledged=[ground.code for ground in warnings] + list(missing),
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
