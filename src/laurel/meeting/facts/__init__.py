"""The meeting as its pages and papers read it."""

from laurel.meeting.facts.papers import PaperRow, Printable, paper_rows
from laurel.meeting.facts.room import (
    Presence,
    missing_members,
    presence_in,
    recused_in,
    sheet_states,
    voters_again,
)
from laurel.meeting.facts.scales import Weight, weights_of
from laurel.meeting.facts.state import RoomState, state_of
from laurel.meeting.facts.table import Again, Cell, TallyRow, TallyTable, marked_pairs, table_from, table_of

__all__ = [
    "Again",
    "Cell",
    "PaperRow",
    "Presence",
    "Printable",
    "RoomState",
    "TallyRow",
    "TallyTable",
    "Weight",
    "marked_pairs",
    "missing_members",
    "paper_rows",
    "presence_in",
    "recused_in",
    "sheet_states",
    "state_of",
    "table_from",
    "table_of",
    "voters_again",
    "weights_of",
]
