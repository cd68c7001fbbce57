"""Outcomes as the rules see them, and as the pages show them."""

from laurel.outcomes.facts.came import Kin, came_of, ministry_of, national_of, year_came_of
from laurel.outcomes.facts.contradictions import (
    Contradiction,
    contradictions_in,
    open_contradictions,
)
from laurel.outcomes.facts.effects import Effect, EffectInYear, effects_of
from laurel.outcomes.facts.shown import ContradictionInWords, contradictions_in_words
from laurel.outcomes.facts.years import YearFollowed, steps_of, years_followed

__all__ = [
    "Contradiction",
    "ContradictionInWords",
    "Effect",
    "EffectInYear",
    "Kin",
    "YearFollowed",
    "came_of",
    "contradictions_in",
    "contradictions_in_words",
    "effects_of",
    "ministry_of",
    "national_of",
    "open_contradictions",
    "steps_of",
    "year_came_of",
    "years_followed",
]
