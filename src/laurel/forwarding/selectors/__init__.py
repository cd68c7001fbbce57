"""Reading the update and the package: what was asked, decided, closed, and what goes up."""

from laurel.forwarding.selectors.closing import (
    closing_of,
    closings_of,
    letter_signed_on,
    unapproved_categories,
    versions_to_forward,
)
from laurel.forwarding.selectors.packaging import (
    access_package,
    access_received,
    file_within,
    is_package,
    known_fingerprints,
    packages_of,
    received_packages,
)
from laurel.forwarding.selectors.updating import (
    access_entry,
    access_recommended,
    access_year,
    newest_decisions,
    newest_requests,
    request_of,
    requests_of,
    updates_open_to,
    years_to_forward,
)

__all__ = [
    "access_entry",
    "access_package",
    "access_received",
    "access_recommended",
    "access_year",
    "closing_of",
    "closings_of",
    "file_within",
    "is_package",
    "known_fingerprints",
    "letter_signed_on",
    "newest_decisions",
    "newest_requests",
    "packages_of",
    "received_packages",
    "request_of",
    "requests_of",
    "unapproved_categories",
    "updates_open_to",
    "versions_to_forward",
    "years_to_forward",
]
