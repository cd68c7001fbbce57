"""Entries and duties as the rules see them."""

from laurel.nominations.facts.duties import DutyRow, duty_of, duty_rows
from laurel.nominations.facts.entering import (
    ProjectDates,
    UnitState,
    branch_of,
    eligibility_of,
    eligibility_of_unit,
    entrant_of,
    late_nomination_of,
    may_nominate_now,
    nomination_in_time,
    project_dates_of,
    unit_states,
)
from laurel.nominations.facts.self_check import SelfCheck, self_check_of, usual_nominator, year_to_check
from laurel.nominations.facts.year import YearRead, admission_by, read_year

__all__ = [
    "DutyRow",
    "ProjectDates",
    "SelfCheck",
    "UnitState",
    "YearRead",
    "admission_by",
    "branch_of",
    "duty_of",
    "duty_rows",
    "eligibility_of",
    "eligibility_of_unit",
    "entrant_of",
    "late_nomination_of",
    "may_nominate_now",
    "nomination_in_time",
    "project_dates_of",
    "read_year",
    "self_check_of",
    "unit_states",
    "usual_nominator",
    "year_to_check",
]
