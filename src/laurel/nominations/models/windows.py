"""A window after the deadline: one unit may still be nominated, or send its application, until a moment."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from laurel.editions.models import Edition
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import Person, Unit
from laurel.rulebook import articles

CITABLE = (articles.NOMINATION_DEADLINE, articles.MINISTRY_TIMETABLE, articles.MINISTRY_PLAN)
"""The provisions on which an authority may admit one unit after the deadline."""


class AdmissionWindow(Recorded):
    """An authority's word for one unit: what it may still do, until when, by which document and article."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    for_nomination = models.BooleanField()
    for_submission = models.BooleanField()
    until = models.DateTimeField()
    authority = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    article = models.CharField(max_length=20, choices=[(row.path, row.printed) for row in CITABLE])
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "pk"]

    def is_open_at(self, moment: datetime) -> bool:
        """True from the moment it was opened until its end."""
        return self.opened_at <= moment < self.until
