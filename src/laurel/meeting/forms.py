"""What is typed in the meeting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.ballots.services import Scenario
from laurel.kit.forms import Form
from laurel.kit.widgets import CheckboxCards, RadioCards
from laurel.panel.models import Member


class ConveneForm(Form):
    """Where the meeting is held."""

    place = forms.CharField(label=_("地點"), max_length=120)


class AttendanceForm(Form):
    """Who is there."""

    present = forms.MultipleChoiceField(label=_("出席"), widget=CheckboxCards, required=False)

    def __init__(self, *args: Any, members: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        self.fields["present"].choices = [(member.code, str(member)) for member in members]  # type: ignore[attr-defined]

    def attendance(self) -> dict[Member, bool]:
        """Every member with whether they are there."""
        present = self.cleaned_data["present"]
        return {member: member.code in present for member in self.members}


class MissingSheetsForm(Form):
    """Why the meeting goes on without sheets; which of those objected to it does without."""

    set_aside = forms.MultipleChoiceField(
        label=_("有異議而決定不計的序位表"),
        widget=CheckboxCards,
        required=False,
        help_text=_("勾選的不計入，也不開封，序位仍然彌封。開封以前異議撤回或重新登打，仍會計入。"),
    )
    reason = forms.CharField(label=_("缺件仍計算的決定與理由"), max_length=300)

    def __init__(self, *args: Any, objecting: list[str], is_one_missing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not objecting:
            del self.fields["set_aside"]
            return
        self.fields["set_aside"].choices = [(code, code) for code in objecting]  # type: ignore[attr-defined]
        self.fields["set_aside"].required = not is_one_missing


class OpenForm(Form):
    """How many sheets are opened: exactly the number shown."""

    sheets = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class TieForm(Form):
    """Which tied entries."""

    entries = forms.CharField(widget=forms.HiddenInput)

    def clean_entries(self) -> list[str]:
        """The codes, separated by commas."""
        return [code.strip() for code in self.cleaned_data["entries"].split(",") if code.strip()]


class LotForm(Form):
    """A lot as it was drawn."""

    drawn = forms.CharField(label=_("抽籤順序"), help_text=_("由先到後，以逗號分開，例如 A07,A06。"))
    method = forms.CharField(label=_("方式"), max_length=120, initial=_("籤筒抽籤"))
    drawer = forms.CharField(label=_("抽籤人"), max_length=80)
    witness = forms.CharField(label=_("見證人"), max_length=80)

    def clean_drawn(self) -> list[str]:
        """The codes in the order drawn."""
        typed = self.cleaned_data["drawn"].replace("，", ",").replace("、", ",")
        return [code.strip().upper() for code in typed.split(",") if code.strip()]


class ResolveForm(Form):
    """What the minutes add to the result."""

    remarks = forms.CharField(
        label=_("附記（明顯差異的處理、不同意見等）"),
        widget=forms.Textarea({"rows": 3}),
        required=False,
        max_length=2000,
    )


class LateRecusalForm(Form):
    """A recusal that came to light after opening."""

    member = forms.ChoiceField(label=_("委員"))
    reason = forms.CharField(label=_("理由"), max_length=300)

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [(code, code) for code in codes]  # type: ignore[attr-defined]


class StrikeForm(Form):
    """An entry, withdrawn or found ineligible, that is taken out of the count."""

    code = forms.ChoiceField(label=_("已撤回或資格不符的案件"))
    reason = forms.CharField(label=_("處理說明"), max_length=300)

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [(code, code) for code in codes]  # type: ignore[attr-defined]


class ScenarioForm(Form):
    """What the made-up sheets of a rehearsal lead to."""

    scenario = forms.TypedChoiceField(
        label=_("演練的情形"),
        choices=Scenario.choices,
        coerce=Scenario,
        initial=Scenario.PLAIN,
        widget=RadioCards,
    )
