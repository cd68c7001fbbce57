"""What the officer types when opening a year, copying one, moving a date, deciding a point."""

from laurel.editions.forms.copying import ChooseYearsForm, NewYearForm
from laurel.editions.forms.years import (
    ChangeForm,
    DateForm,
    DecideForm,
    ExemptionForm,
    LimitsForm,
    OpenEditionForm,
    YearForm,
)

__all__ = [
    "ChangeForm",
    "ChooseYearsForm",
    "DateForm",
    "DecideForm",
    "ExemptionForm",
    "LimitsForm",
    "NewYearForm",
    "OpenEditionForm",
    "YearForm",
]
