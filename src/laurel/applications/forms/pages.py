"""What is typed on an application."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from laurel.applications.fields import MOST_TREND
from laurel.applications.models import Attachment
from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form


class BasicsForm(Form):
    """Basic data and the data period."""

    all_may_wait = True

    head_name = forms.CharField(label=_("單位主管（職稱）"), max_length=80, required=False)
    summary = forms.CharField(
        label=_("摘要"), widget=forms.Textarea({"rows": 5}), required=False, max_length=4000
    )
    period_from = RocDateField(label=_("資料統計期間：自"), required=False)
    period_to = RocDateField(label=_("資料統計期間：至"), required=False)
    period_exception_reason = forms.CharField(
        label=_("特殊狀況說明"),
        widget=forms.Textarea({"rows": 2}),
        required=False,
        max_length=400,
        help_text=_("期間與規定不同時填寫；評審委員會看到。"),
    )


class SectionForm(Form):
    """The text on one criterion, as it is typed without the editor."""

    all_may_wait = True

    text = forms.CharField(
        label=_("內容"),
        widget=forms.Textarea({"rows": 18}),
        required=False,
        max_length=90_000,
        help_text=_(
            "一行一段；行首寫「一、」「(一)」「1、」「(1)」就是編號；★ 開頭標記開放創新；**粗體**；| 欄 | 欄 | 是表格。"
        ),
    )


class DoneForm(Form):
    """本項是否完成？"""

    done = forms.ChoiceField(label=_("本項是否完成？"), choices=[("yes", _("是")), ("no", _("還沒"))])


class RemarkForm(Form):
    """A remark."""

    words = forms.CharField(label=_("意見"), widget=forms.Textarea({"rows": 4}), max_length=2000)


class GiveBackForm(Form):
    """What the unit is to do before its branch sends the application on."""

    words = forms.CharField(
        label=_("請單位補充或修改什麼"), widget=forms.Textarea({"rows": 4}), max_length=2000
    )


class FigureForm(Form):
    """An evidence figure (數據卡); everything may stay empty while it is being written."""

    all_may_wait = True

    indicator = forms.CharField(label=_("指標名稱"), max_length=120, required=False)
    definition = forms.CharField(
        label=_("定義"), widget=forms.Textarea({"rows": 2}), max_length=400, required=False
    )
    numerator_label = forms.CharField(label=_("分子是什麼"), max_length=120, required=False)
    numerator = forms.CharField(label=_("分子"), max_length=30, required=False)
    denominator_label = forms.CharField(label=_("分母是什麼"), max_length=120, required=False)
    denominator = forms.CharField(label=_("分母"), max_length=30, required=False)
    value = forms.CharField(label=_("數值"), max_length=30, required=False)
    unit = forms.CharField(
        label=_("單位"),
        max_length=20,
        required=False,
        help_text=_("例如 %、件、天。百分比會以分子除以分母乘 100 核算。"),
    )
    period_from = RocDateField(label=_("統計期間：自"), required=False)
    period_to = RocDateField(label=_("統計期間：至"), required=False)
    last_year = forms.CharField(label=_("去年同期"), max_length=30, required=False)
    trend = forms.CharField(
        label=_("趨勢"),
        widget=forms.Textarea({"rows": 3}),
        required=False,
        max_length=260,
        help_text=_("一行一期，最多五期，舊的在前，例如：112年 93.2"),
    )
    drawn_as = forms.ChoiceField(
        label=_("在內文中畫成"),
        choices=[("", _("由系統決定（有趨勢時畫圖）")), ("table", _("小表格")), ("bars", _("長條圖"))],
        required=False,
    )
    source = forms.CharField(label=_("資料來源"), max_length=200, required=False)
    attachment = forms.ChoiceField(label=_("佐證附件"), required=False)

    def __init__(self, *args: Any, files: Iterable[Attachment] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attachment"].choices = [  # type: ignore[attr-defined]
            ("", _("沒有")),
            *((file.public_id, file.caption) for file in files),
        ]

    def clean_trend(self) -> list[list[str]]:
        """(period, value) a line; the last word of a line is the value."""
        points = [line.rsplit(None, 1) for line in self.cleaned_data["trend"].splitlines() if line.strip()]
        if any(len(point) != 2 for point in points):
            raise forms.ValidationError(_("趨勢的每一行要有期別和數值，例如：112年 93.2"))
        if len(points) > MOST_TREND:
            raise forms.ValidationError(_("趨勢最多五期。"))
        return points

    def as_value(self) -> dict[str, Any]:
        """The card as it is stored; dates in ISO form."""
        return {
            name: value.isoformat() if isinstance(value, date) else value or ([] if name == "trend" else "")
            for name, value in self.cleaned_data.items()
        }


class ManyFiles(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """One file or more; cleans to a list."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file by itself."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given or [None]]


class AttachForm(Form):
    """Files with their caption."""

    uploads = FilesField(
        label=_("檔案"),
        allow_empty_file=True,
        help_text=_(
            "PDF、ODF、Office 檔（docx、xlsx、pptx）或 JPG、PNG 圖片，可一次選幾個；依內容判斷，不看副檔名。"
        ),
    )
    caption = forms.CharField(
        label=_("說明"), max_length=160, help_text=_("一句話說這是什麼；圖片的說明也會讀給看不到圖的人聽。")
    )
    is_application_file = forms.BooleanField(label=_("這是申請書電子檔"), required=False)


class CaptionForm(Form):
    """The caption of a file."""

    caption = forms.CharField(
        label=_("說明"), max_length=200, help_text=_("一句話說這是什麼；圖片的說明也會讀給看不到圖的人聽。")
    )


class SubmitForm(Form):
    """The declaration before sending, with each warning to be acknowledged and room for its reason."""

    declared_by = forms.CharField(label=_("聲明人（職稱）"), max_length=80)
    declaration = forms.BooleanField(label=_("所提報的成果與數據均與事實相符"))

    def __init__(self, *args: Any, warnings: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {**_acknowledgements(warnings), **self.fields}
        self.codes = tuple(warnings)

    def acknowledged(self) -> dict[str, str]:
        """The warnings that were read, by code, with the reasons given."""
        return {code: self.cleaned_data[f"reason.{code}"] for code in self.codes}


def _acknowledgements(warnings: Mapping[str, str]) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    for code, words in warnings.items():
        fields[f"read.{code}"] = forms.BooleanField(
            label=words,
            error_messages={"required": format_lazy(_("請先看過這一則提醒，再勾選：{words}"), words=words)},
        )
        fields[f"reason.{code}"] = forms.CharField(label=_("說明"), max_length=200, required=False)
    return fields


class DispatchForm(Form):
    """The letter."""

    dispatched_on = RocDateField(label=_("發文日期"))
    dispatch_no = forms.CharField(label=_("發文字號"), max_length=60)
    copies = forms.IntegerField(label=_("紙本份數"), min_value=0, max_value=99)


class ReceiptForm(DispatchForm):
    """The letter with its receipt, for the office."""

    received_on = RocDateField(label=_("收文日期"), required=False)
    received_no = forms.CharField(label=_("收文字號"), max_length=60, required=False)


class MoveForm(Form):
    """Why an entry goes to the other category."""

    reason = forms.CharField(label=_("改報原因"), max_length=300)


class MoveToProjectForm(MoveForm):
    """What an entry says as a project."""

    project_title = forms.CharField(label=_("專案名稱"), max_length=200)
    project_start = RocDateField(
        label=_("專案開始日期"), help_text=_("最早自前二年 1 月 1 日起：要點三(二)1(2)乙。")
    )
    project_end = RocDateField(label=_("專案結束日期"), required=False, help_text=_("仍在執行時留空。"))
    budget_thousand = forms.IntegerField(
        label=_("經費（千元）"), min_value=0, max_value=99_999_999, required=False
    )
