"""Pages on applications."""

from laurel.applications.views.figures import figure, figures, new_figure, remove_figure
from laurel.applications.views.files import attach, attachment, attachments, caption, file, page, remove
from laurel.applications.views.history import history, restore
from laurel.applications.views.moving import move
from laurel.applications.views.overview import open_application, show
from laurel.applications.views.preview import draft, frozen, layout, preview, preview_page
from laurel.applications.views.saving import save
from laurel.applications.views.sending import check, dispatch, give_back, hand_over, submitted
from laurel.applications.views.talking import remark, settle
from laurel.applications.views.updating import update, update_progress
from laurel.applications.views.writing import basics, done, section

__all__ = [
    "attach",
    "attachment",
    "attachments",
    "basics",
    "caption",
    "check",
    "dispatch",
    "done",
    "draft",
    "figure",
    "figures",
    "file",
    "frozen",
    "give_back",
    "hand_over",
    "history",
    "layout",
    "move",
    "new_figure",
    "open_application",
    "page",
    "preview",
    "preview_page",
    "remark",
    "remove",
    "remove_figure",
    "restore",
    "save",
    "section",
    "settle",
    "show",
    "submitted",
    "update",
    "update_progress",
]
