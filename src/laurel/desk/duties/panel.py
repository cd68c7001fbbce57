"""Duties of members, convener and clerk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from laurel.ballots.selectors import is_opened, own_sheet
from laurel.desk.duties.model import Desk, Duty
from laurel.desk.duties.office import rounds_in
from laurel.editions.models import CalendarDate
from laurel.meeting.selectors import meeting_of, resolution_of
from laurel.panel.selectors import categories_open_to, effective_members, seat_of
from laurel.rulebook import articles


def of_a_member(desk: Desk) -> Iterator[Duty]:
    """What a member has to declare, read and seal."""
    seat = seat_of(desk.person, desk.edition)
    if seat is None:
        return
    for row in rounds_in(desk.edition):
        if not is_opened(row) and own_sheet(seat, row) is None and _may_rank(desk, seat, row):
            yield Duty(
                _("排定序位並彌封"),
                _("前往我的評審"),
                reverse("ballots:list"),
                row.closes_at or desk.calendar.get(CalendarDate.Kind.SHEETS_CLOSE),
                article=articles.RANK_SUM,
            )
            return


def of_the_meeting(desk: Desk) -> Iterator[Duty]:
    """What convener and clerk have to do in the meeting."""
    if meeting_of(desk.edition) is None:
        return
    open_to = categories_open_to(desk.person, desk.edition)
    rounds = [row for row in rounds_in(desk.edition) if row.category in open_to]
    if any(not is_opened(row) for row in rounds) or any(
        resolution_of(desk.edition, category) is None for category in {row.category for row in rounds}
    ):
        yield Duty(
            _("開會：報到、開封、計算、決議"),
            _("前往會議"),
            reverse("meeting:list"),
            desk.calendar.get(CalendarDate.Kind.MEETING),
            article=articles.MEETING_AND_QUOTAS,
        )


def _may_rank(desk: Desk, seat: Any, row: Any) -> bool:
    return seat in effective_members(desk.edition, row.category)
