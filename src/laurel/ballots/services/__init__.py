"""Beginning a round, ordering, sealing, taking back, opening."""

from laurel.ballots.services.notebooks import forget_notebooks, write_notebook
from laurel.ballots.services.opening import consent_to_open, void_sheet
from laurel.ballots.services.placing import place_beside, place_entry, take_over_order, undo_placing
from laurel.ballots.services.rounds import begin_round
from laurel.ballots.services.sealing import seal_sheet, withdraw_sheet

__all__ = [
    "begin_round",
    "consent_to_open",
    "forget_notebooks",
    "place_beside",
    "place_entry",
    "seal_sheet",
    "take_over_order",
    "undo_placing",
    "void_sheet",
    "withdraw_sheet",
    "write_notebook",
]
