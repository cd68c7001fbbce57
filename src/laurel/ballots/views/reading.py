"""Reading one dossier: whole, its openness and innovation, its figures; its files as pages; how far it was read."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from laurel.ballots.facts import cards_of, innovation_in, lengths_of, parts_of
from laurel.ballots.models import Round
from laurel.ballots.notebook import read_on
from laurel.ballots.permissions import RANKERS
from laurel.ballots.selectors import content_of, dossier_in, file_in, received_file
from laurel.ballots.services import write_notebook
from laurel.ballots.views.common import in_the_reading_room, room_facts
from laurel.ballots.words import CHOICES, ReadingSettings, reading_settings
from laurel.files.answers import attachment_answer, page_answer
from laurel.files.reading import NoPages, page_image, pages_to_read
from laurel.kit import clock
from laurel.panel.models import Member
from laurel.people.permissions import opens_to
from laurel.rulebook.entrants import Category

VIEWS = ("whole", "innovation", "figures")
DEVICE = "reading_device"
A_YEAR = 365 * 24 * 60 * 60
LONGEST_STRETCH = 120
"""Seconds of reading that one report may add: a page that lies open is not read."""


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def read(request: HttpRequest, held: Round, seat: Member, code: str) -> HttpResponse:
    """One dossier as it was submitted, the criterion beside it, the member's own notes and order."""
    content = content_of(held, code)
    facts = room_facts(request, held, seat)
    parts = parts_of(content, Category(held.category))
    row = next(row for row in [*facts["placed"], *facts["unplaced"]] if row.code == code)
    device = request.COOKIES.get(DEVICE, "")
    view = request.GET.get("view", "whole")
    context = {
        **facts,
        "nomination": row.entry,
        "content": content,
        "row": row,
        "book": row.book,
        "parts": parts,
        "view": view if view in VIEWS else "whole",
        "innovation": innovation_in(parts),
        "cards": cards_of(content),
        "stopped_at": row.book.positions.get(device) or next(reversed(row.book.positions.values()), ""),
        "stopped_here": device in row.book.positions,
        "side": request.GET.get("side", "criteria"),
        "next_row": next(
            (other for other in facts["unplaced"] if other.code != code and other.percent < 90), None
        ),
    }
    answer = render(request, "ballots/read.html", context)
    if not device:
        answer.set_cookie(
            DEVICE, secrets.token_hex(6), max_age=A_YEAR, httponly=True, secure=settings.HTTPS, samesite="Lax"
        )
    return answer


@opens_to(*RANKERS)
@require_POST
@in_the_reading_room
def progress(request: HttpRequest, held: Round, seat: Member, code: str) -> HttpResponse:
    """A stretch of reading: blocks seen, where it stopped, seconds; or 「讀完」 pressed."""
    _nomination, submission = dossier_in(held, code)
    lengths = lengths_of(parts_of(submission.content, Category(held.category)))
    is_finished = "finished" in request.POST
    seen = lengths if is_finished else request.POST.get("seen", "").split()
    spent = request.POST.get("seconds", "0")
    stretch: dict[str, Any] = {
        "seen": seen,
        "lengths": lengths,
        "seconds": min(int(spent), LONGEST_STRETCH) if spent.isdecimal() and len(spent) < 6 else 0,
        "device": request.COOKIES.get(DEVICE, ""),
        "at": request.POST.get("at", ""),
        "now": clock.now().isoformat(timespec="seconds"),
    }
    write_notebook(
        held,
        seat,
        code,
        submission.number,
        lambda book: read_on(book, **stretch),
        actor=request.user,  # type: ignore[arg-type]
    )
    if is_finished:
        return redirect("ballots:placing", held.public_id, code)
    return HttpResponse(status=204)


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def dossier_file(request: HttpRequest, held: Round, seat: Member, code: str, file_id: str) -> HttpResponse:
    """A file of a dossier page by page, drawn as pictures, with the way back to the place in the text."""
    nomination, submission = dossier_in(held, code)
    row = file_in(submission, file_id)
    pages = pages_to_read(received_file(row))
    asked = request.GET.get("page", "1")
    number = min(max(1, int(asked)), max(1, pages)) if asked.isdecimal() and len(asked) < 6 else 1
    context = {
        "round": held,
        "nomination": nomination,
        "file": row,
        "pages": pages,
        "number": number,
        "previous": number - 1,
        "next": number + 1 if number < pages else 0,
        "back": request.GET.get("back", ""),
        "reading": reading_settings(request.COOKIES.get("reading", "")),
    }
    return render(request, "ballots/file.html", context)


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def dossier_page(
    request: HttpRequest, held: Round, seat: Member, code: str, file_id: str, number: int, width: int
) -> FileResponse:
    """One page of a file as a picture."""
    _nomination, submission = dossier_in(held, code)
    try:
        return page_answer(page_image(received_file(file_in(submission, file_id)), number, width))
    except NoPages as none:
        raise Http404 from none


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def saved_file(request: HttpRequest, held: Round, seat: Member, code: str, file_id: str) -> FileResponse:
    """A file of a dossier, always as an attachment."""
    _nomination, submission = dossier_in(held, code)
    row = file_in(submission, file_id)
    return attachment_answer(row["sha256"], row["name"], row["media_type"])


@opens_to(*RANKERS)
@require_POST
def settings_for_reading(request: HttpRequest) -> HttpResponse:
    """Keeps type size, typeface, line gap and ground in the browser."""
    standing = reading_settings(request.COOKIES.get("reading", "")).chosen
    chosen = {name: request.POST.get(name, standing[name]) for name in CHOICES}
    kept = reading_settings(ReadingSettings(chosen).as_cookie())
    back = request.POST.get("next", "")
    is_own = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    answer = redirect(urlsplit(back)._replace(scheme="", netloc="").geturl() if is_own else "ballots:list")
    answer.set_cookie("reading", kept.as_cookie(), max_age=A_YEAR, secure=settings.HTTPS, samesite="Lax")
    return answer
