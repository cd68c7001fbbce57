"""Who changed what, and bringing an earlier value back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import ndiff
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from laurel.applications import fields
from laurel.applications.facts import written_of
from laurel.applications.models import Application, Revision
from laurel.applications.permissions import ENTRANTS
from laurel.applications.selectors import access_revision, is_open, revisions_of
from laurel.applications.selectors.writing import access_own_application
from laurel.applications.services import restore_revision
from laurel.applications.text import HERE, notation_of, text_of
from laurel.applications.words import place_in_words
from laurel.kit import clock
from laurel.kit.dates import format_date
from laurel.people.permissions import opens_to

A_PAGE = 30


@opens_to(*ENTRANTS)
@require_safe
def history(request: HttpRequest, public_id: str) -> HttpResponse:
    """The history of the application, or of one field of it, newest first."""
    application = access_own_application(request.user, public_id)
    name = request.GET.get("field", "")
    names = names_in(application)
    page = Paginator(revisions_of(application, name), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "application": application,
        "page": page,
        "rows": [_row(revision, names) for revision in page],
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


def names_in(application: Application) -> dict[str, str]:
    """The evidence figures and files of an application by their ids, as people call them."""
    cards = {card.key: card.indicator for card in written_of(application).figures}
    return {**cards, **dict(application.attachments.values_list("public_id", "caption"))}


def _row(revision: Revision, names: Mapping[str, str]) -> dict[str, Any]:
    name = revision.field.name
    words = words_of_value(name, revision.value, names)
    earlier = revision.before  # type: ignore[attr-defined]
    before = words_of_value(name, earlier, names) if earlier is not None else ""
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


def words_of_value(name: str, value: Any, names: Mapping[str, str]) -> str:
    """A stored value as people read it; `names` are those of the figures and pictures that stand in texts."""
    if name.startswith(fields.SECTION):
        notation = notation_of(text_of(value))
        return HERE.sub(lambda here: f"[{here[1]} {names.get(here[2], here[2])}]", notation)
    if name in fields.DATES and value:
        return format_date(date.fromisoformat(value))
    if name.startswith(fields.DONE):
        return "✓" if value else "—"
    if name.startswith(fields.EVIDENCE):
        return _("必備事證 %(given)d 項") % {"given": len(value)}
    if name.startswith(fields.FIGURE):
        return _figure_in_words(value) if value else "—"
    return str(value)


def _figure_in_words(value: Mapping[str, Any]) -> str:
    """What an evidence figure says in a line; in an update also until when, and why it did not change."""
    words = [str(value[key]) for key in ("indicator", "value", "unit") if value.get(key)]
    if last := value.get("period_to"):
        words.append(_("至 %(last)s") % {"last": format_date(date.fromisoformat(last))})
    if reason := value.get("unchanged"):
        words.append(_("沒有變動：%(reason)s") % {"reason": reason})
    return " ".join(words)
