"""The update to January–June: until when it is asked for, and what was decided where it did not come."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.ledger.models import Recorded
from laurel.people.models import Person
from laurel.results.models import Recommendation


class UpdateRequest(Recorded):
    """A recommended entry is asked to update its application until a moment; the newest row of an entry counts.

    A later row is an extension, or the same asked again, with its reason.
    """

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recommendation_id", "pk"]


class UpdateDecision(Recorded):
    """What was decided on a recommended entry whose update did not come, by which document and why."""

    class Choice(models.TextChoices):
        REPLACE = "replace", _("撤回推薦，由次一名遞補")
        GO_WITHOUT = "go_without", _("不更新，以評審的版本送部")

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=12, choices=Choice)
    document_no = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recommendation_id", "pk"]
