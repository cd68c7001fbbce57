"""Opening a year, setting its dates, deciding its silent points."""

from laurel.editions.facts import proposed_calendar
from laurel.editions.selectors import LIMITS_SET, OPENED
from laurel.editions.services.deciding import (
    BRANCH_EXEMPTED,
    DATE_SET,
    POINT_DECIDED,
    decide_point,
    exempt_branch,
    set_date,
    set_limits,
)
from laurel.editions.services.opening import copy_edition, open_edition
from laurel.editions.services.repeating import repeat_edition

__all__ = [
    "BRANCH_EXEMPTED",
    "DATE_SET",
    "LIMITS_SET",
    "OPENED",
    "POINT_DECIDED",
    "copy_edition",
    "decide_point",
    "exempt_branch",
    "open_edition",
    "proposed_calendar",
    "repeat_edition",
    "set_date",
    "set_limits",
]
