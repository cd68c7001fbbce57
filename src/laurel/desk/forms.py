"""Forms of the pages across stages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateTimeField
from laurel.kit.forms import Form


class VerificationForm(Form):
    """The code at the foot of a paper."""

    code = forms.CharField(
        label=_("驗證碼"),
        max_length=40,
        help_text=_("印在文件每一頁的頁尾，例如 7F2K-9QXM-3DAB-P6TR。大小寫與連字號都可以省略。"),
        error_messages={"required": _("請輸入文件頁尾的驗證碼。")},
    )


class ClockForm(Form):
    """The time of the demonstration."""

    moment = RocDateTimeField(
        label=_("示範時間"), error_messages={"required": _("請填寫日期與時間，例如 115年6月22日 09:00。")}
    )
