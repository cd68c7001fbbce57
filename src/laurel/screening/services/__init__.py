"""Finding, confirming, giving back, admitting, asking to mend, assigning, opening again."""

from laurel.screening.services.assigning import assign_case
from laurel.screening.services.finding import confirm_finding, find, return_finding
from laurel.screening.services.mending import grant_exemption, request_correction, request_data_correction
from laurel.screening.services.reopening import reopen_findings
from laurel.screening.services.repeating import repeat_findings

__all__ = [
    "assign_case",
    "confirm_finding",
    "find",
    "grant_exemption",
    "reopen_findings",
    "repeat_findings",
    "request_correction",
    "request_data_correction",
    "return_finding",
]
