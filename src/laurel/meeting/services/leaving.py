"""Who leaves the count after opening: a member found to be recused, an entry withdrawn or found ineligible (A-12)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from laurel.ballots.selectors import is_opened, opened_ranks, rounds_of
from laurel.ballots.services import begin_round, void_sheet
from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.meeting.facts import voters_again
from laurel.meeting.models import StruckEntry
from laurel.meeting.permissions import may_decide_as_convener, may_run_meeting
from laurel.meeting.selectors import unsettled_of
from laurel.meeting.services.room import count_before_resolution, enter_room
from laurel.panel.models import Member
from laurel.panel.services import order_recusal
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.recommendation import Moment, Remedy, remedy_of

STRUCK = "meeting.entry_struck"
RECUSED_LATE = "meeting.member_recused_late"


@transaction.atomic
def recuse_late(
    edition: Edition, category: str, member: Member, reason: str, *, actor: Person, now: datetime
) -> None:
    """The member is recused from the category, and all sheets the member filed in it stop counting.

    The convener orders it before the resolution; refused when no other sheet would be left to count.
    """
    meeting = enter_room(edition, category, may_decide_as_convener, actor=actor, now=now)
    count = count_before_resolution(meeting, category, act=RECUSED_LATE)
    if set(count.tally.members) <= {member.code}:
        raise refuse(
            articles.RECUSAL,
            "nobody_left_to_count",
            act=RECUSED_LATE,
            chain=meeting.edition.chain,
            member=member.code,
        )
    order_recusal(member, category, reason, actor=actor, now=now)
    for held in rounds_of(meeting.edition, category):
        if is_opened(held) and member.code in opened_ranks(held):
            void_sheet(held, member, reason, actor=actor, now=now)


@transaction.atomic
def strike_entry(
    edition: Edition, category: str, code: str, reason: str, *, actor: Person, now: datetime
) -> StruckEntry:
    """The entry is out of the count: the ranks behind it move up by one on every sheet.

    Where the year decided for new sheets (A-12), the remaining entries are ranked anew by the same members.
    Refused unless the entry stands on the opened sheets and was withdrawn or found ineligible by two persons.
    """
    meeting = enter_room(edition, category, may_run_meeting, actor=actor, now=now)
    chain = meeting.edition.chain
    count = count_before_resolution(meeting, category, act=STRUCK)
    if code not in unsettled_of(meeting.edition, category, count.order).left:
        raise refuse(articles.RANK_SUM, "entry_stands", act=STRUCK, chain=chain, entry=code)
    anew = ""
    if remedy_of(Moment.BEFORE_RESOLUTION, policy_of(meeting.edition)) is Remedy.NEW_SHEETS:
        left = [entry for entry in count.first.entries if entry != code]
        anew = begin_round(
            meeting.edition,
            category,
            left,
            voters_again(meeting.edition, count),
            None,
            actor=actor,
            now=now,
        ).public_id
    struck = StruckEntry.objects.create(
        meeting=meeting,
        category=category,
        code=code,
        round_key=anew,
        reason=reason,
        struck_at=now,
        struck_by=actor,
    )
    record(
        STRUCK,
        actor=actor,
        now=now,
        chain=chain,
        rows=[struck],
        note={"category": category, "entry": code, "anew": bool(anew)},
    )
    return struck
