"""The panel as the rules and the pages see it."""

from laurel.panel.facts.changes import Change, changes_of
from laurel.panel.facts.matrix import Cell, Line, matrix_of
from laurel.panel.facts.register import RegisterRow, register_of
from laurel.panel.facts.rehearsal import Rehearsal, rehearsal_of_year, units_that_may_enter
from laurel.panel.facts.seats import Division, divisions_of, member_facts_of
from laurel.panel.facts.strength import Strength, WayOut, strengths_of, ways_out_of

__all__ = [
    "Cell",
    "Change",
    "Division",
    "Line",
    "RegisterRow",
    "Rehearsal",
    "Strength",
    "WayOut",
    "changes_of",
    "divisions_of",
    "matrix_of",
    "member_facts_of",
    "register_of",
    "rehearsal_of_year",
    "strengths_of",
    "units_that_may_enter",
    "ways_out_of",
]
