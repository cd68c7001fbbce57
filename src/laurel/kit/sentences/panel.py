"""Sentences on putting the panel together."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "panel_locked_already": _("評審小組已經鎖定。"),
    "officer_may_not_judge": _("承辦人不能當同一年度的評審委員。"),
    "person_seated_already": _("%(member)s已經在評審小組。"),
    "point_undecided": _("%(point)s 沒有預設，評審開始前一定要決定。"),
    "screening_open": _("還有案件沒有完成資格審查：%(entries)s。"),
}
