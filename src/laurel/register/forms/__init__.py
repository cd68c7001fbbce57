"""What is typed on the pages of the register."""

from laurel.register.forms.imports import ApplyForm, ColumnsForm, UploadForm
from laurel.register.forms.people import NewPersonForm, PersonForm, PostingForm, RoleForm, SearchForm
from laurel.register.forms.units import (
    DayForm,
    LastDayForm,
    MergeForm,
    MoveForm,
    NewUnitForm,
    SplitForm,
    SuccessorForm,
    UnitForm,
)

__all__ = [
    "ApplyForm",
    "ColumnsForm",
    "DayForm",
    "LastDayForm",
    "MergeForm",
    "MoveForm",
    "NewPersonForm",
    "NewUnitForm",
    "PersonForm",
    "PostingForm",
    "RoleForm",
    "SearchForm",
    "SplitForm",
    "SuccessorForm",
    "UnitForm",
    "UploadForm",
]
