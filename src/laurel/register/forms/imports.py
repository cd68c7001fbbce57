"""The steps of an import: the file, its columns, and going on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laurel.kit.forms import Form
from laurel.kit.widgets import RadioCards
from laurel.people.permissions import Anyone
from laurel.register.facts import columns_of
from laurel.register.models import ImportDraft
from laurel.register.permissions import may_import


class UploadForm(Form):
    """Which file, and what it holds."""

    subject = forms.ChoiceField(
        label=_("檔案內容"),
        choices=ImportDraft.Subject.choices,
        widget=RadioCards(
            hints={
                "units": _("一列一個單位：代碼、名稱、類型、上級單位、起訖日。"),
                "people": _("一列一人：帳號、姓名、職稱、服務單位、職務與起訖日。"),
                "history": _("一列一個單位在一年一類的成績，或一年的參獎案數；每一列都要有證明文件。"),
            }
        ),
    )
    file = forms.FileField(
        label=_("檔案"),
        max_length=None,
        help_text=_("ODS、XLSX 或 CSV（UTF-8），最多 5,000 列、5 MB。第一列是欄位名稱；還原檔也在這裡上傳。"),
    )

    def __init__(self, *args: Any, person: Anyone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [choice for choice in ImportDraft.Subject.choices if may_import(person, choice[0])]
        self.fields["subject"].choices = offered  # type: ignore[attr-defined]


class ColumnsForm(Form):
    """What each column of the file means."""

    def __init__(self, *args: Any, draft: ImportDraft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft
        choices = [("", _("略過這一欄")), *((c.key, c.words) for c in columns_of(draft.subject))]
        for place, heading in enumerate(draft.header):
            samples = [row[place] for row in draft.rows[:3] if place < len(row) and row[place].strip()]
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading or _now("第 %(place)d 欄") % {"place": place + 1},
                choices=choices,
                required=False,
                initial=draft.mapping.get(str(place), ""),
                help_text=_now("例如：%(samples)s")
                % {"samples": Truncator("、".join(samples)).chars(60) or _now("空白")},
            )

    def clean(self) -> dict[str, Any]:
        """Every column once, and the one that tells rows apart among them."""
        typed: dict[str, Any] = super().clean() or {}
        seen: set[str] = set()
        words = {column.key: column.words for column in columns_of(self.draft.subject)}
        for name, key in list(typed.items()):
            if key and key in seen:
                message = _now("「%(column)s」已經由另一欄使用，請改選或略過。")
                self.add_error(name, message % {"column": words[key]})
            seen.add(key)
        needed = columns_of(self.draft.subject)[0]
        if needed.key not in seen:
            message = _now("請選出哪一欄是「%(column)s」，系統用它認出同一筆資料。")
            self.add_error(None, message % {"column": needed.words})
        return typed

    def mapping(self) -> dict[str, str]:
        """Place of the heading → key of the column."""
        return {name.removeprefix("column_"): key for name, key in self.cleaned_data.items() if key}


class ApplyForm(Form):
    """Going on with what was seen."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    leave_out = forms.BooleanField(label=_("有問題的列不匯入，只套用其餘的列"), required=False)
