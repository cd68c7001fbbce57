"""The recommended as they stand before they go up, and what an update changed."""

from laurel.forwarding.facts.cases import Case, Year, case_of, cases_of, closing_decision, years_of
from laurel.forwarding.facts.difference import (
    Difference,
    FigureChange,
    Piece,
    TextChange,
    difference_between,
    difference_of,
    signed,
)

__all__ = [
    "Case",
    "Difference",
    "FigureChange",
    "Piece",
    "TextChange",
    "Year",
    "case_of",
    "cases_of",
    "closing_decision",
    "difference_between",
    "difference_of",
    "signed",
    "years_of",
]
