"""What the officer types on the way to the Ministry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.forwarding.facts import Case
from laurel.forwarding.models import UpdateDecision
from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.kit.widgets import RadioCards
from laurel.rulebook.calendar import end_of


class DueForm(Form):
    """Until the end of which day."""

    due_on = RocDateField(label=_("更新期限"), help_text=_("到當天 24:00 為止。"))

    def clean_due_on(self) -> datetime:
        """The moment at which the day ends."""
        return end_of(self.cleaned_data["due_on"])


class RequestForm(DueForm):
    """The update is asked for: overall service always, projects where wanted."""

    projects = forms.MultipleChoiceField(
        label=_("也請這些專案更新"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("專案的成果期間是執行期間，要點沒有要求更新；需要最新數據時才勾選。"),
    )

    def __init__(self, *args: Any, projects: Iterable[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (case.nomination.code, f"{case.nomination.code} {case.nomination.unit.name}") for case in projects
        ]
        self.fields["projects"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["projects"]


class ExtendForm(DueForm):
    """A later day, and why."""

    reason = forms.CharField(label=_("延長或請再更新的理由"), max_length=300)


class DecideForm(Form):
    """What becomes of an entry whose update did not come."""

    choice = forms.ChoiceField(
        label=_("決定"),
        choices=UpdateDecision.Choice.choices,
        widget=RadioCards(
            hints={
                "replace": _("本案不再送部；名次不變，由次一名遞補，遞補的案件也要更新。"),
                "go_without": _("推薦不變，以評審的版本送部；文號與理由隨送部資料留存。"),
            }
        ),
    )
    document_no = forms.CharField(label=_("核准文號"), max_length=60)
    reason = forms.CharField(label=_("理由"), max_length=240)


class CloseForm(Form):
    """The closing of the package has nothing to type; pressing is the act."""


class ReopenForm(Form):
    """On whose word the package opens again, and why."""

    authority = forms.CharField(label=_("核准文號"), max_length=120)
    reason = forms.CharField(label=_("重新開放的理由"), max_length=300)
