"""敘獎: the lines of a roster, and decisions where the text covers no case."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import Person, Unit
from laurel.results.models import Recommendation
from laurel.rulebook.rewards import RewardRole


class PoolDecision(Recorded):
    """The ceiling that an authority set for an entry whose case the regulation does not cover."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    ceiling_units = models.PositiveSmallIntegerField()
    authority = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recommendation_id", "pk"]


class RewardLine(Recorded):
    """One person on a roster: what they did, and the reward proposed for it."""

    class Reward(models.TextChoices):
        COMMENDATION = "commendation", _("嘉獎")
        MERIT = "merit", _("記功")
        MAJOR_MERIT = "major_merit", _("記大功")

    ROLE_CHOICES = [(role.value, role.value) for role in RewardRole]

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    person_key = models.CharField(max_length=40)
    person_name = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    role = models.CharField(max_length=30, choices=ROLE_CHOICES)
    deeds = models.TextField()
    reward = models.CharField(max_length=14, choices=Reward)
    times = models.PositiveSmallIntegerField(default=1)
    committee_on = models.DateField(null=True, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recommendation_id", "pk"]


class RewardLineRemoval(Recorded):
    """A line struck from a roster."""

    line = models.OneToOneField(RewardLine, models.PROTECT, related_name="removal")
    reason = models.CharField(max_length=300, blank=True)
    removed_at = models.DateTimeField()
    removed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
