"""Entering the room: every act on a category locks the year, checks the person and finds the meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.http import Http404
from django.utils import timezone

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.meeting.models import PanelMeeting
from laurel.meeting.permissions import may_see_category
from laurel.meeting.selectors import Count, count_of, meeting_of, resolution_of
from laurel.panel.selectors import stands_back
from laurel.people.models import Person
from laurel.people.permissions import Anyone
from laurel.rulebook import articles


def enter_room(
    edition: Edition, category: str, may: Callable[[Anyone], bool], *, actor: Person, now: datetime
) -> PanelMeeting:
    """The meeting of the year, locked; absent to who may not act, is recused, or before it is called.

    A deputy convener acts only where the convener does not chair.
    """
    edition = lock_edition(edition.pk)
    if not may(actor) or not may_see_category(actor, edition, category, timezone.localdate(now)):
        raise Http404
    if stands_back(actor, edition, category):
        raise Http404
    meeting = meeting_of(edition)
    if meeting is None:
        raise Http404
    return meeting


def refuse_after_resolution(meeting: PanelMeeting, category: str, *, act: str) -> None:
    """Refuses when the category is resolved: what was resolved stays."""
    resolution = resolution_of(meeting.edition, category)
    if resolution:
        raise refuse(
            articles.HOUSE_RECORD,
            "category_resolved",
            act=act,
            chain=meeting.edition.chain,
            category=category,
            at=resolution.resolved_at.isoformat(),
        )


def count_before_resolution(meeting: PanelMeeting, category: str, *, act: str) -> Count:
    """The count of an opened category that is not resolved yet; refused otherwise."""
    refuse_after_resolution(meeting, category, act=act)
    count = count_of(meeting.edition, category)
    if count is None:
        raise refuse(
            articles.HOUSE_SEALED,
            "sheets_not_opened",
            act=act,
            chain=meeting.edition.chain,
            category=category,
        )
    return count
