"""What the pages of one category show, and who gets in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from laurel.editions.facts import policy_of
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.meeting.facts import RoomState, state_of, table_of
from laurel.meeting.models import PanelMeeting
from laurel.meeting.permissions import sees_sums_only
from laurel.meeting.selectors import (
    Count,
    access_category,
    access_meeting,
    count_from,
)
from laurel.rulebook.entrants import Category
from laurel.rulebook.policy import Point
from laurel.rulebook.recommendation import may_resolve


def enter(request: HttpRequest, public_id: str, category: str) -> tuple[PanelMeeting, Category]:
    """The meeting and the category, absent to whoever may not be there."""
    meeting = access_meeting(request.user, public_id)
    return meeting, access_category(request.user, meeting, category, clock.today())  # type: ignore[arg-type]


def room_url(public_id: str, category: str) -> str:
    """The address of one category\'s room."""
    return reverse("meeting:room", args=[public_id, category])


def counted(state: RoomState, count: Count | None, *, sums_only: bool) -> dict[str, Any]:
    """The tally with its open ties and what still blocks the resolution; nothing before opening."""
    if count is None:
        return {"table": None}
    edition, category = state.meeting.edition, state.category
    table = table_of(edition, count, sums_only=sums_only)
    ties = [(tie, count.times_evaluated(tie.entries)) for tie in count.tally.open_ties]
    return {
        "table": table,
        "sums_only": sums_only,
        "agreement": f"{float(table.agreement):.2f}" if table.agreement is not None else "",
        "open_ties": [(tie, ",".join(tie.entries), times) for tie, times in ties],
        "quota": count.tally.quota,
        "convener_decides": policy_of(edition).choice_of(Point.TIE_LADDER) == "convener_decides",
        "blocking": grounds_in_words(may_resolve(category, count.tally).refusals),
        "marked": len(table.marked),
        "handling": state.handling(table.marked),
    }


def counted_for(request: HttpRequest, meeting: PanelMeeting, category: Category) -> dict[str, Any]:
    """The same for a page that shows nothing else of the room."""
    state = state_of(meeting, category)
    sums_only = sees_sums_only(request.user, meeting.edition, category, clock.today())  # type: ignore[arg-type]
    return counted(state, count_from(state.happened), sums_only=sums_only)
