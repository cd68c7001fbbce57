"""How an entry stands before it goes up, and what became of a figure, as people read them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STATES: dict[str, tuple[Promise, str]] = {
    "not_asked": (_("尚未通知更新"), "warn"),
    "waiting": (_("更新中"), "plain"),
    "overdue": (_("逾期未更新"), "danger"),
    "asked_again": (_("已更新，請再更新"), "warn"),
    "updated": (_("已更新"), "ok"),
    "as_judged": (_("以評審的版本送部"), "plain"),
    "not_owed": (_("不必更新"), "plain"),
    "withdrawn": (_("已撤回參獎"), "danger"),
}
"""The state of a recommended entry by its code: its word and its tone."""
KINDS: dict[str, Promise] = {
    "changed": _("數值已更新"),
    "same": _("數值相同"),
    "unchanged": _("沒有變動"),
    "taken_out": _("已移除"),
    "added": _("新增"),
}
"""What became of a figure."""
