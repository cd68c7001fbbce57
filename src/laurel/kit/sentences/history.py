"""Sentences on past years and honours, and on importing them."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "fits_the_record": _("%(what)s與已登錄的成績沒有矛盾。"),
    "year_in_future": _("%(year)s 年還沒有到，請確認年度。"),
    "year_not_on_record": _("還沒有登錄 %(year)s 年是否舉辦，請先登錄這一年，再登錄名次。"),
    "year_runs_here": _("%(year)s 年在本系統辦理，名次在核定評審結果時寫入，不另外登錄。"),
    "year_not_held": _("登錄的是 %(year)s 年未舉辦，不會有名次。請確認年度，或先更正這一年。"),
    "year_on_record_already": _("%(year)s 年已經登錄，請用「更正」。"),
    "year_has_places": _("%(year)s 年已有名次，不能登錄為未舉辦。"),
    "entries_below_places": _("%(category)s已登錄到第 %(place)s 名，參獎案數不能是 %(entries)s。"),
    "category_missing": _("請填寫類別：整體服務類或專案規劃類。"),
    "place_missing": _("%(unit)s還沒有名次，請填寫第幾名。"),
    "place_beyond_entries": _("%(year)s 年這一類只有 %(entries)s 案，不會有第 %(place)s 名。"),
    "place_taken": _("第 %(place)s 名已經是%(unit)s。如果是並列，請把兩筆都標為並列。"),
    "unit_placed_already": _("%(unit)s在 %(year)s 年這一類已經有一個名次，請只留一筆，或用「更正」。"),
    "unit_not_there_then": _("%(unit)s在 %(year)s 年不存在。請改選當年的單位；更名前的成績登錄在原單位。"),
    "ministry_without_recommendation": _(
        "%(unit)s在 %(year)s 年沒有獲本署推薦，不會有部名次。請確認推薦一欄。"
    ),
    "award_without_date": _("%(unit)s的國家發展委員會結果沒有公布日期，無從計算三年，請填寫。"),
    "award_without_name": _("%(unit)s獲獎，請填寫獎項名稱，例如「第8屆政府服務獎」。"),
    "award_announced_in_future": _("公布日期%(announced_on)s還沒有到，公布後再登錄。"),
    "award_before_its_year": _("公布日期%(announced_on)s早於獎項年度 %(year)s 年，請改正其中一個。"),
    "award_has_winner": _(
        "%(award)s的登記得獎機關已經是%(unit)s。執行單位請選「執行單位」；另一件得獎案請填寫專案名稱。"
    ),
    "award_revoked_already": _("%(award)s在%(revoked_on)s已經撤銷。"),
    "award_line_is_the_same": _("%(award)s的分類已經是這一個。"),
    "only_awards_are_classified": _("只有國家發展委員會的得獎紀錄要分類、可以撤銷。"),
    "revoked_before_announced": _("撤銷日期早於公布日期%(announced_on)s，請改正其中一個。"),
    "revoked_in_future": _("撤銷日期%(on)s還沒有到。"),
    "history_without_evidence": _("每一筆成績都要有證明文件，請填寫文件名稱或文號。"),
    "nothing_corrected": _("沒有改變任何內容。"),
    "verified_by_its_writer": _("登錄或更正這一筆的人不能自己查證：%(what)s。請由另一個人查證。"),
    "verified_already": _("這一筆已經查證，之後沒有更正過：%(what)s。"),
    "nothing_to_verify": _("請至少勾選一筆。"),
    "verifier_is_importer": _("查證人「%(text)s」就是匯入的人。查證要由另一個人，請改正或留空。"),
    "line_says_nothing": _(
        "這一列沒有成績。請填寫名次、部名次或國發會結果；沒有單位的列請填寫參獎案數或是否舉辦。"
    ),
    "cell_no_year": _("「%(text)s」不是年度。請寫民國年，例如 114。"),
    "cell_no_category": _("沒有「%(text)s」這一類。請寫「整體服務類」或「專案規劃類」。"),
    "cell_no_place": _("「%(text)s」不是名次。請寫數字，例如 3。"),
    "cell_no_count": _("「%(text)s」不是案數。請寫數字，例如 15。"),
    "cell_no_choice": _("「%(text)s」不在選項之中。請寫其中一個：%(choices)s。"),
}
