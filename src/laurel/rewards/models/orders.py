"""獎勵令 and what the evaluation committee said: an order with its lines, its revocations, the reviews."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import Person
from laurel.results.models import Recommendation
from laurel.rewards.models.rosters import RewardLine

CASE_CHOICES = [
    (case, case)
    for case in ("none", "hold", "recommended", "national_won", "national_not_won", "not_covered")
]


class RewardOrder(Recorded):
    """獎勵令: rewards of one entry ordered on one day, with the case and the ceiling that applied then."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    ordered_on = models.DateField()
    document_no = models.CharField(max_length=60)
    case = models.CharField(max_length=20, choices=CASE_CHOICES)
    ceiling_units = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recommendation_id", "pk"]


class OrderedLine(Recorded):
    """A line of an order. A line is ordered once; a corrected one is a line of its own."""

    order = models.ForeignKey(RewardOrder, models.PROTECT, related_name="lines")
    line = models.OneToOneField(RewardLine, models.PROTECT, related_name="ordered")


class OrderRevocation(Recorded):
    """An ordered reward that was taken back: the order is kept, what it used of the ceiling is free again."""

    ordered = models.OneToOneField(OrderedLine, models.PROTECT, related_name="revocation")
    revoked_on = models.DateField()
    document_no = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class CommitteeReview(Recorded):
    """考績委員會 on one line, before the order or after it; the newest of a line counts."""

    class Answer(models.TextChoices):
        AGREED = "agreed", _("同意")
        DISAGREED = "disagreed", _("不同意")

    line = models.ForeignKey(RewardLine, models.PROTECT, related_name="reviews")
    met_on = models.DateField()
    document_no = models.CharField(max_length=60)
    answer = models.CharField(max_length=10, choices=Answer)
    remark = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["line_id", "pk"]
