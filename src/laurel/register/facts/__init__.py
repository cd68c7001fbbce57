"""What a file would change: its columns, its cells, and each row against the register."""

from laurel.register.facts.columns import Column, columns_of, guessed, is_undo_file
from laurel.register.facts.lines import Change, Line, Preview, Problem
from laurel.register.facts.previews import preview_of

__all__ = [
    "Change",
    "Column",
    "Line",
    "Preview",
    "Problem",
    "columns_of",
    "guessed",
    "is_undo_file",
    "preview_of",
]
