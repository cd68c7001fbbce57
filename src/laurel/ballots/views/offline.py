"""Ranking offline: a file to fill, and its upload as the member's draft order."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.ballots.documents import OFFLINE_FORMATS, offline_file
from laurel.ballots.forms import OfflineForm
from laurel.ballots.models import Round
from laurel.ballots.permissions import RANKERS
from laurel.ballots.services import BadOfflineSheet, read_offline, take_over_order
from laurel.ballots.views.common import FORMS, in_the_reading_room, room_facts
from laurel.documents.faces import file_answer
from laurel.kit import clock
from laurel.ledger.faces import UNPROCESSABLE, form_page, posted, uploaded
from laurel.panel.models import Member
from laurel.people.permissions import opens_to


@opens_to(*RANKERS)
@require_http_methods(FORMS)
@in_the_reading_room
def offline(request: HttpRequest, held: Round, seat: Member) -> HttpResponse:
    """A good file becomes the draft order, to be checked before sealing; a bad one changes nothing."""

    def act(typed: dict[str, Any]) -> str:
        found = read_offline(typed["sheet"], held, seat)
        take_over_order(held, seat, found.codes, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(
            request,
            _("已依檔案排好 %(count)d 案，還沒有彌封。請核對；不對時可以復原。")
            % {"count": len(found.codes)},
        )
        if found.full_width:
            cells = "、".join(found.full_width)
            messages.info(request, _("全形數字已當作數字讀取：%(rows)s。") % {"rows": cells})
        return reverse("ballots:check", args=[held.public_id])

    form = OfflineForm(posted(request), uploaded(request))
    context = room_facts(request, held, seat)
    try:
        return form_page(request, "ballots/offline.html", form, act, context)
    except BadOfflineSheet as bad:
        context = {**context, "form": form, "faults": bad.faults}
        return render(request, "ballots/offline.html", context, status=UNPROCESSABLE)


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def offline_sheet(request: HttpRequest, held: Round, seat: Member, file_format: str) -> HttpResponse:
    """The file to fill."""
    if file_format not in OFFLINE_FORMATS:
        raise Http404
    return file_answer(offline_file(held, seat, file_format))
