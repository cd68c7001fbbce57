"""Pages on units over the years and on the library of recommended entries."""

from laurel.library.views.answering import answer, ask, own, states, withdraw
from laurel.library.views.entries import (
    by_criterion,
    entry,
    entry_file,
    entry_page,
    library_list,
    saved_file,
)
from laurel.library.views.units import overview, unit_file, unit_list, unit_show

__all__ = [
    "answer",
    "ask",
    "by_criterion",
    "entry",
    "entry_file",
    "entry_page",
    "library_list",
    "overview",
    "own",
    "saved_file",
    "states",
    "unit_file",
    "unit_list",
    "unit_show",
    "withdraw",
]
