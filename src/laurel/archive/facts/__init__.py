"""A year as its archive sees it: terms as they run, what is pending, the report, its timeline and its picture."""

from laurel.archive.facts.clocks import Clock, Group, clock_of, clocks_in, destroyable_in, groups_of, term_of
from laurel.archive.facts.drawing import timeline_svg
from laurel.archive.facts.pending import pending_in
from laurel.archive.facts.report import Row, Section, YearReport, YearRow, report_of
from laurel.archive.facts.timeline import Step, steps_of

__all__ = [
    "Clock",
    "Group",
    "Row",
    "Section",
    "Step",
    "YearReport",
    "YearRow",
    "clock_of",
    "clocks_in",
    "destroyable_in",
    "groups_of",
    "pending_in",
    "report_of",
    "steps_of",
    "term_of",
    "timeline_svg",
]
