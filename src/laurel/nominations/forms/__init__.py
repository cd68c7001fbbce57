"""What is typed about entries: the wizard's questions, and the acts on an entry."""

from laurel.nominations.forms.entry import ReviveForm, SelfCheckForm, WindowForm, WithdrawForm
from laurel.nominations.forms.wizard import CategoryForm, PeopleForm, ProjectForm, UnitForm, team_initial

__all__ = [
    "CategoryForm",
    "PeopleForm",
    "ProjectForm",
    "ReviveForm",
    "SelfCheckForm",
    "UnitForm",
    "WindowForm",
    "WithdrawForm",
    "team_initial",
]
