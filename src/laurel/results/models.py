"""What the Director-General decided on a resolution, who goes up to the Ministry, what is public, what entrants are told."""

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
    """推薦至本部: an entry that goes up. `order` is its position in the whole order decided, and whoever moves up
    later stands behind all before it, so that nobody is renumbered; `place` is its final place at the meeting.
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


class Publication(Recorded):
    """公布: from when on the results of a year are public, and what then stands there. The newest row counts.

    Without a time it withdraws what was to come. `content` is what was previewed, category by category, and what
    the public page shows: later changes reach it by a new row, which gives its reason.
    """

    class Scope(models.TextChoices):
        RECOMMENDED_ONLY = "recommended_only", _("只公布獲推薦的單位")
        ALL_PLACES = "all_places", _("公布全部參獎單位的名次")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    publishes_at = models.DateTimeField(null=True)
    scope = models.CharField(max_length=20, choices=Scope)
    document_no = models.CharField(max_length=60, blank=True)
    authority = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    content = models.JSONField(default=list)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "pk"]


class Feedback(Recorded):
    """回饋: what an entrant is told of its entry, as released; a correction is a new row with its reason."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    strengths = models.TextField(blank=True)
    improvements = models.TextField(blank=True)
    reason = models.CharField(max_length=300, blank=True)
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination_id", "pk"]


class FeedbackDraft(models.Model):
    """Feedback while it is written. Outside the record, and gone once it is released."""

    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="+")
    strengths = models.TextField(blank=True)
    improvements = models.TextField(blank=True)
    saves = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
