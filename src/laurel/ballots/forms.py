"""What a member types."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.forms import Form
from laurel.kit.widgets import RadioCards


class DeclarationForm(Form):
    """Whether another conflict exists in a category."""

    has_conflict = forms.ChoiceField(
        label=_("與本類參獎單位有無其他應迴避的情形"),
        choices=[("no", _("沒有")), ("yes", _("有"))],
        widget=RadioCards,
    )
    reason = forms.CharField(
        label=_("有的話，請說明"), max_length=300, required=False, help_text=_("只有召集人與承辦人看得到。")
    )

    def clean(self) -> dict[str, Any]:
        """A conflict is explained."""
        cleaned = super().clean() or {}
        if cleaned.get("has_conflict") == "yes" and not cleaned.get("reason"):
            self.add_error("reason", _("請說明應迴避的情形。"))
        return cleaned


class SerialForm(Form):
    """Which printed sheet lies on the desk."""

    serial = forms.CharField(
        label=_("序號"),
        max_length=30,
        help_text=_("印在序位表下方，最後兩碼是檢查碼，例如 115-0042-68。"),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "autofocus": True}),
    )


class RanksForm(Form):
    """The ranks of a signed sheet, a field for each entry in the order of the sheet."""

    def __init__(self, *args: Any, entries: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = entries
        for code, unit in entries.items():
            self.fields[code] = forms.CharField(label=f"{code} {unit}", required=False)

    @property
    def ranks(self) -> dict[str, str]:
        """What was typed, by code."""
        return {code: self[code].value() or "" for code in self.entries}

    def rows(self, faulty: Collection[str]) -> list[tuple[str, str, str, bool]]:
        """Each row: its code, its unit, what was typed, whether something is wrong with it."""
        return [(code, unit, self.ranks[code], code in faulty) for code, unit in self.entries.items()]


class ObjectionForm(Form):
    """Why what was typed from paper is wrong."""

    reason = forms.CharField(
        label=_("哪裡不對"),
        max_length=500,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("開封以前只有您自己看得到這段文字。"),
    )


class OfflineForm(Form):
    """A sheet that was filled offline."""

    sheet = forms.FileField(
        label=_("填好的序位表"), allow_empty_file=True, help_text=_("剛才下載的 ODS、XLSX 或 CSV。")
    )


class PackForm(Form):
    """Which dossiers go into the reading pack, with notes or without."""

    codes = forms.MultipleChoiceField(label=_("案件"), widget=forms.CheckboxSelectMultiple)
    notes = forms.BooleanField(label=_("每一案後面附上我的筆記"), required=False)

    def __init__(self, *args: Any, entries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["codes"].choices = entries  # type: ignore[attr-defined]


class PressForm(Form):
    """The press of the button, once."""

    idempotency_key = forms.CharField(widget=forms.HiddenInput, max_length=40)
