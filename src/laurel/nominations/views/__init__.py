"""Pages on nominations: the wizard, one entry, the duties of branches, windows, papers, the self-check."""

from laurel.nominations.views.duties import duties, remind
from laurel.nominations.views.entry import letter, made, nomination_list, revive, show, withdraw
from laurel.nominations.views.papers import duty_paper, list_paper
from laurel.nominations.views.people import people
from laurel.nominations.views.self_check import self_check
from laurel.nominations.views.windows import new_window
from laurel.nominations.views.wizard import category, check, discard, eligibility, start, unit

__all__ = [
    "category",
    "check",
    "discard",
    "duties",
    "duty_paper",
    "eligibility",
    "letter",
    "list_paper",
    "made",
    "new_window",
    "nomination_list",
    "people",
    "remind",
    "revive",
    "self_check",
    "show",
    "start",
    "unit",
    "withdraw",
]
