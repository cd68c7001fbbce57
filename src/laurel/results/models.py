"""What the Director-General decided on a resolution, and who is recommended to the Ministry."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.editions.models import Edition
from laurel.ledger.models import Recorded
from laurel.nominations.models import Nomination
from laurel.people.models import CATEGORY_CHOICES, Person


class Approval(Recorded):
    """核定: the decision on a category's resolution, kept apart from the resolution.

    `order` holds the codes that the Director-General recommends instead, best first, where the ruling is
    otherwise; it is empty where the ruling follows the resolution.
    """

    class Ruling(models.TextChoices):
        AS_RESOLVED = "as_resolved", _("照評審結果核定")
        OTHERWISE = "otherwise", _("另作決定")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    ruling = models.CharField(max_length=12, choices=Ruling)
    approved_on = models.DateField()
    document_no = models.CharField(max_length=60)
    reason = models.CharField(max_length=300, blank=True)
    order = models.JSONField(default=list)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "category"], name="one_approval_per_category")
        ]


class Recommendation(Recorded):
    """推薦至本部: an entry that goes up. `order` is its position in the whole order decided, so that the next
    one to move up needs no renumbering; `place` is its final place at the meeting.
    """

    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    recommended_at = models.DateTimeField()
    recommended_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination__category", "order"]


class RecommendationWithdrawal(Recorded):
    """A recommended entry that was withdrawn afterwards: the next one moves up."""

    recommendation = models.OneToOneField(Recommendation, models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=300)
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
