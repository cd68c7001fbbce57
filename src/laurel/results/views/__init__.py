"""The pages on results, and the papers after the meeting."""

from laurel.results.views.pages import approve_category, own, result_list, show, withdraw
from laurel.results.views.papers import letter, notice, upward_letter, upward_list

__all__ = [
    "approve_category",
    "letter",
    "notice",
    "own",
    "result_list",
    "show",
    "upward_letter",
    "upward_list",
    "withdraw",
]
