"""Reading rounds and sheets: one's own before opening, everyone's after, to others yes or no."""

from laurel.ballots.selectors.dossiers import access_dossier, access_dossier_file
from laurel.ballots.selectors.rounds import (
    access_round,
    categories_under_review,
    closes_at,
    entries_of,
    has_declared,
    is_open,
    is_opened,
    rounds_of,
    voters_of,
)
from laurel.ballots.selectors.sheets import (
    consents_of,
    draft_of,
    opened_ranks,
    own_order,
    own_ranks,
    own_sheet,
    sealed_members,
    standing_sheets,
)

__all__ = [
    "access_dossier",
    "access_dossier_file",
    "access_round",
    "categories_under_review",
    "closes_at",
    "consents_of",
    "draft_of",
    "entries_of",
    "has_declared",
    "is_open",
    "is_opened",
    "opened_ranks",
    "own_order",
    "own_ranks",
    "own_sheet",
    "rounds_of",
    "sealed_members",
    "standing_sheets",
    "voters_of",
]
