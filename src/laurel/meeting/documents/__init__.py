"""The papers of the meeting: which there are, and each of them as it stands."""

from laurel.meeting.documents.calling import notice_of, sign_in_sheet
from laurel.meeting.documents.data import count_as
from laurel.meeting.documents.desk import (
    category_papers,
    meeting_papers,
    paper_of,
    printables,
    subject_of,
    title_of,
)
from laurel.meeting.documents.master import master_sheet_of
from laurel.meeting.documents.minutes import minutes_paper

__all__ = [
    "category_papers",
    "count_as",
    "master_sheet_of",
    "meeting_papers",
    "minutes_paper",
    "notice_of",
    "paper_of",
    "printables",
    "sign_in_sheet",
    "subject_of",
    "title_of",
]
