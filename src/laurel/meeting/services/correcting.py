"""Corrections of opened sheets, as the meeting makes them: before the resolution, by the two who open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404

from laurel.ballots import services as ballots
from laurel.ballots.services.correcting import AGREED, DECLINED, PROPOSED
from laurel.editions.models import Edition
from laurel.meeting.permissions import may_run_meeting
from laurel.meeting.selectors import happened_in
from laurel.meeting.services.room import count_before_resolution, enter_room
from laurel.panel.models import Member
from laurel.people.models import Person


@transaction.atomic
def propose_correction(
    edition: Edition,
    category: str,
    held: Any,
    member: Member,
    written: Mapping[str, str],
    reason: str,
    *,
    actor: Person,
    now: datetime,
) -> Any:
    """What a member's opened sheet should say waits for the other person; `written` holds the rank typed by code.

    Refused before opening and after the resolution; otherwise as `ballots.services.propose_correction`.
    """
    meeting = enter_room(edition, category, may_run_meeting, actor=actor, now=now)
    count_before_resolution(meeting, category, act=PROPOSED)
    return ballots.propose_correction(held, member, written, reason, actor=actor, now=now)


@transaction.atomic
def rule_on_correction(
    edition: Edition, category: str, public_id: str, *, agreed: bool, actor: Person, now: datetime
) -> Any:
    """The other person's answer to a correction of the category; absent when there is none of that name."""
    meeting = enter_room(edition, category, may_run_meeting, actor=actor, now=now)
    count_before_resolution(meeting, category, act=AGREED if agreed else DECLINED)
    for row in happened_in(meeting.edition, category).corrections:
        if row.public_id == public_id:
            return ballots.rule_on_correction(row, agreed=agreed, actor=actor, now=now)
    raise Http404
