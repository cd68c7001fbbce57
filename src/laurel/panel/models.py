"""The panel of a year: who sits on it, who is out of which category and why, when it was locked."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.editions.models import Edition
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import CATEGORY_CHOICES, Person, Unit


class Member(Recorded):
    """A seat on the panel, for the division that sends the person."""

    class Seat(models.TextChoices):
        CONVENER = "convener", _("召集人")
        MEMBER = "member", _("評審委員")

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    seat = models.CharField(max_length=10, choices=Seat)
    code = models.CharField(max_length=12)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    rank_level = models.PositiveSmallIntegerField(null=True, blank=True)
    appointment_no = models.CharField(max_length=60)
    exception_authority = models.CharField(max_length=120, blank=True)
    appointed_at = models.DateTimeField()
    appointed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "person"], name="one_seat_per_person"),
            models.UniqueConstraint(fields=["edition", "code"], name="one_code_per_member"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.person.name}"


class MemberDeparture(Recorded):
    """A seat given up: transfer, illness, retirement."""

    member = models.OneToOneField(Member, models.PROTECT, related_name="departure")
    reason = models.CharField(max_length=300)
    departed_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class ConflictDeclaration(Recorded):
    """A member states, before any dossier opens, whether another conflict exists in a category."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="declarations")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    has_conflict = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    declared_at = models.DateTimeField()

    class Meta:
        ordering = ["member", "category", "pk"]


class Recusal(Recorded):
    """A member is out of a whole category: 三(二)2(4). Never deleted."""

    class Source(models.TextChoices):
        OWN_UNIT = "own_unit", _("所屬單位提案")
        DECLARED = "declared", _("自行聲明")
        ORDERED = "ordered", _("召集人命迴避")

    member = models.ForeignKey(Member, models.PROTECT, related_name="recusals")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    source = models.CharField(max_length=10, choices=Source)
    reason = models.CharField(max_length=300, blank=True)
    grounds = models.JSONField(default=list)
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["member", "category", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["member", "category", "source"], name="one_recusal_per_source")
        ]


class DepletionDecision(Recorded):
    """A category goes on with fewer members than the threshold: who decided, by which document."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    choice = models.CharField(max_length=60)
    authority = models.CharField(max_length=120)
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class PanelLock(Recorded):
    """The panel of one year is fixed; reading may open."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="+")
    locked_at = models.DateTimeField()
    locked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class ReadingOrder(Recorded):
    """The order in which a member is advised to read a category; drawn once, free to ignore."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    codes = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "category"], name="one_reading_order_per_category")
        ]
