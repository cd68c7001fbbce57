"""Sentences on applications and their files."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "branch_sends_it_on": _("就業中心與職業訓練場的申請書由所屬分署送出；請按「送分署」。"),
    "application_fixed": _("%(entry)s的申請書已送出，內容已固定；需要更正時請洽綜合規劃組。"),
    "field_not_unlocked": _("補正時沒有開放這些欄位：%(fields)s。"),
    "application_with_branch": _("%(entry)s的申請書已送分署；需要修改時請分署退回。"),
    "application_not_with_branch": _("單位還沒有送分署，或已經退回。"),
    "comment_settled_already": _("這則意見已標示為已處理。"),
    "correction_too_late": _("補正期限已過（%(due_at)s）。"),
    "received_before_dispatched": _("收文日期%(received_on)s早於發文日期%(dispatched_on)s，請核對。"),
    "file_too_large": _("「%(file)s」太大，請縮小後再上傳。"),
    "file_empty": _("「%(file)s」是空的檔案，請確認內容後再上傳。"),
    "file_not_allowed": _("「%(file)s」的內容不是 PDF、ODT 或 DOCX，請另存為其中一種後再上傳。"),
    "file_is_picture": _("「%(file)s」是圖片，請放進 PDF、ODT 或 DOCX 後再上傳。"),
    "file_encrypted": _("「%(file)s」有密碼保護，請移除密碼後再上傳。"),
    "file_active": _("「%(file)s」含有巨集、程式或會自動執行的內容，請移除後再上傳。"),
    "file_damaged": _("「%(file)s」無法開啟，可能不完整；請重新存檔後再上傳。"),
    "file_bomb": _("「%(file)s」解開後過大或過多，請重新存檔後再上傳。"),
}
