"""People: their data, where they serve, what they hold, and how they are looked for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.people.models import Person
from laurel.people.roles import Role
from laurel.register.forms.fields import UnitField, narrow

ANY = ("", _("全部"))


class SearchForm(Form):
    """Who is looked for: every box may stay empty."""

    words = forms.CharField(label=_("姓名、帳號或職稱"), max_length=80, required=False)
    unit = UnitField(label=_("服務單位"), required=False, empty_label=_("全部"))
    role = forms.ChoiceField(label=_("職務"), choices=[ANY, *Role.choices], required=False)
    on = RocDateField(label=_("這一天的服務單位與職務"), required=False)


class PersonForm(Form):
    """A person's data."""

    username = forms.CharField(
        label=_("帳號"), max_length=60, help_text=_("英文字母、數字與 . _ @ + -；登入時使用。")
    )
    name = forms.CharField(
        label=_("姓名"), max_length=80, help_text=_("罕用字照原字輸入，系統不會換成別的字。")
    )
    name_en = forms.CharField(label=_("英文姓名"), max_length=80, required=False)
    title = forms.CharField(label=_("職稱"), max_length=80, required=False)
    email = forms.EmailField(label=_("電子郵件"), required=False)
    extension = forms.CharField(label=_("分機"), max_length=20, required=False)
    is_jianren = forms.BooleanField(label=_("簡任"), required=False)
    rank_level = forms.IntegerField(label=_("職等"), min_value=1, max_value=14, required=False)
    is_active = forms.BooleanField(label=_("帳號可以使用"), required=False, initial=True)
    valid_until = RocDateField(
        label=_("帳號有效至"), required=False, help_text=_("離職或借調期滿的最後一天；不限期請留空。")
    )

    def put_into(self, person: Person) -> Person:
        """The person with what was typed; nothing is stored."""
        for name in PersonForm.base_fields:
            setattr(person, name, self.cleaned_data[name])
        return person


class NewPersonForm(PersonForm):
    """A person with where they serve."""

    unit = UnitField(label=_("服務單位"), required=False)
    since = RocDateField(label=_("到任日"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrow(self, today, "unit")

    def clean(self) -> dict[str, Any]:
        """A unit needs the day."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("unit") and not typed.get("since") and "since" not in self.errors:
            self.add_error("since", self.fields["since"].error_messages["required"])
        return typed


class PostingForm(Form):
    """Where a person serves from a day on."""

    unit = UnitField(label=_("服務單位"))
    since = RocDateField(label=_("到任日"), help_text=_("原來的服務單位到前一天為止，不必另外結束。"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrow(self, today, "unit")


class RoleForm(Form):
    """A role for a time."""

    role = forms.ChoiceField(label=_("職務"), choices=Role.choices)
    unit = UnitField(
        label=_("職務單位"),
        required=False,
        help_text=_("分署承辦人、撰寫人與單位主管要選單位，其他職務不選。"),
    )
    since = RocDateField(label=_("開始日"))
    until = RocDateField(label=_("結束日"), required=False, help_text=_("不限期請留空。"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrow(self, today, "unit")
