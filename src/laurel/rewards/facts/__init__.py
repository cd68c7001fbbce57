"""Rows as the reward rules see them, sheets of entries, and the clocks of orders."""

from laurel.rewards.facts.clocks import Clock, clocks_of, flow_of
from laurel.rewards.facts.lines import (
    agency_code_of,
    cause_of,
    elsewhere_of,
    line_of,
    newest_review,
    nobody_named,
)
from laurel.rewards.facts.pictures import Picture, Timeline, parts_of, picture_of, timeline_of
from laurel.rewards.facts.sheets import (
    RewardSheet,
    Waiting,
    outcome_of,
    readings_as_rules,
    remarks_on,
    remarks_on_case,
    sheet_of,
    sheets_of,
)
from laurel.rewards.facts.work import Work, work_of

__all__ = [
    "Clock",
    "Picture",
    "RewardSheet",
    "Timeline",
    "Waiting",
    "Work",
    "agency_code_of",
    "cause_of",
    "clocks_of",
    "elsewhere_of",
    "flow_of",
    "line_of",
    "newest_review",
    "nobody_named",
    "outcome_of",
    "parts_of",
    "picture_of",
    "readings_as_rules",
    "remarks_on",
    "remarks_on_case",
    "sheet_of",
    "sheets_of",
    "timeline_of",
    "work_of",
]
