"""The panel fixed, the reading orders drawn, and when each person last looked."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.editions.models import Edition
from laurel.ledger.models import Recorded
from laurel.panel.models.seats import Member
from laurel.people.models import CATEGORY_CHOICES, Person


class PanelLock(Recorded):
    """The panel of one year is fixed; reading may open."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="+")
    locked_at = models.DateTimeField()
    locked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class ReadingDraw(Recorded):
    """The base order of a category, drawn by `seed` from `entries`; anyone can compute it again.

    A late entry makes a new draw that keeps the orders before it and puts the entry `late` into each.
    """

    class Occasion(models.TextChoices):
        LOCK = "lock", _("鎖定評審小組")
        LATE_ENTRY = "late_entry", _("晚到的案件")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    number = models.PositiveSmallIntegerField()
    occasion = models.CharField(max_length=12, choices=Occasion)
    seed = models.CharField(max_length=32)
    entries = models.JSONField()
    base = models.JSONField()
    late = models.CharField(max_length=6, blank=True)
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "category", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "category", "number"], name="one_draw_per_number")
        ]


class ReadingOrder(Recorded):
    """The order in which a member is advised to read a category: the row `reader` of the draw's square."""

    draw = models.ForeignKey(ReadingDraw, models.PROTECT, related_name="orders")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    reader = models.PositiveSmallIntegerField()
    codes = models.JSONField()

    class Meta:
        ordering = ["draw_id", "reader"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "member"], name="one_reading_order_per_draw"),
            models.UniqueConstraint(fields=["draw", "reader"], name="one_reader_per_row"),
        ]


class PanelLook(models.Model):
    """When a person last said that the changes were seen. Outside the record: nothing follows from it."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    looked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "person"], name="one_look_per_person")]
