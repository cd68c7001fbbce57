"""One category: from sheets to resolution, the projector, the master sheet."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laurel.ballots.permissions import may_handle_paper, may_see_opened
from laurel.ballots.selectors import is_opened, rounds_of
from laurel.documents.faces import file_answer
from laurel.documents.services import issue_paper
from laurel.kit import clock
from laurel.meeting.documents import master_sheet_of
from laurel.meeting.permissions import (
    ROOM,
    may_decide_as_convener,
    may_keep_the_list,
    may_run_meeting,
    sees_sums_only,
)
from laurel.meeting.selectors import (
    count_of,
    resolution_of,
)
from laurel.meeting.views.context import counted, enter, recused_in, sheets_of, token_of
from laurel.panel.selectors import stands_back, waiting_challenges
from laurel.people.permissions import opens_to


@opens_to(*ROOM)
@require_safe
def room(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """One category from sheets to resolution, step by step."""
    meeting, known = enter(request, public_id, category)
    edition = meeting.edition
    rounds = rounds_of(edition, known)
    held = rounds[-1] if rounds else None
    count = count_of(edition, known)
    resolution = resolution_of(edition, known)
    in_waiting = stands_back(request.user, edition, known)
    context = {
        "meeting": meeting,
        "category": known.value,
        "rounds": rounds,
        "held": held,
        "sealed_round": held if held and not is_opened(held) else None,
        "recused": recused_in(edition, known),
        "resolution": resolution,
        "may_run": may_run_meeting(request.user) and not in_waiting,
        "may_decide": may_decide_as_convener(request.user) and not in_waiting,
        "waiting": waiting_challenges(edition, known),
        "may_keep": may_keep_the_list(request.user),
        "may_handle_paper": may_handle_paper(request.user, edition, known, clock.today()),
        "may_see_opened": may_see_opened(request.user, edition, known, clock.today()),
        "token": token_of(meeting, known, request),
        **sheets_of(meeting, held, request),
        **counted(meeting, known, count, request),
    }
    return render(request, "meeting/room.html", context)


@opens_to(*ROOM)
@require_safe
def state(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Whether the page has changed: 204 when not, otherwise a word to load it again."""
    meeting, known = enter(request, public_id, category)
    if request.GET.get("token") == token_of(meeting, known, request):
        return HttpResponse(status=204)
    return HttpResponse(headers={"HX-Refresh": "true"})


@opens_to(*ROOM)
@require_safe
def screen(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """The projector: one table in large type, codes only."""
    meeting, known = enter(request, public_id, category)
    count = count_of(meeting.edition, known)
    context = {
        "meeting": meeting,
        "category": category,
        "token": token_of(meeting, known, request),
        **counted(meeting, known, count, request),
    }
    return render(request, "meeting/screen.html", context)


@opens_to(*ROOM)
@require_safe
def master(request: HttpRequest, public_id: str, category: str, file_format: str) -> HttpResponse:
    """評審總表 as PDF or ODT."""
    meeting, known = enter(request, public_id, category)
    count = count_of(meeting.edition, known)
    sums_only = sees_sums_only(request.user, meeting.edition, known, clock.today())  # type: ignore[arg-type]
    if count is None or file_format not in ("pdf", "odt"):
        raise Http404
    return file_answer(
        issue_paper(
            master_sheet_of(meeting, count, sums_only=sums_only),
            subject=f"{meeting.public_id}/{category}",
            chain=meeting.edition.chain,
            category=known.value,
            file_format=file_format,
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
    )
