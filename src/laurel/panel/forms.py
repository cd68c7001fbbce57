"""What is typed when the panel is put together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.forms import Form
from laurel.panel.models import Member
from laurel.people.models import CATEGORY_CHOICES, Person, Unit
from laurel.people.roles import Role
from laurel.rulebook.panel import EIGHT_DIVISIONS


class AppointForm(Form):
    """A seat."""

    person = forms.ModelChoiceField(label=_("人員"), queryset=Person.objects.none())
    seat = forms.ChoiceField(label=_("席次"), choices=[("", _("請選擇")), *Member.Seat.choices])
    unit = forms.ModelChoiceField(
        label=_("所屬單位"), queryset=Unit.objects.none(), required=False, help_text=_("召集人不必填。")
    )
    rank_level = forms.IntegerField(
        label=_("官職等（簡任第幾職等）"),
        min_value=1,
        max_value=14,
        required=False,
        help_text=_("簡任為第 10 至 14 職等。"),
    )
    appointment_no = forms.CharField(label=_("指派文號"), max_length=60)
    exception_authority = forms.CharField(
        label=_("非簡任之核准文號"), max_length=120, required=False, help_text=_("委員不是簡任人員時填寫。")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(role_grants__role__in=[Role.PANEL_MEMBER, Role.CONVENER]).distinct()
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["unit"].queryset = Unit.objects.filter(code__in=EIGHT_DIVISIONS)  # type: ignore[attr-defined]


class RecuseForm(Form):
    """A recusal that the convener orders."""

    category = forms.ChoiceField(label=_("類別"), choices=CATEGORY_CHOICES)
    reason = forms.CharField(label=_("理由"), max_length=300)


class DepartForm(Form):
    """Why a seat is given up."""

    reason = forms.CharField(label=_("原因（調任、請假、退休等）"), max_length=300)


class DepletionForm(Form):
    """By which document a category goes on."""

    authority = forms.CharField(label=_("決定的文號"), max_length=120)
    reason = forms.CharField(label=_("理由"), max_length=300)
