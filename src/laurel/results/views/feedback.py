"""Writing to entrants what was good and what to improve: the list with its progress, and one entry."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.editions.selectors import edition_of
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to
from laurel.results.forms import FeedbackForm
from laurel.results.permissions import FEEDBACK_WRITERS
from laurel.results.selectors import (
    access_entry_to_write_on,
    base_of,
    categories_to_write_on,
    draft_to,
    feedback_rows,
    feedback_to,
)
from laurel.results.services import release_feedback, save_feedback


@opens_to(*FEEDBACK_WRITERS)
@require_safe
def feedback(request: HttpRequest, roc_year: int) -> HttpResponse:
    """Every entry that the person may write on, and how far the writing is."""
    edition = edition_of(roc_year)
    if not categories_to_write_on(request.user, edition):
        raise Http404
    rows = feedback_rows(request.user, edition)
    released = sum(row.released is not None for row in rows)
    return render(request, "results/feedback.html", {"edition": edition, "rows": rows, "released": released})


@opens_to(*FEEDBACK_WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def feedback_write(request: HttpRequest, roc_year: int, nomination_id: str) -> HttpResponse:
    """The feedback to one entry: kept as a draft, or released."""
    edition = edition_of(roc_year)
    entry = access_entry_to_write_on(request.user, edition, nomination_id)
    draft, released = draft_to(entry), feedback_to(entry)
    releases = "release" in request.POST

    def act(typed: dict[str, Any]) -> str:
        given = {**typed, "base": request.POST.get("base", ""), "actor": request.user, "now": clock.now()}
        if releases:
            release_feedback(entry, **given)
            messages.success(request, _("回饋已釋出，單位與分署現在看得到。"))
        else:
            given.pop("reason", None)
            save_feedback(entry, **given)
            messages.success(request, _("草稿已儲存，還沒有釋出。"))
        return reverse("results:feedback", args=[roc_year])

    before = draft or (released[0] if released else None)
    initial = {"strengths": before.strengths, "improvements": before.improvements} if before else {}
    context = {
        "edition": edition,
        "entry": entry,
        "draft": draft,
        "released": released,
        "base": base_of(entry),
        "before": before,
        "is_stale": request.method == "POST" and request.POST.get("base", "") != base_of(entry),
    }
    form = FeedbackForm(posted(request), initial=initial, corrects=bool(released))
    return form_page(request, "results/feedback_write.html", form, act, context)
