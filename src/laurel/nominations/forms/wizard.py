"""The questions of a nomination, one page each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.kit.widgets import CheckboxCards, RadioCards
from laurel.people.models import CATEGORY_CHOICES, Person
from laurel.rulebook.entrants import Category

Choices = Sequence[tuple[str, Sequence[tuple[str, str]]]]
FEWEST_ROWS, MOST_ROWS = 3, 40


class CategoryForm(Form):
    """Which category."""

    category = forms.ChoiceField(
        label=_("參獎類別"),
        choices=CATEGORY_CHOICES,
        widget=RadioCards(
            hints={
                Category.OVERALL_SERVICE.value: _(
                    "日常直接、經常服務民眾的單位，以整體服務參獎。常見例子：就業中心的櫃檯與外展服務、"
                    "職業訓練場的訓練服務、技能檢定的報名與測試服務。"
                ),
                Category.PROJECT_PLANNING.value: _(
                    "為解決一個問題而規劃推動的專案。常見例子：流程簡化、跨機關合作、新的服務方式、資訊系統。"
                ),
            }
        ),
        error_messages={"required": _("請選擇參獎類別。")},
    )


class UnitForm(Form):
    """Which unit: only those that the person may nominate, each with how it stands."""

    unit = forms.ChoiceField(
        label=_("受推薦單位"),
        widget=RadioCards(),
        error_messages={"required": _("請選擇受推薦單位。")},
    )

    def __init__(self, *args: Any, groups: Choices, hints: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = groups  # type: ignore[attr-defined]
        self.fields["unit"].widget.hints = hints


class PeopleForm(Form):
    """Who can be asked, who heads, who writes; `people` are those to choose from."""

    contact_name = forms.CharField(label=_("聯絡人"), max_length=80)
    contact_title = forms.CharField(label=_("職稱"), max_length=80, required=False)
    contact_phone = forms.CharField(label=_("電話與分機"), max_length=40)
    contact_email = forms.EmailField(label=_("電子郵件"), required=False)
    recommendation = forms.CharField(
        label=_("推薦理由"),
        widget=forms.Textarea({"rows": 2}),
        max_length=400,
        required=False,
        help_text=_("列在推薦參獎名單。"),
    )
    head = forms.ChoiceField(label=_("單位主管"), required=False)
    writers = forms.MultipleChoiceField(
        label=_("撰寫人"),
        widget=CheckboxCards(),
        required=False,
        help_text=_("勾選的人可以撰寫這個單位的申請書；須在該單位或其分署服務。"),
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(person.pk), f"{person.name} {person.title}".strip()) for person in people]
        self.fields["head"].choices = [("", _("（未指定）")), *choices]  # type: ignore[attr-defined]
        self.fields["writers"].choices = choices  # type: ignore[attr-defined]

    @property
    def plain_fields(self) -> list[BoundField]:
        """The fields but the rows of the team, which stand in a table."""
        return [field for field in self.visible_fields() if not field.name.startswith("team_row_")]


class ProjectForm(PeopleForm):
    """A project's particulars with the rows of its team, and the people."""

    project_title = forms.CharField(label=_("專案名稱"), max_length=200)
    project_start = RocDateField(
        label=_("專案開始日期"), help_text=_("最早自前二年 1 月 1 日起：要點三(二)1(2)乙。")
    )
    project_end = RocDateField(label=_("專案結束日期"), required=False, help_text=_("仍在執行時留空。"))
    budget_thousand = forms.IntegerField(
        label=_("經費（千元）"), min_value=0, max_value=99_999_999, required=False
    )
    team_total = forms.IntegerField(
        label=_("團隊總人數"), min_value=1, max_value=9_999, required=False, help_text=_("成員在下表填寫。")
    )

    field_order = ("project_title", "project_start", "project_end", "budget_thousand", "team_total")

    def __init__(self, *args: Any, rows: int = FEWEST_ROWS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = min(max(rows, FEWEST_ROWS), MOST_ROWS)
        for number in range(self.rows):
            for part, words in (("unit", _("單位")), ("title", _("職稱"))):
                self.fields[f"team_row_{number}_{part}"] = forms.CharField(
                    label=words, max_length=80, required=False
                )

    def team_rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        """The rows of the team, unit and title side by side."""
        for number in range(self.rows):
            yield self[f"team_row_{number}_unit"], self[f"team_row_{number}_title"]

    def clean(self) -> dict[str, Any]:
        """A project does not end before it begins; a total covers its rows. `team` is the filled rows."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("project_start"), cleaned.get("project_end")
        if start and end and end < start:
            self.add_error("project_end", _("結束日期不可早於開始日期。"))
        cells = [
            {part: cleaned.pop(f"team_row_{number}_{part}", "") for part in ("unit", "title")}
            for number in range(self.rows)
        ]
        cleaned["team"] = [row for row in cells if row["unit"] or row["title"]]
        total = cleaned.get("team_total")
        if total and total < len(cleaned["team"]):
            self.add_error("team_total", _("總人數不可少於下表的成員數。"))
        return cleaned


def team_initial(team: Sequence[dict[str, str]]) -> dict[str, str]:
    """The rows of a team as initial values of the form."""
    return {
        f"team_row_{number}_{part}": row.get(part, "")
        for number, row in enumerate(team)
        for part in ("unit", "title")
    }
