"""The application form of an entry: what is being written, its files, what was sent, what was said about it."""

from laurel.applications.models.files import Attachment, AttachmentRemoval
from laurel.applications.models.sending import (
    BranchHandover,
    BranchReturn,
    Dispatch,
    Reopening,
    ReopeningEnd,
    Submission,
)
from laurel.applications.models.writing import Application, Comment, Field, Presence, Revision

__all__ = [
    "Application",
    "Attachment",
    "AttachmentRemoval",
    "BranchHandover",
    "BranchReturn",
    "Comment",
    "Dispatch",
    "Field",
    "Presence",
    "Reopening",
    "ReopeningEnd",
    "Revision",
    "Submission",
]
