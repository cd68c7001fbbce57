"""The states of the matrix and the reasons of recusal as people read them."""

from django.utils.translation import gettext_lazy as _

STATES = {
    "taking-part": _("參與"),
    "recused": _("迴避"),
    "undeclared": _("未聲明"),
    "challenged": _("申請迴避審理中"),
    "chairing": _("參與（主持）"),
    "elsewhere": _("不參與（只替代另一類）"),
}
REASONS = {
    "own_unit_entered": _("所屬單位提案"),
    "recused_while_serving": _("曾服務於提案單位"),
    "recused_earlier": _("所屬單位曾提案"),
    "conflict_declared": _("自行聲明"),
    "recusal_ordered": _("召集人命"),
    "challenge_upheld": _("申請核准"),
    "own_unit_co_organises": _("協辦"),
    "own_unit_supervises": _("業務督導"),
}
CHOICES = {
    "substitutes": _("由署長核定替代人選"),
    "continue_by_decision": _("以其餘委員續行，依書面決定"),
    "convener_alone": _("由召集人單獨評審"),
    "entry_only_recusal": _("只迴避該案"),
}
CHANGES = {
    "appointed": _("指派"),
    "replaced": _("接替"),
    "substitute": _("替代委員"),
    "departed": _("離任"),
    "absent": _("召集人不在"),
    "back": _("召集人回任"),
    "found": _("迴避"),
    "lapsed": _("迴避失效"),
    "declared": _("聲明"),
    "challenged": _("申請迴避"),
    "upheld": _("申請核准"),
    "dismissed": _("申請駁回"),
    "decided": _("人數不足的決定"),
    "locked": _("鎖定評審小組"),
    "late_entry": _("晚到的案件排入閱讀順序"),
}
