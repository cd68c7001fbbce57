"""A year as the rules see it, what it is opened with, and how two years differ."""

from laurel.editions.facts.comparing import Line, lines_between, lines_of_setup
from laurel.editions.facts.effects import Change, Effect, Moved, effects_asked, effects_of
from laurel.editions.facts.setup import Setup, in_their_order, opening_of, proposed_calendar, proposed_setup
from laurel.editions.facts.year import (
    award_of,
    deadline_of,
    edition_facts_of,
    facts_of_year,
    history_before,
    non_working_days,
    policy_of,
    proposed_deadline,
    unit_facts_of,
    year_held_of,
    year_in_question,
)

__all__ = [
    "Change",
    "Effect",
    "Line",
    "Moved",
    "Setup",
    "award_of",
    "deadline_of",
    "edition_facts_of",
    "effects_asked",
    "effects_of",
    "facts_of_year",
    "history_before",
    "in_their_order",
    "lines_between",
    "lines_of_setup",
    "non_working_days",
    "opening_of",
    "policy_of",
    "proposed_calendar",
    "proposed_deadline",
    "proposed_setup",
    "unit_facts_of",
    "year_held_of",
    "year_in_question",
]
