"""Sentences on withdrawing, reviving, moving, windows and reminders."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "not_withdrawn": _("%(entry)s沒有撤回，不需要恢復。"),
    "moved_to_same_category": _("%(entry)s已經在%(category)s。"),
    "moved_after_submission": _("%(entry)s的申請書已送出，不能改報另一類；可以先撤回，再重新推薦。"),
    "window_ends_in_the_past": _("受理期限（%(until)s）須在現在之後。"),
    "window_for_nothing": _("請勾選開放的事項：推薦、送出申請書，或兩者。"),
    "branch_needs_no_reminder": _("%(branch)s已推薦或已登錄原因，不需要提醒。"),
    "branch_reminded_today": _("今天已提醒過%(branch)s；%(next_possible)s起可以再提醒。"),
    "writer_serves_elsewhere": _("%(person)s不在%(unit)s或其分署服務，不能擔任撰寫人。"),
}
