"""What an authority decided on rewards where the regulation is silent."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.editions.models import Edition
from laurel.ledger.models import Recorded
from laurel.people.models import Person
from laurel.results.models import Recommendation


class PoolDecision(Recorded):
    """The ceiling that an authority set for an entry whose case the regulation does not cover; the newest counts."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    ceiling_units = models.PositiveSmallIntegerField()
    authority = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recommendation_id", "pk"]


class RewardReading(Recorded):
    """How a year reads 三(五)2: whose the ceiling is, and how many major merits at most (None: any); the newest counts."""

    class Scope(models.TextChoices):
        PER_ENTRY = "per_entry", _("每一獲獎案一個總額，各機關合併計算")
        PER_AGENCY = "per_agency", _("每一機關各有一個總額")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    scope = models.CharField(max_length=12, choices=Scope)
    most_major_merits = models.PositiveSmallIntegerField(null=True, blank=True)
    authority = models.CharField(max_length=120)
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "pk"]
