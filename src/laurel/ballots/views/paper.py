"""Paper on the desk of officer, clerk and convener: printing, typing twice, the scan. No page shows a rank again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.ballots.documents import serial_sheets_file
from laurel.ballots.forms import PressForm, RanksForm, SerialForm
from laurel.ballots.models import PaperSealing, PaperTyping, PrintedSheet
from laurel.ballots.permissions import PRINTERS, TYPISTS, WITNESSES, may_handle_paper, may_print_paper
from laurel.ballots.selectors import (
    access_opened_round,
    access_paper_round,
    access_print,
    differing_rows,
    entries_of,
    is_opened,
    newest_prints,
    paper_rows,
    print_of_serial,
    scan_of,
    sealed_rounds,
)
from laurel.ballots.services import (
    NotAnOrder,
    Outcome,
    attach_scan,
    print_sheets,
    rows_in_full_width,
    type_paper,
)
from laurel.ballots.views.common import FORMS
from laurel.documents.faces import file_answer
from laurel.documents.serials import read_serial
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.kit.forms import ScanForm
from laurel.ledger.faces import UNPROCESSABLE, form_page, posted, uploaded
from laurel.people.permissions import opens_to

LONGEST_RANK = 20


@opens_to(*TYPISTS)
@require_safe
@never_cache
def desk(request: HttpRequest) -> HttpResponse:
    """How far the paper of each member is, in every evaluation that is not opened."""
    edition, today = current_edition(), clock.today()
    rounds = []
    for held in sealed_rounds(edition) if edition else []:
        if may_handle_paper(request.user, held.edition, held.category, today):
            rows = paper_rows(held)
            may_print = may_print_paper(request.user, held.edition, held.category, today)
            rounds.append((held, rows, may_print, any(row.is_to_type for row in rows)))
    return render(request, "ballots/paper_desk.html", {"rounds": rounds, "press": uuid4()})


@opens_to(*PRINTERS)
@require_POST
def print_(request: HttpRequest, round_id: str) -> HttpResponse:
    """New serials for the members chosen."""
    held = access_paper_round(request.user, round_id, clock.today())
    press = PressForm(request.POST)
    if not press.is_valid():
        raise Http404
    rows = print_sheets(
        held,
        request.POST.getlist("members"),
        **press.cleaned_data,
        actor=request.user,  # type: ignore[arg-type]
        now=clock.now(),
    )
    messages.success(request, _("已編 %(count)d 張的序號。請下載列印。") % {"count": len(rows)})
    return redirect(f"{reverse('ballots:paper_desk')}#{held.public_id}")


@opens_to(*PRINTERS)
@require_safe
def sheets(request: HttpRequest, round_id: str) -> HttpResponse:
    """The newest sheet of every member who has one and has not sealed, as one PDF."""
    held = access_paper_round(request.user, round_id, clock.today())
    waiting = [row.printed for row in paper_rows(held) if row.printed and row.is_to_type]
    if not waiting or is_opened(held):
        raise Http404
    return file_answer(serial_sheets_file(held, waiting))


@opens_to(*TYPISTS)
@require_http_methods(FORMS)
@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """Which sheet lies on the desk: serial and check characters."""
    form = SerialForm(posted(request))
    if request.method == "POST" and form.is_valid():
        serial = read_serial(form.cleaned_data["serial"])
        printed = print_of_serial(request.user, serial, clock.today()) if serial else None
        newest = newest_prints(printed.round).get(printed.member_id) if printed else None
        if printed and newest and newest.pk == printed.pk:
            return redirect("ballots:paper_type", printed.public_id)
        form.add_error("serial", _words_on_serial(serial, newest))
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "ballots/paper_enter.html", {"form": form}, status=status)


def _words_on_serial(serial: str | None, newest: PrintedSheet | None) -> str:
    if serial is None:
        return _("檢查碼不符，請對照紙本再打一次。")
    if newest is None:
        return _("沒有序號 %(serial)s 的序位表。") % {"serial": serial}
    return _("這一張已由序號 %(serial)s 取代，請用後來印的一張。") % {"serial": newest.serial}


@opens_to(*TYPISTS)
@require_http_methods(FORMS)
@never_cache
def type_(request: HttpRequest, sheet_id: str) -> HttpResponse:
    """The rows to type: the first time, or the second by another person; what was typed first never shows."""
    printed = access_print(request.user, sheet_id, clock.today())
    held = printed.round
    units = {code: nomination.unit.name for code, nomination in entries_of(held).items()}
    form = RanksForm(posted(request), entries=units)

    def act(typed: dict[str, str]) -> str:
        ranks = {code: words[:LONGEST_RANK] for code, words in typed.items()}
        outcome = type_paper(printed, ranks, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        _say(request, outcome, rows_in_full_width(ranks, held.entries))
        return reverse("ballots:paper_type", args=[sheet_id])

    context = _sheet_facts(request, printed)
    try:
        return form_page(request, "ballots/paper_type.html", form, act, {**context, "rows": form.rows(())})
    except NotAnOrder as bad:
        faulty = [code for fault in bad.faults for code in fault.codes]
        context = {**context, "form": form, "faults": bad.faults, "rows": form.rows(faulty)}
        return render(request, "ballots/paper_type.html", context, status=UNPROCESSABLE)


def _sheet_facts(request: HttpRequest, printed: PrintedSheet) -> dict[str, Any]:
    """What both typists may know: who typed first, and in which rows two typings differed before."""
    typing = PaperTyping.objects.filter(printed=printed).select_related("typed_by").first()
    sealing = PaperSealing.objects.filter(printed=printed).select_related("sheet").first()
    return {
        "printed": printed,
        "held": printed.round,
        "sealing": sealing,
        "scan": scan_of(sealing),
        "typing": typing,
        "is_mine": typing is not None and typing.typed_by_id == request.user.pk,
        "differing": differing_rows(printed) if sealing is None else [],
    }


def _say(request: HttpRequest, outcome: Outcome, full_width: Sequence[str]) -> None:
    """What came of it, without a rank: messages are kept in the browser for a moment."""
    words = {
        Outcome.FIRST: _("第一次登打已收好。請另一位同仁登打第二次。"),
        Outcome.SEALED: _("兩次登打相同，已彌封。"),
    }
    if outcome is Outcome.DIFFERED:
        messages.error(request, _("兩次登打不同，沒有彌封；兩次的內容都不保留。"))
    else:
        messages.success(request, words[outcome])
    if full_width:
        messages.info(request, _("全形數字已當作數字讀取：%(rows)s。") % {"rows": "、".join(full_width)})


@opens_to(*TYPISTS)
@require_http_methods(FORMS)
def scan(request: HttpRequest, sheet_id: str) -> HttpResponse:
    """The scan of the signed sheet, bound to the sheet that was sealed from it."""
    printed = access_print(request.user, sheet_id, clock.today())
    sealing = (
        PaperSealing.objects.filter(printed=printed)
        .select_related("printed", "sheet__round__edition")
        .first()
    )
    if sealing is None:
        raise Http404

    def act(typed: dict[str, Any]) -> str:
        attach_scan(sealing, typed["scan"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("掃描檔已附上。開封以前只有委員本人看得到。"))
        return reverse("ballots:paper_type", args=[sheet_id])

    form = ScanForm(posted(request), uploaded(request))
    return form_page(
        request, "ballots/paper_scan.html", form, act, {"printed": printed, "held": printed.round}
    )


@opens_to(*WITNESSES)
@require_safe
def opened(request: HttpRequest, round_id: str) -> HttpResponse:
    """After opening: the sheets that came from paper, who typed them, their scans, which of them stayed sealed."""
    held = access_opened_round(request.user, round_id, clock.today())
    rows = [row for row in paper_rows(held) if row.sealing]
    return render(request, "ballots/paper_opened.html", {"held": held, "rows": rows})
