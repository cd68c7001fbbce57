"""Beginning a round, ordering, sealing, taking back, opening."""

from laurel.ballots.services.opening import consent_to_open, void_sheet
from laurel.ballots.services.placing import place_entry, undo_placing
from laurel.ballots.services.rounds import begin_round
from laurel.ballots.services.sealing import seal_sheet, withdraw_sheet

__all__ = [
    "begin_round",
    "consent_to_open",
    "place_entry",
    "seal_sheet",
    "undo_placing",
    "void_sheet",
    "withdraw_sheet",
]
