"""From an entry to its application, and the task list: what is done, what is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from laurel.applications.facts import Written, missing_evidence, period_of, written_of
from laurel.applications.fields import section_field
from laurel.applications.models import Application, Field
from laurel.applications.permissions import ENTRANTS, OFFICE, may_submit, may_write
from laurel.applications.selectors import (
    access_application,
    application_of,
    comments_of,
    dispatch_of,
    fields_of,
    files_of,
    handover_of,
    presences_of,
    standing_of,
    submissions_of,
)
from laurel.applications.services import begin_application
from laurel.applications.text import Text, length_of, tagged
from laurel.applications.words import place_in_words
from laurel.editions.facts import deadline_of
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.kit.notices import notices_about
from laurel.nominations.selectors import access_nomination
from laurel.people.permissions import opens_to
from laurel.rulebook.criteria import Criterion, Level, sections_of
from laurel.rulebook.entrants import Category, Door

FORMS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Task:
    """One criterion on the task list."""

    criterion: Criterion
    row: Field | None
    is_written: bool
    is_done: bool
    length: int
    tagged: int
    required: int
    """pieces of evidence that the annex says must be given"""
    given: int
    """how many of them its writers say are given"""


def tasks_of(application: Application, rows: Mapping[str, Field], written: Written) -> list[Task]:
    """The criteria of the application's category with what is written on each."""
    missing = missing_evidence(Category(application.nomination.category), written)
    return [
        Task(
            criterion,
            rows.get(section_field(criterion.code)),
            criterion.code in written.sections,
            criterion.code in written.done,
            length_of(written.sections.get(criterion.code, Text())),
            len(tagged(written.sections.get(criterion.code, Text()))),
            (required := sum(prompt.level is Level.SHALL for prompt in criterion.evidence)),
            required - len(missing.get(criterion.code, ())),
        )
        for criterion in sections_of(Category(application.nomination.category))
    ]


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
    rows = fields_of(application)
    written = written_of(application, rows)
    tasks = tasks_of(application, rows, written)
    writes = may_write(request.user, application)
    standing = standing_of(application)
    submits = may_submit(request.user, application)
    handover = handover_of(application)
    with_branch = handover is not None and not hasattr(handover, "giving_back")
    context = {
        "application": application,
        "nomination": nomination,
        "notices": notices_about(nomination) if standing.sent_at else [],
        "tasks": tasks,
        "written": written,
        "done": sum(task.is_written for task in tasks),
        "any_tagged": any(task.tagged for task in tasks),
        "newest": max(rows.values(), key=lambda row: row.saved_at, default=None),
        "deadline": deadline_of(nomination.edition),
        "files": files_of(application),
        "period": grounds_in_words(period_of(application, written, standing.version))[0],
        "may_write": writes,
        "open": writes and standing.is_open and (submits or not with_branch),
        "unlocked": [place_in_words(name) for name in standing.open_parts],
        "reopening": standing.reopening,
        "is_update": writes and standing.is_update,
        "may_submit": submits,
        "through_branch": nomination.door == Door.THROUGH_BRANCH,
        "submissions": list(submissions_of(application)),
        "handover": handover,
        "with_branch": with_branch,
        "returned": getattr(handover, "giving_back", None) if not with_branch else None,
        "here": presences_of(application, clock.now()).exclude(person=request.user.pk) if writes else (),
        "comments": list(comments_of(application, "overview")) if writes else (),
        "dispatch": dispatch_of(application),
    }
    return render(request, "applications/show.html", context)
