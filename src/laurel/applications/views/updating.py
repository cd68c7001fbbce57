"""The page on which an application is updated to January–June: every figure that ended in May, then and now."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.applications.facts import Update, update_in, written_of
from laurel.applications.forms import UpdateForm
from laurel.applications.forms.updating import Row, required_period_of
from laurel.applications.models import Application
from laurel.applications.permissions import ENTRANTS, may_submit
from laurel.applications.selectors import fields_of, standing_of, update_of
from laurel.applications.selectors.writing import access_own_application, is_with_branch
from laurel.applications.services import Change, save_fields
from laurel.applications.views.writing import conflict, page_of
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.kit.notices import notices_about
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to
from laurel.rulebook.entrants import Door

FORMS = ["GET", "HEAD", "POST"]
PERIOD = ("period_from", "period_to", "period_exception_reason")
REQUIRED_PERIOD = "period"
"""The value of the button that states the period which the update must have."""


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def update(request: HttpRequest, public_id: str) -> HttpResponse:
    """Each figure as judged beside its new value; saved by itself, or all that was typed at one press."""
    application = access_own_application(request.user, public_id)
    rows = fields_of(application)
    written = written_of(application, rows)
    found = update_in(application, written)
    form = UpdateForm(posted(request), update=found)
    names, required = (*PERIOD, *form.figures), required_period_of(found)
    context = {
        **page_of(application, "update", rows, names),
        **_standing(request, application),
        **_progress(found, form),
        "required": required,
        "required_json": json.dumps(required),
        "is_required_period": all(rows[name].value == day for name, day in required.items() if name in rows),
    }

    def act(typed: dict[str, Any]) -> Any:
        pressed = request.POST.get("save", "")
        values = form.changes(pressed)
        if pressed == REQUIRED_PERIOD:
            values |= required
        changes = [Change(name, value, _base(request, name)) for name, value in values.items()]
        saved = save_fields(application, changes, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        if saved.conflicts:
            return conflict(request, "applications/update.html", {**context, "form": form}, saved)
        return f"{reverse('applications:update', args=[public_id])}#{pressed or 'update'}"

    return form_page(request, "applications/update.html", form, act, context)


@opens_to(*ENTRANTS)
@require_safe
def update_progress(request: HttpRequest, public_id: str) -> HttpResponse:
    """How far the update is, and how each figure stands: what changes on the page while it saves itself."""
    application = access_own_application(request.user, public_id)
    _standing(request, application)
    found = update_in(application)
    context = {**_progress(found, UpdateForm(update=found)), "application": application, "again": True}
    return render(request, "applications/update_progress.html", context)


def _standing(request: HttpRequest, application: Application) -> dict[str, Any]:
    """Whether the update may be written now; absent where none was ever asked for."""
    standing, sent = standing_of(application), update_of(application.nomination)
    if not standing.is_update and sent is None:
        raise Http404
    overdue = standing.is_update and standing.is_overdue_at(clock.now())
    submits = may_submit(request.user, application)
    with_branch = is_with_branch(application) and not submits
    return {
        "sent": sent,
        "is_asked": standing.is_update,
        "reopening": standing.reopening,
        "overdue": overdue,
        "open": standing.is_update and not overdue and not with_branch,
        "with_branch": with_branch,
        "may_submit": submits,
        "through_branch": application.nomination.door == Door.THROUGH_BRANCH,
        "notices": notices_about(application.nomination),
    }


def _progress(found: Update, form: UpdateForm) -> dict[str, Any]:
    rows = list(form.rows())
    return {
        "update": found,
        "rows": [(row, *_for_the_script(row)) for row in rows],
        "waiting": [row for row in rows if not row.figure.is_done],
        "period_words": grounds_in_words(found.decision)[0],
    }


def _for_the_script(row: Row) -> tuple[str, str]:
    """The figure as it is stored and as it was judged, as JSON: what the page saves it from."""
    return json.dumps(row.values, ensure_ascii=False), json.dumps(row.judged_values, ensure_ascii=False)


def _base(request: HttpRequest, name: str) -> int:
    typed = request.POST.get(f"base.{name}", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0
