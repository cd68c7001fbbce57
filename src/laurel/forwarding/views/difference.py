"""What an update changed, on the screen and as 更新版成果對照表."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laurel.applications.permissions import ENTRANTS
from laurel.applications.selectors import submission_of, update_of
from laurel.applications.words import place_in_words
from laurel.documents.faces import paper_answer
from laurel.forwarding.documents import change_table, picture_of
from laurel.forwarding.facts import FigureChange, difference_of, signed
from laurel.forwarding.permissions import READERS, may_read_forwarding
from laurel.forwarding.selectors import access_entry, requests_of
from laurel.forwarding.words import KINDS
from laurel.people.permissions import opens_to


@opens_to(*READERS, *ENTRANTS)
@require_safe
def difference(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """The version judged beside the update: every figure, the period, the texts, the files."""
    application = access_entry(request.user, nomination_id)
    nomination = application.nomination
    found = difference_of(application)
    changes = found.changed_figures if found else ()
    finding = _finding(changes)
    picture = picture_of(changes)
    context = {
        "application": application,
        "nomination": nomination,
        "edition": nomination.edition,
        "judged": submission_of(nomination),
        "update": update_of(nomination),
        "difference": found,
        "figures": [(row, KINDS[row.kind]) for row in changes],
        "finding": finding,
        "picture": picture,
        "texts": [(place_in_words(text.place), text.lines) for text in found.texts] if found else [],
        "requests": list(requests_of(application)),
        "reads_all": may_read_forwarding(request.user),
    }
    return render(request, "forwarding/difference.html", context)


@opens_to(*READERS, *ENTRANTS)
@require_safe
def change_paper(request: HttpRequest, nomination_id: str, file_format: str) -> HttpResponse:
    """更新版成果對照表 as PDF or ODT; absent before there is an update."""
    application = access_entry(request.user, nomination_id)
    nomination = application.nomination
    judged, update, found = submission_of(nomination), update_of(nomination), difference_of(application)
    if judged is None or update is None or found is None:
        raise Http404
    return paper_answer(
        request,
        change_table(judged, update, found),
        subject=f"{nomination.public_id}/change-table",
        chain=nomination.edition.chain,
        file_format=file_format,
        category=nomination.category,
    )


def _finding(changes: tuple[FigureChange, ...]) -> str:
    """The sentence above the picture: how many rose, fell and stayed, and which moved most."""
    moved = [(row.percent, row) for row in changes if row.percent is not None]
    if not moved:
        return ""
    most, row = max(moved, key=lambda pair: abs(pair[0]))
    return _("%(up)d 項增加、%(down)d 項減少、%(same)d 項相同；變動最大的是%(name)s（%(change)s%%）。") % {
        "up": sum(percent > 0 for percent, _row in moved),
        "down": sum(percent < 0 for percent, _row in moved),
        "same": sum(percent == 0 for percent, _row in moved),
        "name": row.card.indicator,
        "change": signed(most),
    }
