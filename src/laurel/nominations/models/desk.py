"""What is under way before an entry is made: a person's answers so far, a branch's reminders."""

from __future__ import annotations

from django.db import models

from laurel.editions.models import Edition
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.nominations.models.entries import Nomination
from laurel.people.models import Person, Unit


class NominationDraft(models.Model):
    """The answers of a nomination. Only its owner sees it; once the entry stands it points there and is listed no more,
    so that a second press of the same button leads to the same entry.

    Drafts are outside the record, as those of applications are: nothing was said to anybody yet.
    """

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    owner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    made = models.ForeignKey(Nomination, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-saved_at"]


class Reminder(Recorded):
    """The office reminded a branch of its duty to nominate at least one unit."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reminded_at = models.DateTimeField()
    reminded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "branch_id", "pk"]
