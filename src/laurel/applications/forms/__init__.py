"""What is typed on an application."""

from laurel.applications.forms.pages import (
    AttachForm,
    BasicsForm,
    CaptionForm,
    DispatchForm,
    DoneForm,
    FigureForm,
    GiveBackForm,
    MoveForm,
    MoveToProjectForm,
    ReceiptForm,
    RemarkForm,
    SectionForm,
    SubmitForm,
)
from laurel.applications.forms.updating import UpdateForm

__all__ = [
    "AttachForm",
    "BasicsForm",
    "CaptionForm",
    "DispatchForm",
    "DoneForm",
    "FigureForm",
    "GiveBackForm",
    "MoveForm",
    "MoveToProjectForm",
    "ReceiptForm",
    "RemarkForm",
    "SectionForm",
    "SubmitForm",
    "UpdateForm",
]
