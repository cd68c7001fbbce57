"""What was handed over, submitted, dispatched, sent back."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.applications.models.writing import Application
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import Person


class BranchHandover(Recorded):
    """送分署: the unit hands its application to its branch, which alone sends it on."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="handovers")
    handed_at = models.DateTimeField()
    handed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class BranchReturn(Recorded):
    """退回單位: the branch gives an application back to its unit, with what is to be done."""

    handover = models.OneToOneField(BranchHandover, models.PROTECT, related_name="giving_back")
    words = models.TextField()
    returned_at = models.DateTimeField()
    returned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class Submission(Recorded):
    """A frozen version: all that the application said at that moment, its SHA-256, and its pages as set.

    `pdf_sha256` and `pages` are those of the printed form frozen with it. `is_update` marks the version that goes up
    to the Ministry: it stands beside the one that was judged and never replaces it.
    """

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    application = models.ForeignKey(Application, models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(default=0)
    declared_by = models.CharField(max_length=80)
    acknowledged = models.JSONField(default=list)
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    is_update = models.BooleanField(default=False)

    class Meta:
        ordering = ["application_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="one_submission_per_number")
        ]


class Dispatch(Recorded):
    """函送: the letter that carried the entry, and what came with it. The newest row counts."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="dispatches")
    dispatched_on = models.DateField()
    dispatch_no = models.CharField(max_length=60)
    received_on = models.DateField(null=True, blank=True)
    received_no = models.CharField(max_length=60, blank=True)
    copies = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["application_id", "pk"]


class Reopening(Recorded):
    """The working copy may be changed again: the office sent it back, or asks for the update to January–June.

    `fields` names the parts; empty means all. The newest row counts.
    """

    class Purpose(models.TextChoices):
        CORRECTION = "correction", _("補正")
        UPDATE = "update", _("更新至 1–6 月")

    application = models.ForeignKey(Application, models.PROTECT, related_name="reopenings")
    fields = models.JSONField(default=list)
    due_at = models.DateTimeField()
    reopened_at = models.DateTimeField()
    reopened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=12, choices=Purpose, default=Purpose.CORRECTION)

    class Meta:
        ordering = ["application_id", "pk"]


class ReopeningEnd(Recorded):
    """An opening that ended before its day: the entry no longer goes up, or the package was closed."""

    reopening = models.OneToOneField(Reopening, models.PROTECT, related_name="ending")
    ended_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
