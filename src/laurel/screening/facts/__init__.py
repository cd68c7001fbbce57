"""Entries as the screening desk sees them."""

from laurel.screening.facts.desk import (
    Case,
    Cure,
    Line,
    cases_of,
    cures_of,
    desk_of,
    line_of,
    mended_in,
    neighbours_of,
    next_case,
    queue_of,
    related_to,
)
from laurel.screening.facts.grounds import (
    CLOSED_LIST,
    EARLY_PROJECT,
    EXEMPTIBLE,
    LATE,
    exemption_for,
    grounds_for,
    grounds_of,
    version_of_case,
)
from laurel.screening.facts.history import Reached, reached_by
from laurel.screening.facts.notices import notices_of
from laurel.screening.facts.versions import FindingVersion, Judged, judged_in, versions_in

__all__ = [
    "CLOSED_LIST",
    "EARLY_PROJECT",
    "EXEMPTIBLE",
    "LATE",
    "Case",
    "Cure",
    "FindingVersion",
    "Judged",
    "Line",
    "Reached",
    "cases_of",
    "cures_of",
    "desk_of",
    "exemption_for",
    "grounds_for",
    "grounds_of",
    "judged_in",
    "line_of",
    "mended_in",
    "neighbours_of",
    "next_case",
    "notices_of",
    "queue_of",
    "reached_by",
    "related_to",
    "version_of_case",
    "versions_in",
]
