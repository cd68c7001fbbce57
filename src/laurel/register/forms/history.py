"""Past years and honours: what is typed to add, correct, revoke, classify, verify, and look for them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.people.models import CATEGORY_CHOICES, Honour, PastYear
from laurel.register.forms.fields import UnitField
from laurel.register.selectors.history import REVOKED, UNCLASSIFIED, UNVERIFIED

ALL = ("", _("全部"))
OLDEST = 80


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("更正的理由"),
        max_length=200,
        help_text=_("寫進紀錄；原來的內容保留，看得到改了什麼、為什麼。"),
    )


class HistoryFilterForm(Form):
    """Which honours are looked for; every box may stay empty."""

    roc_year = forms.IntegerField(label=_("年度"), required=False, min_value=1, max_value=999)
    level = forms.ChoiceField(label=_("層級"), choices=[ALL, *Honour.Level.choices], required=False)
    category = forms.ChoiceField(label=_("類別"), choices=[ALL, *CATEGORY_CHOICES], required=False)
    unit = UnitField(label=_("單位"), required=False, empty_label=_("全部"))
    state = forms.ChoiceField(
        label=_("狀態"),
        choices=[
            ALL,
            (UNVERIFIED, _("尚未查證")),
            (UNCLASSIFIED, _("得獎機關未分類")),
            (REVOKED, _("已撤銷")),
        ],
        required=False,
    )


class EvidenceForm(Form):
    """The paper that a row rests on."""

    evidence = forms.CharField(
        label=_("證明文件"), max_length=200, help_text=_("文件名稱或文號，別人找得到的那一份。")
    )
    evidence_on = RocDateField(label=_("文件日期"), required=False)
    named_verifier = forms.CharField(
        label=_("文件所載的查證人"),
        max_length=80,
        required=False,
        help_text=_("紙本上由誰核對過；系統內的查證由另一個人在登錄之後辦理。"),
    )

    def columns(self) -> dict[str, Any]:
        """What was typed, by column of the row; the reason is none."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        if "unit" in typed:
            typed["unit_id"] = typed.pop("unit").pk
        return typed


class YearForm(EvidenceForm):
    """A past year."""

    roc_year = forms.IntegerField(label=_("年度（民國）"), min_value=OLDEST, max_value=999)
    held = forms.TypedChoiceField(
        label=_("這一年有沒有舉辦"),
        choices=[("yes", _("有舉辦")), ("no", _("沒有舉辦"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    overall_entries = forms.IntegerField(
        label=_("整體服務類參獎案數"),
        required=False,
        min_value=0,
        max_value=999,
        help_text=_("不知道請留空。"),
    )
    project_entries = forms.IntegerField(
        label=_("專案規劃類參獎案數"),
        required=False,
        min_value=0,
        max_value=999,
        help_text=_("不知道請留空。"),
    )
    field_order = ("roc_year", "held", "overall_entries", "project_entries")

    @staticmethod
    def initial_of(year: PastYear) -> dict[str, Any]:
        """What stands on record, for the boxes."""
        columns = {name: getattr(year, name) for name in YearForm.base_fields}
        return {**columns, "held": "yes" if year.held else "no"}


class CorrectYearForm(YearForm):
    """A past year that is said otherwise; its year itself stays."""

    roc_year = None  # type: ignore[assignment]
    reason = _reason()


class _HonourForm(EvidenceForm):
    """What every honour says."""

    unit = UnitField(label=_("單位"), help_text=_("當年的單位；更名或整併前的成績登錄在原單位。"))
    roc_year = forms.IntegerField(label=_("年度（民國）"), min_value=OLDEST, max_value=999)
    project_title = forms.CharField(label=_("專案名稱"), max_length=200, required=False)


class PlaceForm(_HonourForm):
    """A place in this award."""

    category = forms.ChoiceField(label=_("類別"), choices=CATEGORY_CHOICES, widget=forms.RadioSelect)
    place = forms.IntegerField(label=_("名次"), min_value=1, max_value=300)
    is_shared = forms.BooleanField(label=_("與其他單位並列這個名次"), required=False)
    recommended = forms.BooleanField(label=_("獲推薦至勞動部"), required=False)
    field_order = ("unit", "roc_year", "category", "place", "is_shared", "recommended")


class MinistryPlaceForm(_HonourForm):
    """A place at the Ministry."""

    category = forms.ChoiceField(label=_("類別"), choices=CATEGORY_CHOICES, widget=forms.RadioSelect)
    place = forms.IntegerField(
        label=_("勞動部名次"), min_value=1, max_value=99, required=False, help_text=_("未列名次時留空。")
    )
    recommended = forms.BooleanField(label=_("獲推薦至國家發展委員會"), required=False)
    scheme = forms.CharField(label=_("勞動部當年的類別名稱"), max_length=60, required=False)
    announced_on = RocDateField(label=_("公布日期"), required=False)
    field_order = ("unit", "roc_year", "category", "place", "recommended", "scheme", "announced_on")


class AwardForm(_HonourForm):
    """The national award, one of its units a time."""

    share = forms.ChoiceField(
        label=_("得獎身分"),
        choices=Honour.Share.choices,
        widget=forms.RadioSelect,
        help_text=_("得獎業務由所屬單位執行時，登記得獎機關與執行單位各登錄一筆，兩者都受三年限制（A-07）。"),
    )
    award_name = forms.CharField(
        label=_("獎項名稱"), max_length=120, help_text=_("例如「第8屆政府服務獎」。")
    )
    scheme = forms.CharField(
        label=_("當年的獎項類別"), max_length=60, required=False, help_text=_("逐年不同，照公布填寫。")
    )
    line = forms.ChoiceField(
        label=_("得獎機關的分類"),
        choices=Honour.Line.choices,
        initial=Honour.Line.UNCLASSIFIED,
        help_text=_("第一線服務機關得獎後，三年內不得參加整體服務類：要點三(二)1(3)乙。"),
    )
    announced_on = RocDateField(label=_("公布日期"))
    field_order = (
        "unit",
        "share",
        "roc_year",
        "award_name",
        "scheme",
        "project_title",
        "line",
        "announced_on",
    )


HONOUR_FORMS: dict[str, type[_HonourForm]] = {
    Honour.Level.AGENCY: PlaceForm,
    Honour.Level.MINISTRY: MinistryPlaceForm,
    Honour.Level.NATIONAL: AwardForm,
}
"""How each level is typed."""


def correcting(level: str) -> type[_HonourForm]:
    """The form of a level with why it is corrected."""
    return type(f"Correct{HONOUR_FORMS[level].__name__}", (HONOUR_FORMS[level],), {"reason": _reason()})


class RevokeForm(Form):
    """From when an award no longer stands."""

    on = RocDateField(label=_("撤銷日期"), help_text=_("這一天起不再限制參獎；在這之前的判斷不變。"))
    reason = forms.CharField(label=_("撤銷的理由"), max_length=200)
    evidence = forms.CharField(label=_("撤銷的文件"), max_length=200)


class ClassifyForm(Form):
    """What kind of winner it is."""

    line = forms.ChoiceField(
        label=_("得獎機關的分類"),
        choices=[choice for choice in Honour.Line.choices if choice[0] != Honour.Line.UNCLASSIFIED],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("認定的理由"), max_length=200)
    evidence = forms.CharField(label=_("依據的文件"), max_length=200)


class VerifyForm(Form):
    """That the rows are as their evidence says."""

    note = forms.CharField(
        label=_("對照了什麼"),
        max_length=200,
        required=False,
        help_text=_("例如「與原函影本逐筆核對」。"),
    )
