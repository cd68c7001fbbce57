"""What is typed in the meeting."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.ballots.services import Scenario
from laurel.kit.fields import RocDateTimeField
from laurel.kit.forms import Form
from laurel.kit.widgets import CheckboxCards, RadioCards
from laurel.meeting.models import DifferenceHandling
from laurel.panel.models import Member


def _long(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=help_text,
    )


class ConveneForm(Form):
    """Where the meeting is held."""

    place = forms.CharField(label=_("地點"), max_length=120)


class AttendanceForm(Form):
    """Who is there, and a word on each, such as why not."""

    def __init__(self, *args: Any, members: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        for member in members:
            self.fields[f"present_{member.pk}"] = forms.BooleanField(label=str(member), required=False)
            self.fields[f"note_{member.pk}"] = forms.CharField(
                label=_("備註"), max_length=200, required=False
            )

    def rows(self) -> list[tuple[Member, forms.BoundField, forms.BoundField]]:
        """Each member with the box and the line."""
        return [(row, self[f"present_{row.pk}"], self[f"note_{row.pk}"]) for row in self.members]

    def attendance(self) -> dict[Member, bool]:
        """Every member with whether they are there."""
        return {member: self.cleaned_data[f"present_{member.pk}"] for member in self.members}

    def words(self) -> dict[Member, str]:
        """What was written on each."""
        return {member: self.cleaned_data[f"note_{member.pk}"] for member in self.members}


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
        label=_("附記"),
        widget=forms.Textarea({"rows": 3}),
        required=False,
        max_length=2000,
    )


class DifferencesForm(Form):
    """How the meeting deals with marked differences."""

    handling = forms.ChoiceField(
        label=_("處理方式"), choices=DifferenceHandling.Handling.choices, widget=RadioCards
    )
    words = forms.CharField(
        label=_("說明"),
        max_length=300,
        required=False,
        help_text=_("會寫進會議紀錄，請不要寫個別委員的序位。"),
    )


class CorrectionForm(Form):
    """What an opened sheet should say, row by row, and why."""

    reason = forms.CharField(
        label=_("更正的理由"), max_length=300, help_text=_("例如：登打與簽名的紙本不符，附紙本影本。")
    )

    def __init__(self, *args: Any, entries: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = entries
        for code, unit in entries.items():
            self.fields[f"rank_{code}"] = forms.CharField(label=f"{code} {unit}", required=False)

    def ranks(self) -> dict[str, str]:
        """What was typed, by code."""
        return {code: self[f"rank_{code}"].value() or "" for code in self.entries}

    def rows(self, faulty: Collection[str] = ()) -> list[tuple[str, forms.BoundField, bool]]:
        """Each row: its code, its field, whether something is wrong with it."""
        return [(code, self[f"rank_{code}"], code in faulty) for code in self.entries]


class RulingForm(Form):
    """The other person's answer to a correction."""

    answer = forms.ChoiceField(choices=[("agree", "agree"), ("decline", "decline")])


class DissentForm(Form):
    """What a member wants in the minutes."""

    member = forms.ChoiceField(label=_("委員"))
    words = forms.CharField(
        label=_("不同意見"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("照委員要求記載的文字。"),
    )

    def __init__(self, *args: Any, members: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [(member.code, str(member)) for member in members]  # type: ignore[attr-defined]


class MinutesForm(Form):
    """What the minutes say besides the figures."""

    session = forms.IntegerField(label=_("第幾次會議"), min_value=1, max_value=9)
    observers = forms.CharField(
        label=_("列席"), max_length=200, required=False, help_text=_("寫單位或職稱，例如政風室。")
    )
    reports = _long(_("報告事項"))
    discussion = _long(_("討論"), _("寫討論了什麼；不寫個別委員的序位。"))
    motions = _long(_("臨時動議"))
    ended_at = RocDateTimeField(label=_("散會時間"), required=False)


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
