"""What personnel type on a roster and on orders, and the officer where the text is silent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.people.models import Unit
from laurel.rewards.models import CommitteeReview, RewardLine, RewardReading
from laurel.rewards.text import national_id_in
from laurel.rewards.words import ROLE_WORDS

CHOOSE = ("", _("請選擇"))


class RewardLineForm(Form):
    """One person of the roster. Units are those whose people the user keeps."""

    person_name = forms.CharField(label=_("姓名"), max_length=80)
    person_key = forms.CharField(
        label=_("人事編號"), max_length=40, help_text=_("用來辨認同一人；請勿填身分證統一編號。")
    )
    unit = forms.ModelChoiceField(
        label=_("服務單位"), queryset=Unit.objects.none(), help_text=_("有功時服務的單位；由所屬機關發布。")
    )
    title = forms.CharField(label=_("職稱"), max_length=80)
    grade = forms.CharField(label=_("官職等"), max_length=40, required=False)
    engagement = forms.ChoiceField(
        label=_("進用"), choices=RewardLine.Engagement.choices, initial=RewardLine.Engagement.CIVIL_SERVANT
    )
    role = forms.ChoiceField(label=_("角色"), choices=[CHOOSE, *ROLE_WORDS.items()])
    deeds = forms.CharField(
        label=_("具體事蹟"),
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        help_text=_("這個人做了什麼、結果如何。"),
    )
    reward = forms.ChoiceField(label=_("建議獎勵"), choices=[CHOOSE, *RewardLine.Reward.choices])
    times = forms.IntegerField(label=_("次數"), min_value=1, max_value=2, initial=1)
    committee_on = RocDateField(
        label=_("考績委員會日期"),
        required=False,
        help_text=_("記大功必填：已審議或已排定的日期。發布前，考績委員會須已同意。"),
    )
    declared = forms.ChoiceField(
        label=_("同一事由是否已另獲獎勵"),
        choices=RewardLine.Declared.choices,
        initial=RewardLine.Declared.NONE,
        help_text=_("包括本部、其他機關、其他年度的獎勵。"),
    )
    declared_document = forms.CharField(
        label=_("另獲獎勵的文號"),
        max_length=120,
        required=False,
        help_text=_("已獲或相近的獎勵，請填獎勵令文號。"),
    )
    has_left = forms.BooleanField(label=_("已退休或離職"), required=False)
    moved_to = forms.ModelChoiceField(
        label=_("現職單位"),
        queryset=Unit.objects.none(),
        empty_label=_("沒有調任"),
        required=False,
        help_text=_("已調任時填寫。"),
    )
    remark = forms.CharField(label=_("備註"), max_length=200, required=False)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["moved_to"].queryset = Unit.objects.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """No national identification number anywhere; a declared reward names its document."""
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and (masked := national_id_in(value)):
                words = gettext("這裡有身分證統一編號（%(masked)s），請刪去；辨認同一人用人事編號。")
                self.add_error(name, words % {"masked": masked})
        if cleaned.get("declared") != RewardLine.Declared.NONE and not cleaned.get("declared_document"):
            self.add_error("declared_document", _("請填寫另獲獎勵的文號。"))
        return cleaned


class CorrectionForm(RewardLineForm):
    """A new version of a line, and why."""

    correction_reason = forms.CharField(label=_("更正原因"), max_length=300)


class ReasonForm(Form):
    """Why a line is struck, or why nobody is proposed."""

    reason = forms.CharField(label=_("原因"), max_length=300)


class PoolForm(Form):
    """The ceiling that an authority set."""

    ceiling_units = forms.IntegerField(
        label=_("核定額度（嘉獎次數）"), min_value=0, max_value=90, help_text=_("記功一次等於嘉獎三次。")
    )
    authority = forms.CharField(label=_("核准文號"), max_length=120)
    reason = forms.CharField(label=_("理由"), max_length=300)


class ReadingsForm(Form):
    """How the year reads what 三(五)2 leaves open."""

    scope = forms.ChoiceField(
        label=_("多個機關參與同一案時，總額怎麼算"),
        choices=RewardReading.Scope.choices,
        widget=forms.RadioSelect,
    )
    most_major_merits = forms.IntegerField(
        label=_("每案記大功至多幾人"),
        min_value=1,
        max_value=20,
        required=False,
        help_text=_("要點沒有規定人數；留空就不設上限。"),
    )
    authority = forms.CharField(label=_("核准文號"), max_length=120)
    reason = forms.CharField(label=_("理由"), max_length=300, required=False)


class LinesForm(Form):
    """Which lines of the roster an act is about."""

    lines = forms.MultipleChoiceField(
        label=_("名冊上的人員"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("請至少選一個人。")},
    )

    def __init__(self, *args: Any, lines: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].choices = lines  # type: ignore[attr-defined]


class ReviewForm(LinesForm):
    """What the evaluation committee said."""

    met_on = RocDateField(label=_("會議日期"))
    document_no = forms.CharField(label=_("會議紀錄文號"), max_length=60)
    answer = forms.ChoiceField(
        label=_("決議"), choices=CommitteeReview.Answer.choices, widget=forms.RadioSelect
    )
    remark = forms.CharField(label=_("說明"), max_length=300, required=False)


class OrderForm(LinesForm):
    """The order of rewards."""

    ordered_on = RocDateField(label=_("發布日期"))
    document_no = forms.CharField(label=_("獎勵令字號"), max_length=60)


class RevocationForm(Form):
    """The order that takes a reward back."""

    revoked_on = RocDateField(label=_("撤銷日期"))
    document_no = forms.CharField(label=_("撤銷的文號"), max_length=60)
    reason = forms.CharField(label=_("原因"), max_length=300)
