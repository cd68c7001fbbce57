"""Reading the screening desk."""

from laurel.screening.selectors.desk import (
    access_screening,
    assignees_of,
    assignments_of,
    corrections_of,
    data_corrections_of,
    exemptions_of,
    people_who_screen,
)
from laurel.screening.selectors.findings import (
    admitted_nominations,
    categories_placed,
    finding_of,
    findings,
    findings_of,
    is_admitted,
    is_complete,
    is_given_back,
    is_reopened,
    newest_findings,
    outcomes_in,
    standing_findings,
    undecided_nominations,
)

__all__ = [
    "access_screening",
    "admitted_nominations",
    "assignees_of",
    "assignments_of",
    "categories_placed",
    "corrections_of",
    "data_corrections_of",
    "exemptions_of",
    "finding_of",
    "findings",
    "findings_of",
    "is_admitted",
    "is_complete",
    "is_given_back",
    "is_reopened",
    "newest_findings",
    "outcomes_in",
    "people_who_screen",
    "standing_findings",
    "undecided_nominations",
]
