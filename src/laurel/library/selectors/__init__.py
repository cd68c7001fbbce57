"""Reading units' places as far as they may be seen, answers of units, and what is offered to colleagues."""

from laurel.library.selectors.consents import (
    access_to_answer,
    access_to_ask,
    answers_of,
    askings_of,
    awaited_answers,
    consent_of,
    consents_of,
    is_head_of,
    is_recommended,
    nominations_answered_by,
    recommended_nominations,
    units_with_heads,
    versions_to_show,
)
from laurel.library.selectors.entries import (
    Opened,
    access_entry,
    offered,
    offered_matching,
    words_found,
)
from laurel.library.selectors.honours import (
    Eyes,
    branches,
    eyes_of,
    honours_seen,
    unit_by_code,
    units_listed,
    units_that_stand,
)
from laurel.library.selectors.lines import former_units, lines_held, units_known_to, with_former
from laurel.library.selectors.publicity import is_public, public_years

__all__ = [
    "Eyes",
    "Opened",
    "access_entry",
    "access_to_answer",
    "access_to_ask",
    "answers_of",
    "askings_of",
    "awaited_answers",
    "branches",
    "consent_of",
    "consents_of",
    "eyes_of",
    "former_units",
    "honours_seen",
    "is_head_of",
    "is_public",
    "is_recommended",
    "lines_held",
    "nominations_answered_by",
    "offered",
    "offered_matching",
    "public_years",
    "recommended_nominations",
    "unit_by_code",
    "units_known_to",
    "units_listed",
    "units_that_stand",
    "units_with_heads",
    "versions_to_show",
    "with_former",
    "words_found",
]
