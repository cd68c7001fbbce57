"""Units, persons with their postings and roles, past years and honours."""

from laurel.people.models.history import (
    CATEGORY_CHOICES,
    HistoryCorrection,
    HistoryVerification,
    Honour,
    PastYear,
)
from laurel.people.models.passkeys import Passkey
from laurel.people.models.persons import People, Person, Posting, RoleGrant
from laurel.people.models.units import KIND_CHOICES, Placement, Succession, Unit

__all__ = [
    "CATEGORY_CHOICES",
    "KIND_CHOICES",
    "HistoryCorrection",
    "HistoryVerification",
    "Honour",
    "Passkey",
    "PastYear",
    "People",
    "Person",
    "Placement",
    "Posting",
    "RoleGrant",
    "Succession",
    "Unit",
]
