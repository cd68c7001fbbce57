"""Reading the meeting: its rows, and the count of each category."""

from laurel.meeting.selectors.counts import Count, HeldRound, count_of
from laurel.meeting.selectors.papers import access_issue, access_scan, issues_under, scans_of
from laurel.meeting.selectors.rows import (
    access_category,
    access_meeting,
    attendance_of,
    categories_visible_to,
    dissents_of,
    handling_of,
    lots_of,
    meeting_of,
    minutes_note_of,
    missing_decision_of,
    missing_decisions_of,
    reading_of,
    resolution_of,
    resolved_categories,
    struck_of,
    unsettled_of,
)

__all__ = [
    "Count",
    "HeldRound",
    "access_category",
    "access_issue",
    "access_meeting",
    "access_scan",
    "attendance_of",
    "categories_visible_to",
    "count_of",
    "dissents_of",
    "handling_of",
    "issues_under",
    "lots_of",
    "meeting_of",
    "minutes_note_of",
    "missing_decision_of",
    "missing_decisions_of",
    "reading_of",
    "resolution_of",
    "resolved_categories",
    "scans_of",
    "struck_of",
    "unsettled_of",
]
