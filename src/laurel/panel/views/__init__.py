"""Pages on the panel: seats and matrix, register, challenges, ways out of depletion, rehearsal, papers."""

from laurel.panel.views.challenges import challenge, challenges, ruling
from laurel.panel.views.depletion import depletion, rehearsal, substitute
from laurel.panel.views.overview import history, lock, looked, show
from laurel.panel.views.papers import declaration_paper, list_paper, papers, register_paper, sheet_paper
from laurel.panel.views.recusals import recusals, recuse
from laurel.panel.views.seats import appoint, depart, presence, replace, stand_in

__all__ = [
    "appoint",
    "challenge",
    "challenges",
    "declaration_paper",
    "depart",
    "depletion",
    "history",
    "list_paper",
    "lock",
    "looked",
    "papers",
    "presence",
    "recusals",
    "recuse",
    "register_paper",
    "rehearsal",
    "replace",
    "ruling",
    "sheet_paper",
    "show",
    "stand_in",
    "substitute",
]
