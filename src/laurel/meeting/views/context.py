"""What the pages of one category show, and who gets in."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from laurel.ballots.selectors import consents_of, is_opened, rounds_of, sheets_to_open
from laurel.editions.facts import policy_of
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.meeting.facts import (
    corrections_in,
    handling_in_force,
    marked_pairs,
    recused_in,
    sheet_states,
    table_of,
)
from laurel.meeting.models import PanelMeeting
from laurel.meeting.permissions import may_keep_the_list, sees_sums_only
from laurel.meeting.selectors import (
    Count,
    access_category,
    access_meeting,
    attendance_of,
    handling_of,
    lots_of,
    missing_decision_of,
    reading_of,
    resolution_of,
    struck_of,
    unsettled_of,
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


def sheets_of(meeting: PanelMeeting, held: Any, request: HttpRequest) -> dict[str, Any]:
    """Whose sheet has come, and what was decided without one: for those who keep the list, nothing for others."""
    if held is None or not may_keep_the_list(request.user):
        return {"sheets": []}
    decision = missing_decision_of(meeting, held.public_id)
    if is_opened(held):
        return {"sheets": [], "decision": decision}
    excused = decision.member_codes if decision else []
    states = sheet_states(held)
    return {
        "sheets": states,
        "undecided": any(
            state == "objected" or (state == "missing" and member.code not in excused)
            for member, state in states
        ),
        "to_open": len(sheets_to_open(held)),
        "consents": consents_of(held),
        "decision": decision,
    }


def counted(
    meeting: PanelMeeting, category: Category, count: Count | None, request: HttpRequest
) -> dict[str, Any]:
    """The tally with its open ties and what still blocks the resolution; nothing before opening."""
    if count is None:
        return {"table": None}
    edition = meeting.edition
    sums_only = sees_sums_only(request.user, edition, category, clock.today())  # type: ignore[arg-type]
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
        "unsettled": unsettled_of(edition, category, count.order),
        "marked": len(marked_pairs(count)),
        "handling": handling_in_force(meeting, count),
        "lots": lots_of(edition, category),
    }


def token_of(meeting: PanelMeeting, category: Category, *, keeps_list: bool) -> str:
    """Changes when anything on the page would; tells nothing by itself.

    Whose sheet has come moves the token of those who keep the list only: to others nothing happens before opening.
    """
    edition = meeting.edition
    rounds = rounds_of(edition, category)
    before_opening = [
        (_states(row), [consent.role for consent in consents_of(row)], _decided(meeting, row))
        for row in rounds
        if keeps_list and not is_opened(row)
    ]
    state = (
        [(row.public_id, is_opened(row)) for row in rounds],
        before_opening,
        [(row.pk, row.is_ruled) for row in corrections_in(edition, category)],
        list(lots_of(edition, category).values_list("pk", flat=True)),
        list(struck_of(edition, category).values_list("pk", flat=True)),
        [getattr(row, "pk", 0) for row in (reading_of(meeting, category), handling_of(meeting, category))],
        [member.code for member, _ in recused_in(edition, category)],
        [(key, row.pk) for key, row in attendance_of(meeting).items()],
        bool(resolution_of(edition, category)),
    )
    return hashlib.sha256(repr(state).encode()).hexdigest()[:16]


def _states(held: Any) -> list[tuple[str, str]]:
    return [(member.code, state) for member, state in sheet_states(held)]


def _decided(meeting: PanelMeeting, held: Any) -> int:
    decision = missing_decision_of(meeting, held.public_id)
    return decision.pk if decision else 0
