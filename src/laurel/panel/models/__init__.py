"""The panel of a year: who sits on it, who is out of which category and why, when it was locked."""

from laurel.panel.models.reading import PanelLock, PanelLook, ReadingDraw, ReadingOrder
from laurel.panel.models.recusals import (
    Challenge,
    ChallengeRuling,
    ConflictDeclaration,
    DepletionDecision,
    Recusal,
    RecusalLapse,
)
from laurel.panel.models.seats import ConvenerPresence, Member, MemberDeparture

__all__ = [
    "Challenge",
    "ChallengeRuling",
    "ConflictDeclaration",
    "ConvenerPresence",
    "DepletionDecision",
    "Member",
    "MemberDeparture",
    "PanelLock",
    "PanelLook",
    "ReadingDraw",
    "ReadingOrder",
    "Recusal",
    "RecusalLapse",
]
