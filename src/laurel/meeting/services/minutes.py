"""What the minutes say besides the figures: how differences were dealt with, who disagreed, what else was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from laurel.ballots.selectors import is_opened, rounds_of
from laurel.editions.models import Edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.meeting.facts import marked_pairs
from laurel.meeting.models import DifferenceHandling, Dissent, MinutesNote
from laurel.meeting.permissions import may_run_meeting, may_write_minutes
from laurel.meeting.selectors import count_of
from laurel.meeting.services.room import count_before_resolution, enter_room
from laurel.panel.models import Member
from laurel.panel.selectors import effective_members
from laurel.people.models import Person
from laurel.rulebook import articles

DIFFERENCES_HANDLED = "meeting.differences_handled"
DISSENT_NOTED = "meeting.dissent_noted"
MINUTES_WRITTEN = "meeting.minutes_written"


@transaction.atomic
def handle_differences(
    edition: Edition, category: str, handling: str, words: str = "", *, actor: Person, now: datetime
) -> DifferenceHandling:
    """The meeting's word on the marked differences as they stand: no sheet is ever dropped for one.

    Refused before opening, after the resolution, and when nothing is marked.
    """
    meeting = enter_room(edition, category, may_run_meeting, actor=actor, now=now)
    chain = meeting.edition.chain
    count = count_before_resolution(meeting, category, act=DIFFERENCES_HANDLED)
    marked = marked_pairs(count)
    if not marked:
        raise refuse(articles.RANK_SUM, "no_marked_difference", act=DIFFERENCES_HANDLED, chain=chain)
    row = DifferenceHandling.objects.create(
        meeting=meeting,
        category=category,
        marked=marked,
        handling=handling,
        words=words,
        decided_at=now,
        decided_by=actor,
    )
    note = {"category": category, "differences": len(marked), "handling": handling}
    record(DIFFERENCES_HANDLED, actor=actor, now=now, chain=chain, rows=[row], note=note)
    return row


@transaction.atomic
def note_dissent(
    edition: Edition, category: str, member: Member, words: str, *, actor: Person, now: datetime
) -> Dissent:
    """A member's dissent goes into the minutes, on that member's request.

    Refused before opening, and for whoever does not rank in the category.
    """
    meeting = enter_room(edition, category, may_run_meeting, actor=actor, now=now)
    chain = meeting.edition.chain
    if count_of(meeting.edition, category) is None:
        raise refuse(
            articles.HOUSE_SEALED, "sheets_not_opened", act=DISSENT_NOTED, chain=chain, category=category
        )
    if member not in effective_members(meeting.edition, category):
        raise refuse(
            articles.RECUSAL, "not_a_ranking_member", act=DISSENT_NOTED, chain=chain, member=member.code
        )
    row = Dissent.objects.create(
        meeting=meeting, category=category, member=member, words=words, noted_at=now, noted_by=actor
    )
    note = {"category": category, "member": member.code}
    record(DISSENT_NOTED, actor=actor, now=now, chain=chain, rows=[row], note=note)
    return row


@dataclass(frozen=True, slots=True)
class Minutes:
    """What people write into the minutes."""

    session: int = 1
    observers: str = ""
    reports: str = ""
    discussion: str = ""
    motions: str = ""
    ended_at: datetime | None = None


@transaction.atomic
def write_minutes(
    edition: Edition, category: str, minutes: Minutes, *, actor: Person, now: datetime
) -> MinutesNote:
    """What the minutes of a category say besides the figures; the version before stays in the record.

    Refused when the meeting would have ended before its sheets were opened.
    """
    meeting = enter_room(edition, category, may_write_minutes, actor=actor, now=now)
    chain = meeting.edition.chain
    opened = [row.opening.opened_at for row in rounds_of(meeting.edition, category) if is_opened(row)]
    if minutes.ended_at and opened and minutes.ended_at < opened[0]:
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES, "minutes_end_before_meeting", act=MINUTES_WRITTEN, chain=chain
        )
    row = MinutesNote.objects.create(
        meeting=meeting,
        category=category,
        session=minutes.session,
        observers=minutes.observers,
        reports=minutes.reports,
        discussion=minutes.discussion,
        motions=minutes.motions,
        ended_at=minutes.ended_at,
        written_at=now,
        written_by=actor,
    )
    record(MINUTES_WRITTEN, actor=actor, now=now, chain=chain, rows=[row], note={"category": category})
    return row
