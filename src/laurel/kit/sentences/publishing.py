"""Sentences on publication and on the feedback to entrants."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "category_approved": _("%(category)s的結果已核定。"),
    "publication_before_approval": _("%(category)s有案件而結果還沒有核定，兩類都核定後才能公布。"),
    "nothing_to_publish": _("這一年還沒有核定的結果，沒有可以公布的內容。"),
    "minutes_without_scan": _("%(category)s的會議紀錄還沒有簽名正本的掃描檔。"),
    "places_are_published": _("公布名次與推薦名單，不公布序位合計（%(point)s 的預設）。"),
    "sums_are_published": _("公布名次、推薦名單與序位合計（%(point)s 的決定）。"),
    "recommended_are_named": _("只公布獲推薦的單位。"),
    "all_places_without_authority": _("公布全部參獎單位的名次時，須載明核准的文號。"),
    "all_places_by_authority": _("依%(authority)s公布全部參獎單位的名次。"),
    "publication_in_time": _("公布時間不早於登錄的時間。"),
    "publication_in_the_past": _("公布時間（%(publishes_at)s）已經過去；要現在公布，請選擇立即公布。"),
    "correction_without_reason": _("結果已經公布，更正須載明理由；理由會一併公布。"),
    "publication_corrected": _("更正已載明理由。"),
    "publication_still_to_come": _("公布時間還沒有到。"),
    "published_already": _("結果已經公布，不能撤回；有變更時請登錄更正，理由會一併公布。"),
    "no_publication_to_withdraw": _("沒有登錄過公布，沒有可以撤回的。"),
    "feedback_before_approval": _("%(entry)s的結果還沒有核定，核定後才寫回饋。"),
    "feedback_says_nothing": _("請至少填寫優點或可以加強的地方，再釋出%(entry)s的回饋。"),
    "feedback_written_meanwhile": _(
        "%(entry)s的回饋在您書寫期間有人儲存或釋出；請對照下方的內容，再按一次。"
    ),
    "feedback_correction_without_reason": _("%(entry)s的回饋已經釋出，更正須載明理由。"),
    "feedback_unchanged": _("%(entry)s的回饋與已釋出的相同，沒有需要釋出的更正。"),
}
