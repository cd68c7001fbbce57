"""The meeting's pages: calling it, one room for each category, the acts in it, its minutes and papers."""

from laurel.meeting.views.acts import lot, missing, open_sheets, recuse, resolve, strike, tie_round
from laurel.meeting.views.calling import attendance, begin, meeting_list, show
from laurel.meeting.views.minutes import (
    correct,
    corrections,
    differences,
    dissent,
    minutes,
    read_out,
    rule,
)
from laurel.meeting.views.papers import (
    attach_scan,
    category_list,
    category_paper,
    count_file,
    paper,
    papers,
    signed_scan,
)
from laurel.meeting.views.polling import poll
from laurel.meeting.views.room import room, scales, screen

__all__ = [
    "attach_scan",
    "attendance",
    "begin",
    "category_list",
    "category_paper",
    "correct",
    "corrections",
    "count_file",
    "differences",
    "dissent",
    "lot",
    "meeting_list",
    "minutes",
    "missing",
    "open_sheets",
    "paper",
    "papers",
    "poll",
    "read_out",
    "recuse",
    "resolve",
    "room",
    "rule",
    "scales",
    "screen",
    "show",
    "signed_scan",
    "strike",
    "tie_round",
]
