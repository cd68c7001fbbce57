"""Sentences on the package for the Ministry, and on those that come from another Laurel."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "package_not_closed": _("送部資料尚未確認齊備，不能製作。請先完成更新，或登錄未更新案件的決定。"),
    "package_received_already": _("這份送件資料已經收過。"),
    "package_of_another_key": _(
        "資料檔的簽章金鑰指紋是 %(signed_with)s，與送件單所載 %(on_the_slip)s 不同，不予收件。請洽送件機關。"
    ),
    "package_key_unknown": _("第一次收到以 %(signed_with)s 簽章的資料，請輸入送件單所載的金鑰指紋核對。"),
}
