"""The meeting as its pages and papers read it."""

from laurel.meeting.facts.papers import PaperRow, Printable, paper_rows
from laurel.meeting.facts.room import (
    Presence,
    missing_members,
    presence_in,
    reading_in_force,
    recused_in,
    sheet_states,
    voters_again,
)
from laurel.meeting.facts.scales import Weight, weights_of
from laurel.meeting.facts.settling import (
    corrections_in,
    handling_in_force,
    marked_pairs,
    waiting_corrections,
)
from laurel.meeting.facts.table import Again, Cell, TallyRow, TallyTable, table_from, table_of

__all__ = [
    "Again",
    "Cell",
    "PaperRow",
    "Presence",
    "Printable",
    "TallyRow",
    "TallyTable",
    "Weight",
    "corrections_in",
    "handling_in_force",
    "marked_pairs",
    "missing_members",
    "paper_rows",
    "presence_in",
    "reading_in_force",
    "recused_in",
    "sheet_states",
    "table_from",
    "table_of",
    "voters_again",
    "waiting_corrections",
    "weights_of",
]
