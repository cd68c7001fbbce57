"""Sentences on approval and recommendation."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "category_not_resolved": _("%(category)s的評審會議尚未決議，沒有可以核定的結果。"),
    "approved_already": _("%(category)s的結果已核定（%(document)s）。"),
    "ruling_without_reason": _("核定與評審結果不同時，須載明理由與核定的推薦順序。"),
    "entry_not_in_result": _("%(entry)s不在評審結果之內。"),
    "entry_named_twice": _("%(entry)s在推薦順序中重複。"),
    "recommendation_withdrawn_already": _("%(entry)s的推薦已經撤回。"),
}
