"""What is typed when the panel is put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laurel.kit.fields import RocDateField
from laurel.kit.forms import Form
from laurel.panel.models import Member
from laurel.panel.words import CHOICES
from laurel.people.models import CATEGORY_CHOICES, Person, Unit
from laurel.people.roles import Role
from laurel.rulebook.panel import EIGHT_DIVISIONS

PEOPLE = Person.objects.filter(is_active=True).prefetch_related("postings__unit")


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person with the unit and the grade that the register has."""

    def __init__(self, *roles: Role) -> None:
        people = PEOPLE.filter(role_grants__role__in=roles).distinct()
        super().__init__(people, label=_("人員"), help_text=_("名單是登錄了相應職務的人。"))

    def label_from_instance(self, obj: Person) -> str:
        """Name, unit, grade."""
        units = [row.unit.short_name for row in obj.postings.all() if row.valid_to is None]
        grade = _("簡任第 %(level)s 職等") if obj.is_jianren else _("第 %(level)s 職等")
        known = [*units, str(grade) % {"level": obj.rank_level}] if obj.rank_level else units
        return f"{obj.name}（{'，'.join(known)}）" if known else obj.name


class Document(Form):
    """The document of an appointment."""

    rank_level = forms.IntegerField(
        label=_("官職等（簡任第幾職等）"),
        min_value=1,
        max_value=14,
        required=False,
        help_text=_("簡任為第 10 至 14 職等；不填時用人員登錄的職等。"),
    )
    appointment_no = forms.CharField(label=_("指派文號"), max_length=60)
    document_on = RocDateField(label=_("核定日期"), required=False, help_text=_("不填為今天。"))

    def clean(self) -> dict[str, Any]:
        """The grade of the register where none is typed."""
        typed = super().clean() or {}
        person = typed.get("person")
        if person is not None and typed.get("rank_level") is None and person.is_jianren:
            typed["rank_level"] = person.rank_level
        return typed


class Term(Document):
    """The document with the term and an exception for the grade."""

    term_from = RocDateField(label=_("任期自"), required=False, help_text=_("不填為今天。"))
    term_to = RocDateField(label=_("任期至"), required=False, help_text=_("不填為本年度評審結束。"))
    exception_authority = forms.CharField(
        label=_("非簡任之核准文號"), max_length=120, required=False, help_text=_("委員不是簡任人員時填寫。")
    )


class AppointForm(Term):
    """A seat."""

    person = PersonField(Role.PANEL_MEMBER, Role.CONVENER)
    seat = forms.ChoiceField(label=_("席次"), choices=[("", _("請選擇")), *Member.Seat.choices])
    unit = forms.ModelChoiceField(
        label=_("所屬單位"),
        queryset=Unit.objects.filter(code__in=EIGHT_DIVISIONS),
        required=False,
        help_text=_("召集人、副召集人不必填。"),
    )
    field_order = ("person", "seat", "unit")


class ReplaceForm(Term):
    """Who takes a seat over, and why."""

    person = PersonField(Role.PANEL_MEMBER, Role.CONVENER)
    reason = forms.CharField(label=_("原因（調任、請假、退休等）"), max_length=300)
    field_order = ("person", "reason")


class StandInForm(Document):
    """Who takes the place of a member who left after locking."""

    person = PersonField(Role.PANEL_MEMBER)
    field_order = ("person",)


class SubstituteForm(Document):
    """A substitute for one category."""

    person = PersonField(Role.PANEL_MEMBER)
    field_order = ("person",)


class RecuseForm(Form):
    """A recusal that the convener orders."""

    category = forms.ChoiceField(label=_("類別"))
    reason = forms.CharField(label=_("理由"), max_length=300)

    def __init__(self, *args: Any, categories: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = set(categories)
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            choice for choice in CATEGORY_CHOICES if choice[0] in open_to
        ]


class DepartForm(Form):
    """Why a seat is given up."""

    reason = forms.CharField(label=_("原因（調任、請假、退休等）"), max_length=300)
    document_no = forms.CharField(label=_("文號"), max_length=60, required=False)


class PresenceForm(Form):
    """Whether the convener is there, and why not."""

    is_present = forms.TypedChoiceField(
        label=_("召集人"),
        choices=[("no", _("不在，由副召集人代理")), ("yes", _("在，由召集人主持"))],
        widget=forms.RadioSelect,
        coerce=lambda typed: typed == "yes",
    )
    reason = forms.CharField(label=_("原因"), max_length=300)
    document_no = forms.CharField(label=_("文號"), max_length=60, required=False)


class DepletionForm(Form):
    """How a category goes on, by which document."""

    choice = forms.ChoiceField(
        label=_("決定"),
        choices=[(key, words) for key, words in CHOICES.items() if key != "substitutes"],
        widget=forms.RadioSelect,
    )
    authority = forms.CharField(label=_("決定的文號"), max_length=120)
    reason = forms.CharField(label=_("理由"), max_length=300)


class ChallengeForm(Form):
    """Why a member should be recused, and what shows it."""

    entry = forms.ChoiceField(label=_("以哪一案提出"))
    reason = forms.CharField(label=_("原因"), max_length=300, required=False)
    evidence = forms.CharField(
        label=_("事實與釋明"),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        help_text=_("寫明具體事實；有文件時寫出名稱與文號。"),
    )

    def __init__(self, *args: Any, entries: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].choices = list(entries.items())  # type: ignore[attr-defined]


class RulingForm(Form):
    """What is ruled, and why."""

    upheld = forms.TypedChoiceField(
        label=_("決定"),
        choices=[("yes", _("核准：整個類別迴避")), ("no", _("駁回"))],
        widget=forms.RadioSelect,
        coerce=lambda typed: typed == "yes",
    )
    reason = forms.CharField(label=_("理由"), max_length=300)
    document_no = forms.CharField(
        label=_("署長決定的文號"),
        max_length=60,
        required=False,
        help_text=_("由署長決定、承辦人登錄時填寫。"),
    )
