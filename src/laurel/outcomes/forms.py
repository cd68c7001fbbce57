"""What the officer types when a result comes back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.outcomes.models import NationalOutcome
from laurel.people.models import Honour, Unit


class MinistryForm(Form):
    """部評結果."""

    place = forms.IntegerField(
        label=_("勞動部名次"), required=False, min_value=1, max_value=99, help_text=_("未列名次時留空。")
    )
    forwarded = forms.BooleanField(label=_("勞動部推薦參加國家發展委員會評獎"), required=False)
    announced_on = RocDateField(label=_("來文日期"))
    document_no = forms.CharField(label=_("來文字號"), max_length=60)


class NationalForm(Form):
    """國發會結果."""

    result = forms.ChoiceField(
        label=_("結果"),
        choices=NationalOutcome.Result.choices,
        widget=forms.RadioSelect,
        help_text=_("以公布為準。"),
    )
    award_year = forms.IntegerField(label=_("獎項年度（民國）"), min_value=97, max_value=999)
    category_name = forms.CharField(
        label=_("該年度的獎項類別"),
        max_length=60,
        required=False,
        help_text=_("國發會的類別逐年不同，照公布填寫。"),
    )
    winner_of_record = forms.ModelChoiceField(
        label=_("登記得獎機關"), queryset=Unit.objects.none(), required=False, help_text=_("未獲獎時留空。")
    )
    executing_unit = forms.ModelChoiceField(
        label=_("執行單位"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=_("與登記得獎機關不同時填寫。"),
    )
    line = forms.ChoiceField(
        label=_("得獎機關的分類"),
        choices=[("", _("（未獲獎）")), *Honour.Line.choices],
        required=False,
        help_text=_("第一線服務機關得獎後，三年內不得參加整體服務類：要點三(二)1(3)乙。"),
    )
    announced_on = RocDateField(label=_("公布日期"))
    document_no = forms.CharField(label=_("來文字號"), max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("winner_of_record", "executing_unit"):
            self.fields[name].queryset = Unit.objects.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A winner is named with its line, or nothing is."""
        cleaned = super().clean() or {}
        if cleaned.get("result") == NationalOutcome.Result.WON and not cleaned.get("winner_of_record"):
            self.add_error("winner_of_record", _("獲獎時請選擇登記得獎機關。"))
        return cleaned
