"""What the Ministry and the National Development Council made of a recommended entry."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.ledger.models import Recorded
from laurel.people.models import Honour, Person, Unit
from laurel.results.models import Recommendation


class MinistryOutcome(Recorded):
    """部評結果; the newest row of an entry counts."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    forwarded = models.BooleanField()
    announced_on = models.DateField()
    document_no = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recommendation_id", "pk"]


class NationalOutcome(Recorded):
    """國發會結果; the newest row of an entry counts."""

    class Result(models.TextChoices):
        WON = "won", _("獲獎")
        NOT_WON = "not_won", _("未獲獎")

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    result = models.CharField(max_length=8, choices=Result)
    award_year = models.PositiveSmallIntegerField()
    category_name = models.CharField(max_length=60, blank=True)
    winner_of_record = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    executing_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    line = models.CharField(max_length=20, choices=Honour.Line, blank=True)
    announced_on = models.DateField()
    document_no = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recommendation_id", "pk"]
