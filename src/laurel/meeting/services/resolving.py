"""The resolution: the count as it stands becomes what the meeting resolved."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from laurel.ballots.selectors import is_opened, rounds_of
from laurel.editions.models import Edition
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.meeting.facts import marked_pairs, state_of
from laurel.meeting.models import Resolution
from laurel.meeting.permissions import may_run_meeting
from laurel.meeting.selectors import unsettled_of
from laurel.meeting.services.room import count_before_resolution, enter_room
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.recommendation import may_resolve

RESOLVED = "meeting.category_resolved"


@transaction.atomic
def resolve_category(
    edition: Edition, category: str, remarks: str = "", *, actor: Person, now: datetime
) -> Resolution:
    """The category is resolved; its count is kept whole and nothing changes it afterwards.

    Refused before opening, while a round is sealed, while an entry of the sheets was withdrawn or found
    ineligible and not struck (A-12) or is examined again, while a correction waits or marked differences stand
    without a word on them, and while a tie that touches a recommended place is open (要點三(二)2(1), (3)).
    """
    meeting = enter_room(edition, category, may_run_meeting, actor=actor, now=now)
    chain = meeting.edition.chain
    count = count_before_resolution(meeting, category, act=RESOLVED)
    if any(not is_opened(row) for row in rounds_of(meeting.edition, category)):
        raise refuse(articles.HOUSE_SEALED, "round_in_progress", act=RESOLVED, chain=chain, category=category)
    unsettled = unsettled_of(meeting.edition, category, count.order)
    for article, code, entries in (
        (articles.RANK_SUM, "entry_to_strike", unsettled.left),
        (articles.HOUSE_ORDER_OF_STAGES, "entry_examined_again", unsettled.examined),
    ):
        if entries:
            raise refuse(article, code, act=RESOLVED, chain=chain, entries="、".join(entries))
    state = state_of(meeting, count.category)
    if waiting := state.happened.waiting_corrections:
        members = "、".join(row.sheet.member.code for row in waiting)
        raise refuse(articles.HOUSE_RECORD, "correction_waits", act=RESOLVED, chain=chain, members=members)
    marked = marked_pairs(count)
    if marked and not state.handling(marked):
        raise refuse(
            articles.RANK_SUM, "differences_not_handled", act=RESOLVED, chain=chain, differences=len(marked)
        )
    decision = refuse_unless(may_resolve(count.category, count.tally), act=RESOLVED, chain=chain)
    resolution = Resolution.objects.create(
        meeting=meeting,
        category=category,
        tally=count.as_record(),
        remarks=remarks,
        resolved_at=now,
        resolved_by=actor,
    )
    record(
        RESOLVED,
        actor=actor,
        now=now,
        chain=chain,
        rows=[resolution],
        grounds=decision,
        note={"category": category, "recommended": list(count.tally.recommended)},
    )
    return resolution
