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
from laurel.meeting.models import Attendance, PanelMeeting
from laurel.meeting.permissions import may_keep_the_list, may_prepare_meeting
from laurel.meeting.selectors import attendance_of, meeting_of
from laurel.panel.models import Member
from laurel.panel.selectors import is_locked
from laurel.people.models import Person
from laurel.rulebook import articles

CONVENED = "meeting.convened"
ATTENDANCE_NOTED = "meeting.attendance_noted"


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
    meeting: PanelMeeting, present: Mapping[Member, bool], *, actor: Person, now: datetime
) -> list[Attendance]:
    """Each member named is noted present or absent; what has not changed is not written again.

    A member who is absent is not replaced and nobody files for him (A-14).
    """
    edition = lock_edition(meeting.edition_id)
    if not may_keep_the_list(actor):
        raise Http404
    before = attendance_of(meeting)
    rows = [
        Attendance.objects.create(
            meeting=meeting, member=member, present=is_present, noted_at=now, noted_by=actor
        )
        for member, is_present in present.items()
        if member.pk not in before or before[member.pk].present != is_present
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
