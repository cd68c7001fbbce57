"""獎懲建議名冊: its lines, their versions, and the roster on which nobody is proposed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import Person, Unit
from laurel.results.models import Recommendation
from laurel.rulebook.rewards import RewardRole


class RewardLine(Recorded):
    """One person on a roster: what they did, and the reward proposed for it.

    A correction is a line of its own that `corrects` the one before; both are kept. `person_key` is the personnel
    number, never the national identification number. `committee_on` is the meeting of the evaluation committee that
    a major merit is put before, held or called. `moved_to` is where someone serves now who did the deeds at `unit`.
    """

    class Reward(models.TextChoices):
        COMMENDATION = "commendation", _("嘉獎")
        MERIT = "merit", _("記功")
        MAJOR_MERIT = "major_merit", _("記大功")

    class Engagement(models.TextChoices):
        CIVIL_SERVANT = "civil_servant", _("公務人員")
        CONTRACT = "contract", _("約聘僱、工友（比照辦理）")

    class Declared(models.TextChoices):
        NONE = "none", _("沒有")
        RELATED = "related", _("相近的事由曾獲獎勵")
        SAME = "same", _("同一事由已獲獎勵")

    ROLE_CHOICES = [(role.value, role.value) for role in RewardRole]

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    person_key = models.CharField(max_length=40)
    person_name = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    grade = models.CharField(max_length=40, blank=True)
    engagement = models.CharField(max_length=14, choices=Engagement, default=Engagement.CIVIL_SERVANT)
    has_left = models.BooleanField(default=False)
    moved_to = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=30, choices=ROLE_CHOICES)
    deeds = models.TextField()
    reward = models.CharField(max_length=14, choices=Reward)
    times = models.PositiveSmallIntegerField(default=1)
    committee_on = models.DateField(null=True, blank=True)
    declared = models.CharField(max_length=8, choices=Declared, default=Declared.NONE)
    declared_document = models.CharField(max_length=120, blank=True)
    remark = models.CharField(max_length=200, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="correction")
    correction_reason = models.CharField(max_length=300, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recommendation_id", "pk"]
        indexes = [models.Index(fields=["person_key"])]


class RewardLineRemoval(Recorded):
    """A line struck from a roster."""

    line = models.OneToOneField(RewardLine, models.PROTECT, related_name="removal")
    reason = models.CharField(max_length=300, blank=True)
    removed_at = models.DateTimeField()
    removed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class NobodyProposed(Recorded):
    """The unit proposes nobody for an entry. It stands until a line is proposed after it."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recommendation_id", "pk"]
