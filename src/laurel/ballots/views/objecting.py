"""What was recorded from a member's paper: for the member, with the scan and a word against it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.ballots.forms import ObjectionForm
from laurel.ballots.permissions import RANKERS, WITNESSES
from laurel.ballots.selectors import (
    access_round,
    access_scan,
    entries_of,
    is_opened,
    objection_to,
    own_ranks,
    own_sheet,
    scan_of,
    sealing_of,
    words_of_objection,
)
from laurel.ballots.services import object_to_paper, scan_pieces, withdraw_objection
from laurel.ballots.services import scan_page as page_of_scan
from laurel.ballots.views.common import FORMS
from laurel.files.answers import page_answer, pieces_answer
from laurel.files.examiner.kinds import EXTENSIONS
from laurel.files.reading import MOST_PAGES
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to


@opens_to(*RANKERS)
@require_safe
@never_cache
def own_paper(request: HttpRequest, round_id: str) -> HttpResponse:
    """The member's own ranks as they were typed, who typed them, the scan, the objection that stands."""
    held, seat = access_round(request.user, round_id, own_only=True)
    sheet = own_sheet(seat, held)
    sealing = sealing_of(sheet) if sheet else None
    context: dict[str, Any] = {"round": held, "sealing": sealing}
    if sheet and sealing:
        entries = entries_of(held)
        objection = objection_to(sealing)
        context |= {
            "sheet": sheet,
            "order": [
                (rank, entries[code])
                for code, rank in sorted(own_ranks(sheet).items(), key=lambda row: row[1])
            ],
            "scan": scan_of(sealing),
            "objection": objection,
            "reason": words_of_objection(objection) if objection else "",
            "set_aside": objection.set_aside if objection and objection.is_set_aside else None,
            "opened": is_opened(held),
        }
    return render(request, "ballots/paper_own.html", context)


@opens_to(*RANKERS)
@require_http_methods(FORMS)
@never_cache
def object_(request: HttpRequest, round_id: str) -> HttpResponse:
    """The member's word that what was typed is wrong."""
    held, seat = access_round(request.user, round_id)
    if sealing_of(own_sheet(seat, held)) is None:
        raise Http404

    def act(typed: dict[str, str]) -> str:
        object_to_paper(held, seat, typed["reason"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("異議已登錄。處理以前不會開封。"))
        return reverse("ballots:own_paper", args=[round_id])

    return form_page(
        request, "ballots/paper_object.html", ObjectionForm(posted(request)), act, {"round": held}
    )


@opens_to(*RANKERS)
@require_POST
def withdraw_objection_(request: HttpRequest, round_id: str) -> HttpResponse:
    """The member takes the objection back."""
    held, seat = access_round(request.user, round_id)
    withdraw_objection(held, seat, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    messages.success(request, _("已撤回異議。"))
    return redirect("ballots:own_paper", round_id)


@opens_to(*WITNESSES)
@require_safe
def scan(request: HttpRequest, scan_id: str) -> HttpResponse:
    """The scan page by page, drawn as pictures."""
    row = access_scan(request.user, scan_id, clock.today())
    pages = range(1, min(row.pages, MOST_PAGES) + 1)
    context = {"scan": row, "printed": row.sealing.printed, "pages": pages}
    return render(request, "ballots/scan.html", context)


@opens_to(*WITNESSES)
@require_safe
def scan_saved(request: HttpRequest, scan_id: str) -> HttpResponseBase:
    """The scan as it was uploaded, under its serial."""
    row = access_scan(request.user, scan_id, clock.today())
    name = f"{row.sealing.printed.serial}.{EXTENSIONS[row.media_type]}"
    return pieces_answer(scan_pieces(row), name, row.media_type)


@opens_to(*WITNESSES)
@require_safe
def scan_page(request: HttpRequest, scan_id: str, number: int, width: int) -> FileResponse:
    """One page of the scan as a picture."""
    row = access_scan(request.user, scan_id, clock.today())
    return page_answer(page_of_scan(row, number, width))
