"""Reading entries, the units that may enter, windows, drafts and reminders."""

from laurel.nominations.selectors.desk import access_draft, drafts_of, newest_reminders
from laurel.nominations.selectors.entries import (
    Line,
    access_nomination,
    all_nominations,
    lines_visible_to,
    next_code,
    nominations_of,
    nominations_visible_to,
    standing,
    standing_by_unit,
)
from laurel.nominations.selectors.people import people_named, people_near
from laurel.nominations.selectors.units import BranchDuty, duty_board, units_to_nominate
from laurel.nominations.selectors.windows import (
    NOMINATION,
    SUBMISSION,
    window_at,
    windows_of,
    windows_of_unit,
)

__all__ = [
    "NOMINATION",
    "SUBMISSION",
    "BranchDuty",
    "Line",
    "access_draft",
    "access_nomination",
    "all_nominations",
    "drafts_of",
    "duty_board",
    "lines_visible_to",
    "newest_reminders",
    "next_code",
    "nominations_of",
    "nominations_visible_to",
    "people_named",
    "people_near",
    "standing",
    "standing_by_unit",
    "units_to_nominate",
    "window_at",
    "windows_of",
    "windows_of_unit",
]
