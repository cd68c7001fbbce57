"""Calling the meeting, and who came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.meeting.facts import state_of
from laurel.meeting.models import Attendance, PanelMeeting, RecusalReading
from laurel.meeting.permissions import may_keep_the_list, may_prepare_meeting, may_run_meeting
from laurel.meeting.selectors import attendance_of, meeting_of
from laurel.meeting.services.room import enter_room
from laurel.panel.models import Member
from laurel.panel.selectors import is_locked
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.entrants import Category

CONVENED = "meeting.convened"
ATTENDANCE_NOTED = "meeting.attendance_noted"
RECUSALS_READ_OUT = "meeting.recusals_read_out"


@transaction.atomic
def convene_meeting(edition: Edition, place: str, *, actor: Person, now: datetime) -> PanelMeeting:
    """The meeting of the year is called, once the panel is locked; a year has one (要點三(二)2(1))."""
    edition = lock_edition(edition.pk)
    if not may_prepare_meeting(actor):
        raise Http404
    if not is_locked(edition):
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES, "panel_not_locked_yet", act=CONVENED, chain=edition.chain
        )
    if meeting_of(edition):
        raise refuse(
            articles.MEETING_AND_QUOTAS, "meeting_convened_already", act=CONVENED, chain=edition.chain
        )
    meeting = PanelMeeting.objects.create(edition=edition, place=place, convened_at=now, convened_by=actor)
    record(CONVENED, actor=actor, now=now, chain=edition.chain, rows=[meeting], note={"place": place})
    return meeting


@transaction.atomic
def note_attendance(
    meeting: PanelMeeting,
    present: Mapping[Member, bool],
    *,
    words: Mapping[Member, str] | None = None,
    actor: Person,
    now: datetime,
) -> list[Attendance]:
    """Each member named is noted present or absent, with words such as why; what has not changed is not written again.

    A member who is absent is not replaced and nobody files for them (A-14).
    """
    edition = lock_edition(meeting.edition_id)
    if not may_keep_the_list(actor):
        raise Http404
    said = words or {}
    before = {key: (row.present, row.note) for key, row in attendance_of(meeting).items()}
    rows = [
        Attendance.objects.create(
            meeting=meeting,
            member=member,
            present=is_present,
            note=said.get(member, ""),
            noted_at=now,
            noted_by=actor,
        )
        for member, is_present in present.items()
        if before.get(member.pk) != (is_present, said.get(member, ""))
    ]
    if rows:
        record(
            ATTENDANCE_NOTED,
            actor=actor,
            now=now,
            chain=edition.chain,
            rows=rows,
            note={"present": sum(present.values()), "members": len(present)},
        )
    return rows


@transaction.atomic
def read_out_recusals(edition: Edition, category: str, *, actor: Person, now: datetime) -> RecusalReading:
    """Who is out of the category was read out with the grounds, and has left the room for it (要點三(二)2(4)).

    Refused while the same list stands read; absent to whoever may not run the meeting.
    """
    meeting = enter_room(edition, category, may_run_meeting, actor=actor, now=now)
    chain = meeting.edition.chain
    state = state_of(meeting, Category(category))
    if state.reading:
        raise refuse(
            articles.RECUSAL, "recusals_read_already", act=RECUSALS_READ_OUT, chain=chain, category=category
        )
    codes = [member.code for member, _ in state.recused]
    row = RecusalReading.objects.create(
        meeting=meeting, category=category, member_codes=codes, read_at=now, read_by=actor
    )
    note = {"category": category, "members": codes}
    record(RECUSALS_READ_OUT, actor=actor, now=now, chain=chain, rows=[row], note=note)
    return row
