"""Sentences on opening a year: what needs a document of its own year."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "limits_without_document": _("要點沒有規定篇幅；設定申請書上限要有核准文號。"),
    "choice_without_document": _(
        "%(point)s 的決定要有本年度的文號，去年的文號不沿用；還沒有決定的留為待決。"
    ),
    "deadline_as_stated_or_decided": _("截止時間與要點相同，或另有核准文號。"),
    "deadline_without_document": _("截止時間 %(chosen)s 與要點算出的 %(stated)s 不同，要有核准文號。"),
    "meeting_in_time_or_decided": _("評審會議在六月底以前，或另有核准文號。"),
    "meeting_late_without_document": _("評審會議 %(chosen)s 晚於 %(stated)s，要有核准文號。"),
    "copies_as_stated_or_decided": _("紙本份數與要點相同，或另有核准文號。"),
    "copies_without_document": _("紙本 %(chosen)s 份與要點的 %(stated)s 份不同，要有核准文號。"),
}
