"""What is typed on an application."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form


class BasicsForm(Form):
    """Basic data and the data period."""

    head_name = forms.CharField(label=_("單位主管（職稱）"), max_length=80)
    summary = forms.CharField(
        label=_("摘要"), widget=forms.Textarea({"rows": 5}), required=False, max_length=4000
    )
    period_from = RocDateField(label=_("資料統計期間：自"))
    period_to = RocDateField(label=_("資料統計期間：至"))
    period_exception_reason = forms.CharField(
        label=_("特殊狀況說明"),
        widget=forms.Textarea({"rows": 2}),
        required=False,
        max_length=400,
        help_text=_("期間與規定不同時填寫；評審委員會看到。"),
    )


class SectionForm(Form):
    """The text on one criterion."""

    text = forms.CharField(
        label=_("內容"), widget=forms.Textarea({"rows": 18}), required=False, max_length=60_000
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)


class AttachForm(Form):
    """A file with its caption."""

    file = forms.FileField(
        label=_("檔案"), help_text=_("PDF、ODT 或 DOCX；依內容判斷，不看副檔名。"), max_length=None
    )
    caption = forms.CharField(label=_("說明"), max_length=200, help_text=_("一句話說這是什麼。"))
    is_application_file = forms.BooleanField(label=_("這是申請書電子檔"), required=False)


class SubmitForm(Form):
    """The declaration before sending."""

    acknowledged = forms.BooleanField(label=_("我已看過上面的提醒"), required=False)
    declared_by = forms.CharField(label=_("聲明人（職稱）"), max_length=80)
    declaration = forms.BooleanField(label=_("所提報的成果與數據均與事實相符"))


class DispatchForm(Form):
    """The letter."""

    dispatched_on = RocDateField(label=_("發文日期"))
    dispatch_no = forms.CharField(label=_("發文字號"), max_length=60)
    copies = forms.IntegerField(label=_("紙本份數"), min_value=0, max_value=99)


class ReceiptForm(DispatchForm):
    """The letter with its receipt, for the office."""

    received_on = RocDateField(label=_("收文日期"), required=False)
    received_no = forms.CharField(label=_("收文字號"), max_length=60, required=False)
