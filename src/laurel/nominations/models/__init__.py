"""Entries, what was taken back and revived, windows after the deadline, drafts, reminders."""

from laurel.nominations.models.desk import NominationDraft, Reminder
from laurel.nominations.models.entries import Nomination, NominationRevival, NominationWithdrawal
from laurel.nominations.models.windows import AdmissionWindow

__all__ = [
    "AdmissionWindow",
    "Nomination",
    "NominationDraft",
    "NominationRevival",
    "NominationWithdrawal",
    "Reminder",
]
