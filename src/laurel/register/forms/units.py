"""Units: their data, the acts that change which units there are, the day of the tree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form, give_words
from laurel.people.models import Unit
from laurel.register.forms.fields import UnitField, UnitsField, narrow
from laurel.register.selectors import units_open_on
from laurel.register.words import KIND_CHOICES

NAMES = (
    "code",
    "kind",
    "name",
    "short_name",
    "name_en",
    "short_name_en",
    "commissioned_to_local_government",
)

PARTS = 3
"""Into how many units one page can split a unit."""
NEEDED = ("code", "kind", "name", "short_name")
PART_FIELDS: tuple[tuple[str, Callable[..., forms.Field], Any], ...] = (
    ("code", partial(forms.CharField, max_length=20), _("代碼")),
    ("kind", partial(forms.ChoiceField, choices=KIND_CHOICES), _("類型")),
    ("name", partial(forms.CharField, max_length=120), _("正式名稱")),
    ("short_name", partial(forms.CharField, max_length=40), _("簡稱")),
    ("name_en", partial(forms.CharField, max_length=160), _("英文名稱")),
    ("short_name_en", partial(forms.CharField, max_length=60), _("英文簡稱")),
)


class DayForm(Form):
    """The register as on which day."""

    on = RocDateField(label=_("這一天的單位"), required=False)


class SuccessorForm(Form):
    """What a unit is called and what it is, from a day on."""

    code = forms.CharField(
        label=_("代碼"), max_length=20, help_text=_("英文字母、數字、點、底線與連字號，例如 BR-N-E05。")
    )
    kind = forms.ChoiceField(label=_("類型"), choices=KIND_CHOICES)
    name = forms.CharField(label=_("正式名稱"), max_length=120)
    short_name = forms.CharField(label=_("簡稱"), max_length=40)
    name_en = forms.CharField(label=_("英文名稱"), max_length=160, required=False)
    short_name_en = forms.CharField(label=_("英文簡稱"), max_length=60, required=False)
    commissioned_to_local_government = forms.BooleanField(label=_("委辦地方政府"), required=False)
    on = RocDateField(label=_("生效日"), help_text=_("新單位的第一天；原單位到前一天為止。"))

    def particulars(self) -> dict[str, Any]:
        """The columns of the new unit."""
        return {name: self.cleaned_data[name] for name in NAMES}


class UnitForm(Form):
    """A unit's data, corrected."""

    code = forms.CharField(label=_("代碼"), max_length=20)
    kind = forms.ChoiceField(label=_("類型"), choices=KIND_CHOICES)
    name = forms.CharField(label=_("正式名稱"), max_length=120)
    short_name = forms.CharField(label=_("簡稱"), max_length=40)
    name_en = forms.CharField(label=_("英文名稱"), max_length=160, required=False)
    short_name_en = forms.CharField(label=_("英文簡稱"), max_length=60, required=False)
    parent = UnitField(label=_("上級單位"), required=False)
    valid_from = RocDateField(label=_("開始日"))
    valid_to = RocDateField(label=_("結束日"), required=False, help_text=_("仍在的單位請留空。"))
    commissioned_to_local_government = forms.BooleanField(label=_("委辦地方政府"), required=False)
    reason = forms.CharField(
        label=_("更正的理由"), max_length=200, help_text=_("寫進紀錄，例如「登錄時誤植英文名稱」。")
    )

    def put_into(self, unit: Unit) -> Unit:
        """The unit with what was typed; nothing is stored."""
        for name, value in self.cleaned_data.items():
            if name != "reason":
                setattr(unit, name, value)
        return unit


class NewUnitForm(UnitForm):
    """A unit that was not in the register."""

    reason = None  # type: ignore[assignment]


class MoveForm(Form):
    """Another parent from a day on."""

    parent = UnitField(label=_("新的上級單位"), required=False)
    on = RocDateField(label=_("改隸生效日"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrow(self, today, "parent")


class LastDayForm(Form):
    """The last day of something."""

    last_day = RocDateField(label=_("最後一天"), help_text=_("這一天仍有效，次日起不再列出。"))


class MergeForm(Form):
    """Which units become one with this, and what the one is."""

    others = UnitsField(label=_("一起整併的單位"), required=False)
    into = UnitField(
        label=_("併入現有單位"), required=False, help_text=_("併成一個新單位時請留空，並填寫下面各欄。")
    )
    code = forms.CharField(label=_("新單位的代碼"), max_length=20, required=False)
    kind = forms.ChoiceField(label=_("新單位的類型"), choices=KIND_CHOICES, required=False)
    name = forms.CharField(label=_("新單位的正式名稱"), max_length=120, required=False)
    short_name = forms.CharField(label=_("新單位的簡稱"), max_length=40, required=False)
    name_en = forms.CharField(label=_("新單位的英文名稱"), max_length=160, required=False)
    short_name_en = forms.CharField(label=_("新單位的英文簡稱"), max_length=60, required=False)
    commissioned_to_local_government = forms.BooleanField(label=_("委辦地方政府"), required=False)
    on = RocDateField(label=_("生效日"), help_text=_("新單位的第一天；原單位到前一天為止。"))

    def __init__(self, *args: Any, unit: Unit, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrow(self, today, "into")
        siblings = units_open_on(today).filter(parent=unit.parent_id).exclude(pk=unit.pk)
        self.fields["others"].queryset = siblings  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A new unit needs its code, kind and names; an existing one needs nothing."""
        typed: dict[str, Any] = super().clean() or {}
        for name in () if typed.get("into") else NEEDED:
            if not typed.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return typed

    def particulars(self) -> dict[str, Any]:
        """The columns of the new unit."""
        return {name: self.cleaned_data[name] for name in NAMES}


class SplitForm(Form):
    """The units that one becomes: two, or up to as many as there are boxes."""

    on = RocDateField(label=_("生效日"), help_text=_("新單位的第一天；原單位到前一天為止。"))

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, PARTS + 1):
            for name, make, words in PART_FIELDS:
                needed = number <= 2 and name in NEEDED
                label = format_lazy(_("第 {number} 個單位：{words}"), number=number, words=words)
                field = make(required=needed, label=label)
                give_words(field, label)
                self.fields[f"{name}_{number}"] = field
            self.fields[f"kind_{number}"].initial = kind

    def clean(self) -> dict[str, Any]:
        """A third unit is either empty or whole."""
        typed: dict[str, Any] = super().clean() or {}
        for number in range(3, PARTS + 1):
            if not any(typed.get(f"{name}_{number}") for name in NEEDED if name != "kind"):
                continue
            for name in NEEDED:
                key = f"{name}_{number}"
                if not typed.get(key) and key not in self.errors:
                    self.add_error(key, self.fields[key].error_messages["required"])
        return typed

    def parts(self) -> list[dict[str, Any]]:
        """The columns of each new unit."""
        return [
            {name: self.cleaned_data[f"{name}_{number}"] for name, *rest in PART_FIELDS}
            for number in range(1, PARTS + 1)
            if self.cleaned_data[f"code_{number}"]
        ]
