"""The page of the trial."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from laurel.desk.trial.facts import TriedCategory, trial_of, visible_categories
from laurel.desk.trial.picture import slopes_of
from laurel.editions.models import Edition
from laurel.editions.selectors import edition_of, editions, is_open_to
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.people.permissions import opens_to
from laurel.people.roles import Role

TRIES = (Role.PROGRAMME_OFFICER, Role.CONVENER, Role.AUDITOR)
WORDS = {
    "entries": gettext_lazy("送出的申請書（案）"),
    "in_time": gettext_lazy("如期（案）"),
    "eligible": gettext_lazy("符合資格（案）"),
    "quota": gettext_lazy("推薦名額（案）"),
    "recommended": gettext_lazy("推薦至本部（案）"),
    "ties": gettext_lazy("要處理的同序位（組）"),
    "panel": gettext_lazy("能評審的委員（人）"),
}


@opens_to(*TRIES)
@require_safe
def trial(request: HttpRequest, roc_year: int) -> HttpResponse:
    """Last year's entries under this year's parameters: what differs, by which article. Nothing is written."""
    edition = edition_of(roc_year)
    earlier = [row for row in editions() if row.roc_year < roc_year]
    last = _against(earlier, request.GET.get("against", ""))
    if not all(is_open_to(request.user, year) for year in (edition, last) if year):
        raise Http404
    context: dict[str, Any] = {"edition": edition, "last": last, "earlier": earlier, "categories": []}
    if last is not None:
        visible = visible_categories(last, request.user, timezone.localdate(clock.now()))  # type: ignore[arg-type]
        if not visible:
            raise Http404
        tried = trial_of(edition, last, visible)
        context["categories"] = [_shown(row, edition, last) for row in tried]
        opened = {row.category for row in tried}
        context["sealed"] = [category.value for category in visible if category not in opened]
    return render(request, "desk/trial.html", context)


def _against(earlier: list[Edition], asked: str) -> Edition | None:
    """The year that was asked for, otherwise the one before; None where there is none."""
    if not asked:
        return earlier[0] if earlier else None
    found = next((row for row in earlier if str(row.roc_year) == asked), None)
    if found is None:
        raise Http404
    return found


def _shown(row: TriedCategory, edition: Edition, last: Edition) -> dict[str, Any]:
    years = (_("%(year)d 年度") % {"year": last.roc_year}, _("%(year)d 年度") % {"year": edition.roc_year})
    return {
        "row": row,
        "numbers": [(WORDS[key], was, now) for key, was, now in row.numbers],
        "entries": [(entry, grounds_in_words(entry.grounds)) for entry in row.entries],
        "panel": grounds_in_words(row.panel.decision),
        "picture": slopes_of(row.entries, years),
    }
