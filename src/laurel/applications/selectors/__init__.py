"""Reading applications: working copies for those who write, frozen versions for those who read."""

from laurel.applications.selectors.files import access_file, files_of, is_kept
from laurel.applications.selectors.listing import Progress, people_in, progress_of
from laurel.applications.selectors.sending import (
    Version,
    contents_of,
    dispatch_of,
    last_year_of,
    newest_dispatches,
    submission_of,
    submissions_of,
    submitted_nominations,
    versions_of,
)
from laurel.applications.selectors.writing import (
    access_application,
    access_comment,
    access_revision,
    application_of,
    applications,
    comments_of,
    fields_of,
    is_open,
    open_parts_of,
    presences_of,
    revisions_of,
    standing_of,
)

__all__ = [
    "Progress",
    "Version",
    "access_application",
    "access_comment",
    "access_file",
    "access_revision",
    "application_of",
    "applications",
    "comments_of",
    "contents_of",
    "dispatch_of",
    "fields_of",
    "files_of",
    "is_kept",
    "is_open",
    "last_year_of",
    "newest_dispatches",
    "open_parts_of",
    "people_in",
    "presences_of",
    "progress_of",
    "revisions_of",
    "standing_of",
    "submission_of",
    "submissions_of",
    "submitted_nominations",
    "versions_of",
]
