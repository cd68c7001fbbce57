"""What is sent in with a package of another Laurel."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from laurel.kit.forms import Form


class ReceiveForm(Form):
    """The zip, and the fingerprint on the slip that came on paper."""

    package = forms.FileField(
        label=lazy("送部資料檔"), allow_empty_file=True, help_text=lazy("另一套 Laurel 製作的 ZIP 檔。")
    )
    fingerprint = forms.CharField(
        label=lazy("簽章金鑰指紋"),
        max_length=40,
        required=False,
        help_text=lazy("照送件單輸入，例如 3F2A-91C0-77D4-0B1E-5A6C；同一機關第二次起可以不填。"),
    )

    def clean_package(self) -> Any:
        """A file beyond the cap of uploads was not kept: it is taken on the server by `laurel receive`."""
        package = self.cleaned_data["package"]
        if package.too_large:
            most = filesizeformat(settings.UPLOAD_MAX_BYTES)
            raise ValidationError(
                _("資料檔超過網頁上傳的上限（%(most)s），請由系統管理員以 laurel receive 匯入。")
                % {"most": most}
            )
        return package
