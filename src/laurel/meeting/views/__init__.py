"""The meeting's pages: calling it, one room for each category, the acts in it."""

from laurel.meeting.views.acts import lot, missing, open_sheets, recuse, resolve, strike, tie_round
from laurel.meeting.views.calling import attendance, begin, meeting_list, notice, show
from laurel.meeting.views.room import master, room, screen, state

__all__ = [
    "attendance",
    "begin",
    "lot",
    "master",
    "meeting_list",
    "missing",
    "notice",
    "open_sheets",
    "recuse",
    "resolve",
    "room",
    "screen",
    "show",
    "state",
    "strike",
    "tie_round",
]
