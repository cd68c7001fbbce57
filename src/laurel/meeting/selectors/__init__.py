"""Reading the meeting: its rows, and the count of each category."""

from laurel.meeting.selectors.counts import Count, HeldRound, count_of
from laurel.meeting.selectors.rows import (
    access_category,
    access_meeting,
    attendance_of,
    categories_visible_to,
    lots_of,
    meeting_of,
    missing_decision_of,
    resolution_of,
    resolved_categories,
    struck_of,
    unsettled_of,
)

__all__ = [
    "Count",
    "HeldRound",
    "access_category",
    "access_meeting",
    "attendance_of",
    "categories_visible_to",
    "count_of",
    "lots_of",
    "meeting_of",
    "missing_decision_of",
    "resolution_of",
    "resolved_categories",
    "struck_of",
    "unsettled_of",
]
