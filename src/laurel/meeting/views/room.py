"""One category: from sheets to resolution, the projector, the master sheet."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laurel.ballots.permissions import may_handle_paper, may_see_opened
from laurel.editions.facts import policy_of
from laurel.kit import clock
from laurel.meeting.facts import RoomState, state_of, weights_of
from laurel.meeting.permissions import (
    ROOM,
    SCALES,
    may_decide_as_convener,
    may_keep_the_list,
    may_rehearse,
    may_run_meeting,
    may_see_who_tips_the_scale,
    sees_sums_only,
)
from laurel.meeting.selectors import count_from, count_of
from laurel.meeting.views.context import counted, enter
from laurel.meeting.views.papers import COUNT_FORMATS, papers_on
from laurel.meeting.views.polling import poll_url
from laurel.panel.selectors import stands_back
from laurel.people.permissions import opens_to


@opens_to(*ROOM)
@require_safe
def room(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """One category from sheets to resolution, step by step."""
    meeting, known = enter(request, public_id, category)
    edition, today = meeting.edition, clock.today()
    keeps_list = may_keep_the_list(request.user)
    state = state_of(meeting, known, keeps_list=keeps_list)
    sums_only = sees_sums_only(request.user, edition, known, today)  # type: ignore[arg-type]
    in_waiting = stands_back(request.user, edition, known)
    sealed = state.sealed_round is not None
    context = {
        "meeting": meeting,
        "category": known.value,
        "held": state.happened.newest,
        "sealed_round": state.sealed_round,
        "presence": state.presence,
        "recused": state.recused,
        "reading": state.reading,
        "corrections": state.happened.corrections,
        "resolution": state.happened.resolution,
        "waiting": state.challenges,
        "unsettled": state.unsettled,
        "desk": state.desk,
        "may_run": may_run_meeting(request.user) and not in_waiting,
        "may_decide": may_decide_as_convener(request.user) and not in_waiting,
        "may_weigh": may_see_who_tips_the_scale(request.user),
        "may_keep": keeps_list,
        "may_rehearse": may_rehearse(request.user) and not in_waiting,
        "may_handle_paper": sealed and may_handle_paper(request.user, edition, known, today),
        "may_see_opened": not sealed and may_see_opened(request.user, edition, known, today),
        "poll": poll_url(state),
        "papers": papers_on(state.happened, sums_only=sums_only),
        "count_formats": COUNT_FORMATS,
        **counted(state, count_from(state.happened), sums_only=sums_only),
    }
    return render(request, "meeting/room.html", {**context, **_steps(state, context)})


def _steps(state: RoomState, shown: dict[str, Any]) -> dict[str, Any]:
    """Which steps of the agenda are done, and the first that is not."""
    presence, counted_now = state.presence, bool(shown["table"])
    done = {
        "attendance": presence.is_noted and presence.decision.granted and state.reading is not None,
        "opening": counted_now and state.sealed_round is None,
        "count": counted_now
        and not (shown["open_ties"] or state.happened.waiting_corrections or _unhandled(shown)),
        "resolution": state.happened.resolution is not None,
        "papers": False,
    }
    begun = [name for name in done if name != "attendance" or not counted_now]
    return {
        "done": [name for name, is_done in done.items() if is_done],
        "step": next(name for name in begun if not done[name]),
    }


def _unhandled(shown: dict[str, Any]) -> bool:
    return bool(shown["marked"]) and shown["handling"] is None


@opens_to(*ROOM)
@require_safe
def screen(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """The projector: one table in large type, codes only; whole, or from the last place up, one entry a press."""
    meeting, known = enter(request, public_id, category)
    state = state_of(meeting, known)
    count = count_from(state.happened)
    total = len(count.order) if count else 0
    from_last = request.GET.get("reveal") == "last"
    shown = _shown(request.GET.get("shown", ""), total) if from_last else total
    context = {
        "meeting": meeting,
        "category": category,
        "poll": poll_url(state),
        "from_last": from_last,
        "shown": shown,
        "hidden": total - shown,
        **counted(state, count, sums_only=True),
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
