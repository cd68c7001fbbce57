"""Reading updates and packages."""

from laurel.forwarding.selectors.packaging import (
    access_package,
    access_received,
    file_within,
    is_package,
    known_fingerprints,
    packages_of,
    received_packages,
)

__all__ = [
    "access_package",
    "access_received",
    "file_within",
    "is_package",
    "known_fingerprints",
    "packages_of",
    "received_packages",
]
