"""Sentences on applications and their files."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "branch_sends_it_on": _("就業中心與職業訓練場的申請書由所屬分署送出；請按「送分署」。"),
    "application_fixed": _("%(entry)s的申請書已送出，內容已固定；需要更正時請洽綜合規劃組。"),
    "field_not_unlocked": _("補正時沒有開放這些欄位：%(fields)s。"),
    "application_with_branch": _("%(entry)s的申請書已送分署；需要修改時請分署退回。"),
    "application_not_with_branch": _("單位還沒有送分署，或已經退回。"),
    "comment_settled_already": _("這則意見已標示為已處理。"),
    "section_too_long": _("%(criterion)s 有 %(length)s 字，本年度每項最多 %(most)s 字，請刪減。"),
    "form_too_long": _("申請書共 %(pages)s 頁，本年度最多 %(most)s 頁，請刪減。"),
    "correction_too_late": _("補正期限已過（%(due_at)s）。"),
    "received_before_dispatched": _("收文日期%(received_on)s早於發文日期%(dispatched_on)s，請核對。"),
    "file_too_large": _("檔案須小於 %(most)s（「%(file)s」%(size)s），請縮小後再上傳。"),
    "file_empty": _("「%(file)s」是空的檔案，請確認內容後再上傳。"),
    "file_not_allowed": _("請上傳 PDF、ODF、Office 檔或 JPG、PNG 圖片；「%(file)s」的內容不是其中一種。"),
    "file_old_office": _("「%(file)s」是舊版 Office 格式，請另存為 ODF 或 docx、xlsx、pptx 後再上傳。"),
    "file_two_natures": _("「%(file)s」裡面還藏有另一種檔案，請重新存檔後再上傳。"),
    "file_nested": _("「%(file)s」裡面還有壓縮檔，請移除後再上傳。"),
    "file_encrypted": _("「%(file)s」有密碼保護，請移除密碼後再上傳。"),
    "file_active": _("「%(file)s」含有巨集、程式、內嵌檔案或會自動執行的內容，請移除後再上傳。"),
    "file_damaged": _("「%(file)s」無法開啟，可能不完整；請重新存檔後再上傳。"),
    "file_bomb": _("「%(file)s」解開後過大或過多，請重新存檔後再上傳。"),
    "file_unreadable": _("「%(file)s」檢查時超出時間或記憶體，沒有收下；請分成幾個小一點的檔案。"),
    "file_malware": _("「%(file)s」掃描發現惡意程式，已刪除。"),
    "file_not_kept": _("「%(file)s」沒有存好，請再上傳一次；仍不行時請洽系統管理。"),
    "files_too_many": _("最多 %(most)s 個檔案；請先移除不需要的檔案。"),
    "files_too_large": _("全部檔案合計最多 %(most)s；請先移除不需要的檔案。"),
}
