"""Rounds and sheets. No other room reads these rows: ask `laurel.ballots.selectors`."""

from laurel.ballots.models.corrections import CorrectionRuling, SheetCorrection
from laurel.ballots.models.paper import (
    ObjectionWithdrawal,
    PaperDifference,
    PaperObjection,
    PaperScan,
    PaperSealing,
    PaperTyping,
    PrintedSheet,
    SetAsidePaper,
)
from laurel.ballots.models.rounds import OpeningConsent, Round, RoundOpening
from laurel.ballots.models.sheets import (
    DraftOrder,
    OpenedSheet,
    PrivateNotebook,
    SealedSheet,
    SheetWithdrawal,
    VoidedSheet,
)

__all__ = [
    "CorrectionRuling",
    "DraftOrder",
    "ObjectionWithdrawal",
    "OpenedSheet",
    "OpeningConsent",
    "PaperDifference",
    "PaperObjection",
    "PaperScan",
    "PaperSealing",
    "PaperTyping",
    "PrintedSheet",
    "PrivateNotebook",
    "Round",
    "RoundOpening",
    "SealedSheet",
    "SetAsidePaper",
    "SheetCorrection",
    "SheetWithdrawal",
    "VoidedSheet",
]
