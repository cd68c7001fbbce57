"""Findings on entries, their confirmation, exemptions and correction requests."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.nominations.models import Nomination
from laurel.people.models import Person


class Exemption(Recorded):
    """An authority admits an entry in spite of a ground: late letter, early project."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    code = models.CharField(max_length=80)
    authority = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination", "pk"]


class Finding(Recorded):
    """判斷紀錄: a verdict with the facts it rested on; the newest row of an entry counts."""

    class Outcome(models.TextChoices):
        ELIGIBLE = "eligible", _("符合")
        INELIGIBLE = "ineligible", _("不符合")

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=12, choices=Outcome)
    grounds = models.JSONField()
    note = models.CharField(max_length=400, blank=True)
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination", "number"]
        constraints = [
            models.UniqueConstraint(fields=["nomination", "number"], name="one_finding_per_number")
        ]


class FindingConfirmation(Recorded):
    """A second person agrees that an entry is ineligible."""

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="confirmation")
    confirmed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class CorrectionRequest(Recorded):
    """補正: what must be mended, and by when. A later submission answers it."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    what = models.TextField()
    due_at = models.DateTimeField()
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination", "pk"]
