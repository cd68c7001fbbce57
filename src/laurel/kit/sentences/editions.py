"""Sentences on years, nominations and the order of stages."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "edition_open_already": _("%(year)s 年度已經開辦。"),
    "dates_run_backwards": _("日期順序不對：%(first)s 晚於 %(second)s。"),
    "choice_unknown": _("%(point)s 沒有這個選項。"),
    "withdrawn_already": _("%(entry)s已經撤回。"),
}
