"""Reading rounds, sheets and notebooks: one's own before opening, everyone's sheets after, to others yes or no."""

from laurel.ballots.selectors.dossiers import (
    Edge,
    content_of,
    contents_of,
    dossier_in,
    edges_of,
    file_in,
    received_file,
)
from laurel.ballots.selectors.notebooks import (
    desk_of,
    notebook_on,
    notebooks_of,
    place_of,
)
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
    "Edge",
    "access_round",
    "categories_under_review",
    "closes_at",
    "consents_of",
    "content_of",
    "contents_of",
    "desk_of",
    "dossier_in",
    "draft_of",
    "edges_of",
    "entries_of",
    "file_in",
    "has_declared",
    "is_open",
    "is_opened",
    "notebook_on",
    "notebooks_of",
    "opened_ranks",
    "own_order",
    "own_ranks",
    "own_sheet",
    "place_of",
    "received_file",
    "rounds_of",
    "sealed_members",
    "standing_sheets",
    "voters_of",
]
