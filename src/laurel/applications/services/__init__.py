"""Writing, attaching, handing over, submitting, and recording the letter."""

from laurel.applications.services.files import attach_file, caption_attachment, remove_attachment
from laurel.applications.services.forgetting import empty_version, forget_draft
from laurel.applications.services.handing import (
    end_update,
    give_back,
    hand_to_branch,
    reopen_application,
)
from laurel.applications.services.moving import move_entry
from laurel.applications.services.sending import readiness_of, record_dispatch, submit_application
from laurel.applications.services.talking import comment, settle_comment
from laurel.applications.services.writing import (
    Change,
    Saved,
    Theirs,
    be_here,
    begin_application,
    restore_revision,
    save_fields,
)

__all__ = [
    "Change",
    "Saved",
    "Theirs",
    "attach_file",
    "be_here",
    "begin_application",
    "caption_attachment",
    "comment",
    "empty_version",
    "end_update",
    "forget_draft",
    "give_back",
    "hand_to_branch",
    "move_entry",
    "readiness_of",
    "record_dispatch",
    "remove_attachment",
    "reopen_application",
    "restore_revision",
    "save_fields",
    "settle_comment",
    "submit_application",
]
