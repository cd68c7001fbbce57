"""Seats: the convener, a deputy, the members of the eight divisions, substitutes; taken and given up."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.editions.models import Edition
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import CATEGORY_CHOICES, Person, Unit


class Member(Recorded):
    """A seat on the panel, for the division that sends the person, from a day to a day.

    `for_category` names the one category of a substitute (A-09) and is empty for everyone else; `replaces` is the
    seat whose place this one takes. `document_on` is the date of the appointment's document.
    """

    class Seat(models.TextChoices):
        CONVENER = "convener", _("召集人")
        DEPUTY = "deputy", _("副召集人")
        MEMBER = "member", _("評審委員")

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    seat = models.CharField(max_length=10, choices=Seat)
    code = models.CharField(max_length=12)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    rank_level = models.PositiveSmallIntegerField(null=True, blank=True)
    for_category = models.CharField(max_length=20, choices=CATEGORY_CHOICES, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, related_name="replaced_by", null=True, blank=True)
    appointment_no = models.CharField(max_length=60)
    exception_authority = models.CharField(max_length=120, blank=True)
    document_on = models.DateField()
    term_from = models.DateField()
    term_to = models.DateField(null=True, blank=True)
    appointed_at = models.DateTimeField()
    appointed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "person"], name="one_seat_per_person"),
            models.UniqueConstraint(fields=["edition", "code"], name="one_code_per_member"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.person.name}"


class MemberDeparture(Recorded):
    """A seat given up: transfer, illness, retirement; by which document, where there is one."""

    member = models.OneToOneField(Member, models.PROTECT, related_name="departure")
    reason = models.CharField(max_length=300)
    document_no = models.CharField(max_length=60, blank=True)
    departed_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class ConvenerPresence(Recorded):
    """Whether the convener is there; the newest row of a year counts. While not, the deputy chairs."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    is_present = models.BooleanField()
    reason = models.CharField(max_length=300)
    document_no = models.CharField(max_length=60, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "pk"]
