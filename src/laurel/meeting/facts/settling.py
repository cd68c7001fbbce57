"""What has to be settled before a category is resolved, besides ties: marked differences and corrections."""

from __future__ import annotations

from typing import Any

from laurel.ballots.selectors import corrections_of, is_opened, rounds_of
from laurel.editions.models import Edition
from laurel.meeting.models import DifferenceHandling, PanelMeeting
from laurel.meeting.selectors import Count, handling_of
from laurel.rulebook.figures import marked_differences


def marked_pairs(count: Count) -> list[list[str]]:
    """The marked differences of the first evaluation, each as [member's code, entry's code]."""
    return [[row.member, row.entry] for row in marked_differences(count.first.sheets)]


def handling_in_force(meeting: PanelMeeting, count: Count) -> DifferenceHandling | None:
    """How the meeting dealt with just the differences that are marked now, or None."""
    row = handling_of(meeting, count.category)
    return row if row and row.marked == marked_pairs(count) else None


def corrections_in(edition: Edition, category: str) -> list[Any]:
    """Everything proposed to be corrected on opened sheets of a category, oldest first."""
    return [row for held in rounds_of(edition, category) if is_opened(held) for row in corrections_of(held)]


def waiting_corrections(edition: Edition, category: str) -> list[Any]:
    """The corrections of opened sheets that nobody has answered."""
    return [row for row in corrections_in(edition, category) if not row.is_ruled]
