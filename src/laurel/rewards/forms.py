"""What personnel type on a roster, and the officer where the text covers no case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.people.models import Unit
from laurel.rewards.models import RewardLine
from laurel.rewards.words import ROLE_WORDS


class RewardLineForm(Form):
    """One person of the roster."""

    person_name = forms.CharField(label=_("姓名"), max_length=80)
    person_key = forms.CharField(
        label=_("人事編號"), max_length=40, help_text=_("用來辨認同一人；請勿填身分證統一編號。")
    )
    unit = forms.ModelChoiceField(label=_("服務單位"), queryset=Unit.objects.none())
    title = forms.CharField(label=_("職稱"), max_length=80)
    role = forms.ChoiceField(label=_("角色"), choices=[("", _("請選擇")), *ROLE_WORDS.items()])
    deeds = forms.CharField(label=_("具體事蹟"), widget=forms.Textarea({"rows": 3}), max_length=1000)
    reward = forms.ChoiceField(label=_("建議獎勵"), choices=[("", _("請選擇")), *RewardLine.Reward.choices])
    times = forms.IntegerField(label=_("次數"), min_value=1, max_value=2, initial=1)
    committee_on = RocDateField(
        label=_("考績委員會日期"), required=False, help_text=_("記大功必填：須先經考績委員會審議。")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.all()  # type: ignore[attr-defined]


class StrikeForm(Form):
    """Why a line is struck."""

    reason = forms.CharField(label=_("刪除原因"), max_length=300)


class PoolForm(Form):
    """The ceiling that an authority set."""

    ceiling_units = forms.IntegerField(
        label=_("核定額度（嘉獎次數）"), min_value=0, max_value=90, help_text=_("記功一次等於嘉獎三次。")
    )
    authority = forms.CharField(label=_("核准文號"), max_length=120)
    reason = forms.CharField(label=_("理由"), max_length=300)
