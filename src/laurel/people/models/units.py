"""Units with their succession and earlier parents."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.ledger.models import Recorded
from laurel.rulebook.entrants import UnitKind

KIND_CHOICES = [(kind.value, kind.value) for kind in UnitKind]


class Unit(Recorded):
    """An organisational unit, for the time it exists."""

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=40, choices=KIND_CHOICES)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=160, blank=True)
    short_name_en = models.CharField(max_length=60, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    commissioned_to_local_government = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Succession(Recorded):
    """One unit follows another: renamed, merged or split."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("更名")
        MERGED = "merged", _("整併")
        SPLIT = "split", _("分立")

    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="precessions")
    kind = models.CharField(max_length=10, choices=Kind)
    on = models.DateField()


class Placement(Recorded):
    """Where a unit stood before its parent changed: under that parent, up to and with that day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    until = models.DateField()

    class Meta:
        ordering = ["unit_id", "until"]
