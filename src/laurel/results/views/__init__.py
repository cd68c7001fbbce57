"""The pages on results, and the papers after the meeting."""

from laurel.results.views.pages import approve_category, own, result_list, show, withdraw
from laurel.results.views.papers import (
    attach_scan,
    letter,
    notice,
    papers,
    signed_scan,
    upward_letter,
    upward_list,
)

__all__ = [
    "approve_category",
    "attach_scan",
    "letter",
    "notice",
    "own",
    "papers",
    "result_list",
    "show",
    "signed_scan",
    "upward_letter",
    "upward_list",
    "withdraw",
]
