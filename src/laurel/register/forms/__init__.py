"""What is typed on the pages of the register."""

from laurel.register.forms.history import (
    HONOUR_FORMS,
    ClassifyForm,
    CorrectYearForm,
    HistoryFilterForm,
    RevokeForm,
    VerifyForm,
    YearForm,
    correcting,
)
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
    "HONOUR_FORMS",
    "ApplyForm",
    "ClassifyForm",
    "ColumnsForm",
    "CorrectYearForm",
    "DayForm",
    "HistoryFilterForm",
    "LastDayForm",
    "MergeForm",
    "MoveForm",
    "NewPersonForm",
    "NewUnitForm",
    "PersonForm",
    "PostingForm",
    "RevokeForm",
    "RoleForm",
    "SearchForm",
    "SplitForm",
    "SuccessorForm",
    "UnitForm",
    "UploadForm",
    "VerifyForm",
    "YearForm",
    "correcting",
]
