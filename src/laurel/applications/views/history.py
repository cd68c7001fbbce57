"""Who changed what, and bringing an earlier value back."""

from __future__ import annotations

from difflib import ndiff
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from laurel.applications import fields
from laurel.applications.models import Revision
from laurel.applications.permissions import ENTRANTS
from laurel.applications.selectors import access_revision, is_open, revisions_of
from laurel.applications.selectors.writing import access_own_application
from laurel.applications.services import restore_revision
from laurel.applications.text import notation_of, text_of
from laurel.applications.words import place_in_words
from laurel.kit import clock
from laurel.people.permissions import opens_to

A_PAGE = 30


@opens_to(*ENTRANTS)
@require_safe
def history(request: HttpRequest, public_id: str) -> HttpResponse:
    """The history of the application, or of one field of it, newest first."""
    application = access_own_application(request.user, public_id)
    name = request.GET.get("field", "")
    page = Paginator(revisions_of(application, name), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "application": application,
        "page": page,
        "rows": [_row(revision) for revision in page],
        "name": name,
        "name_in_words": place_in_words(name) if name else "",
        "open": is_open(application),
    }
    return render(request, "applications/history.html", context)


@opens_to(*ENTRANTS)
@require_POST
def restore(request: HttpRequest, public_id: str, key: int) -> HttpResponse:
    """The field says again what it said then."""
    application = access_own_application(request.user, public_id)
    revision = access_revision(application, key)
    restore_revision(application, revision, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("applications:history", public_id)


def _row(revision: Revision) -> dict[str, Any]:
    name = revision.field.name
    words = words_of_value(name, revision.value)
    before = words_of_value(name, revision.before) if revision.before is not None else ""  # type: ignore[attr-defined]
    return {
        "revision": revision,
        "place": place_in_words(revision.field.name),
        "words": words,
        "changes": changes_between(before, words),
        "is_newest": revision.version == revision.field.version,
    }


def changes_between(before: str, after: str) -> list[tuple[str, str]]:
    """(「-」 taken away or 「+」 added, line) for each line that changed, in order."""
    lines = ndiff(before.splitlines(), after.splitlines())
    return [(line[0], line[2:]) for line in lines if line[0] in "+-"]


def words_of_value(name: str, value: Any) -> str:
    """A stored value as people read it."""
    if name.startswith(fields.SECTION):
        return notation_of(text_of(value))
    if name.startswith(fields.DONE):
        return "✓" if value else "—"
    if name.startswith(fields.EVIDENCE):
        return _("必備事證 %(given)d 項") % {"given": len(value)}
    if name.startswith(fields.FIGURE):
        return (
            " ".join(str(value[key]) for key in ("indicator", "value", "unit") if value.get(key))
            if value
            else "—"
        )
    return str(value)
