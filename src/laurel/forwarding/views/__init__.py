"""Pages on what goes up to the Ministry."""

from laurel.forwarding.views.closing import close, reopen
from laurel.forwarding.views.difference import change_paper, difference
from laurel.forwarding.views.updating import decide, extend, request_all
from laurel.forwarding.views.years import show, year_list

__all__ = [
    "change_paper",
    "close",
    "decide",
    "difference",
    "extend",
    "reopen",
    "request_all",
    "show",
    "year_list",
]
