"""One category: from sheets to resolution, the projector, the master sheet."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laurel.ballots.permissions import may_handle_paper, may_see_opened
from laurel.ballots.selectors import is_opened, rounds_of
from laurel.editions.facts import policy_of
from laurel.kit import clock
from laurel.meeting.facts import corrections_in, presence_in, reading_in_force, recused_in, weights_of
from laurel.meeting.permissions import (
    ROOM,
    SCALES,
    may_decide_as_convener,
    may_keep_the_list,
    may_rehearse,
    may_run_meeting,
    may_see_who_tips_the_scale,
)
from laurel.meeting.selectors import count_of, resolution_of
from laurel.meeting.views.context import counted, enter, sheets_of
from laurel.meeting.views.papers import COUNT_FORMATS, papers_on
from laurel.meeting.views.polling import poll_url
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
        "may_rehearse": may_rehearse(request.user) and not in_waiting,
        "count_formats": COUNT_FORMATS,
        "may_handle_paper": may_handle_paper(request.user, edition, known, clock.today()),
        "may_see_opened": may_see_opened(request.user, edition, known, clock.today()),
        "may_weigh": may_see_who_tips_the_scale(request.user),
        "poll": poll_url(meeting, known, keeps_list=may_keep_the_list(request.user)),
        "presence": presence_in(meeting, [known]),
        "reading": reading_in_force(meeting, known),
        "corrections": corrections_in(edition, known),
        "papers": papers_on(meeting, known, count, request),
        **sheets_of(meeting, held, request),
        **counted(meeting, known, count, request),
    }
    return render(request, "meeting/room.html", context)


@opens_to(*ROOM)
@require_safe
def screen(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """The projector: one table in large type, codes only; whole, or from the last place up, one entry a press."""
    meeting, known = enter(request, public_id, category)
    count = count_of(meeting.edition, known)
    total = len(count.order) if count else 0
    from_last = request.GET.get("reveal") == "last"
    shown = _shown(request.GET.get("shown", ""), total) if from_last else total
    context = {
        "meeting": meeting,
        "category": category,
        "poll": poll_url(meeting, known, keeps_list=False),
        "from_last": from_last,
        "shown": shown,
        "hidden": total - shown,
        **counted(meeting, known, count, request),
    }
    return render(request, "meeting/screen.html", context)


def _shown(asked: str, total: int) -> int:
    """How many entries are on the wall: a number up to all of them, none for anything else."""
    return min(int(asked), total) if asked.isascii() and asked.isdigit() else 0


@opens_to(*SCALES)
@require_safe
def scales(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Who would be within the quota without each member's sheet; for the convener and the auditor alone."""
    meeting, known = enter(request, public_id, category)
    count = count_of(meeting.edition, known)
    if count is None:
        raise Http404
    context = {
        "meeting": meeting,
        "category": category,
        "quota": count.tally.quota,
        "weights": weights_of(count, policy_of(meeting.edition)),
    }
    return render(request, "meeting/scales.html", context)
