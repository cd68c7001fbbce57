"""Checking, sealing, the receipt, taking back, the printed sheet."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from uuid import uuid4

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.ballots.documents import own_sheet_file
from laurel.ballots.facts import Row
from laurel.ballots.forms import PressForm
from laurel.ballots.models import Round
from laurel.ballots.permissions import RANKERS
from laurel.ballots.selectors import (
    access_round,
    closes_at,
    entries_of,
    is_open,
    is_opened,
    own_ranks,
    own_sheet,
    sealing_of,
)
from laurel.ballots.services import seal_sheet, withdraw_sheet
from laurel.ballots.views.common import FORMS, in_the_reading_room, room_facts
from laurel.documents.faces import file_answer as paper_answer
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.panel.models import Member
from laurel.people.permissions import opens_to

READ = 90
"""Per cent from which a dossier counts as read."""
FIRST_READ = 2
"""How many of those read first are offered again before sealing."""


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def check(request: HttpRequest, held: Round, seat: Member) -> HttpResponse:
    """Before sealing: what is missing by name, what was not read, what was read first."""
    if own_sheet(seat, held) is not None:
        return redirect("ballots:sealed", held.public_id)
    facts = room_facts(request, held, seat)
    placed: list[Row] = facts["placed"]
    begun = sorted((row for row in placed if row.book.first_read_at), key=lambda row: row.book.first_read_at)
    context = {
        **facts,
        "unread": [row for row in placed if row.percent < READ],
        "not_compared": [
            (a, b)
            for a, b in pairwise(placed)
            if b.code not in a.book.compared and a.code not in b.book.compared
        ],
        "first_read": begun[:FIRST_READ] if len(placed) > FIRST_READ else [],
    }
    return render(request, "ballots/check.html", context)


@opens_to(*RANKERS)
@require_http_methods(FORMS)
@in_the_reading_room
def seal(request: HttpRequest, held: Round, seat: Member) -> HttpResponse:
    """The sheet as it will be sealed; absent to others before anyone is asked for a password."""
    answer: HttpResponse = _seal(request, held, seat)
    return answer


@reauthentication_required  # type: ignore[untyped-decorator]
def _seal(request: HttpRequest, held: Round, seat: Member) -> HttpResponse:
    """Sealing asks again who seals."""
    if own_sheet(seat, held) is not None and request.method != "POST":
        return redirect("ballots:sealed", held.public_id)

    def act(typed: dict[str, str]) -> str:
        seal_sheet(
            held,
            seat,
            idempotency_key=typed["idempotency_key"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("ballots:sealed", args=[held.public_id])

    form = PressForm(posted(request), initial={"idempotency_key": str(uuid4())})
    return form_page(request, "ballots/seal.html", form, act, room_facts(request, held, seat))


@opens_to(*RANKERS)
@require_safe
def sealed(request: HttpRequest, round_id: str) -> HttpResponse:
    """The receipt: code, time, digest, who can see what until when, the sheet to sign."""
    held, seat = access_round(request.user, round_id, own_only=True)
    sheet = own_sheet(seat, held)
    if sheet is None:
        return redirect("ballots:workspace", round_id)
    entries = entries_of(held)
    ranks = sorted(own_ranks(sheet).items(), key=lambda row: row[1])
    context = {
        "round": held,
        "sheet": sheet,
        "is_from_paper": sealing_of(sheet) is not None,
        "digest": hashlib.sha256(bytes(sheet.ciphertext)).hexdigest(),
        "order": [(rank, entries[code]) for code, rank in ranks],
        "open": is_open(held, clock.now()),
        "opened": is_opened(held),
        "left_sealed": is_opened(held) and not sheet.is_opened,
        "closes_at": closes_at(held),
    }
    return render(request, "ballots/sealed.html", context)


@opens_to(*RANKERS)
@require_POST
def withdraw(request: HttpRequest, round_id: str) -> HttpResponse:
    """Takes the sealed sheet back."""
    held, seat = access_round(request.user, round_id)
    withdraw_sheet(held, seat, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    messages.success(request, _("已收回。修改後請再彌封一次。"))
    return redirect("ballots:workspace", round_id)


@opens_to(*RANKERS)
@require_safe
def sheet(request: HttpRequest, round_id: str, file_format: str) -> HttpResponse:
    """The member's own sealed sheet as PDF or ODT, to be signed; absent before: only a serial makes a blank one paper."""
    held, seat = access_round(request.user, round_id, own_only=True)
    filed = own_sheet(seat, held)
    if filed is None or file_format not in ("pdf", "odt"):
        raise Http404
    return paper_answer(own_sheet_file(filed, file_format))
