"""Recusals, what they rest on and how they end; challenges; what was decided when too few were left."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.editions.models import Edition
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.nominations.models import Nomination
from laurel.panel.models.seats import Member
from laurel.people.models import CATEGORY_CHOICES, Person


class ConflictDeclaration(Recorded):
    """A member states, before any dossier opens, whether another conflict exists in a category."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="declarations")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    has_conflict = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    declared_at = models.DateTimeField()

    class Meta:
        ordering = ["member_id", "category", "pk"]


class Recusal(Recorded):
    """A member is out of a whole category: 三(二)2(4). Never deleted.

    `entry_code` is the entry behind a recusal that the rule found, one row an entry; `number` counts those of
    one cause, where an earlier one has lapsed.
    """

    class Source(models.TextChoices):
        OWN_UNIT = "own_unit", _("所屬單位提案")
        DECLARED = "declared", _("自行聲明")
        ORDERED = "ordered", _("召集人命迴避")
        CHALLENGE = "challenge", _("申請迴避經核准")

    member = models.ForeignKey(Member, models.PROTECT, related_name="recusals")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    source = models.CharField(max_length=10, choices=Source)
    entry_code = models.CharField(max_length=6, blank=True)
    number = models.PositiveSmallIntegerField(default=1)
    reason = models.CharField(max_length=300, blank=True)
    grounds = models.JSONField(default=list)
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["member_id", "category", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "category", "source", "entry_code", "number"], name="one_recusal_per_cause"
            )
        ]


class RecusalLapse(Recorded):
    """A recusal that the rule found ended: the entry behind it left before anybody could read (edge case 17)."""

    recusal = models.OneToOneField(Recusal, models.PROTECT, related_name="lapse")
    lapsed_at = models.DateTimeField()
    lapsed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class Challenge(Recorded):
    """申請迴避: an entrant asks that a member be recused, with reason and facts; `due_at` is when a ruling is late."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    member = models.ForeignKey(Member, models.PROTECT, related_name="challenges")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    reason = models.CharField(max_length=300)
    evidence = models.TextField()
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]


class ChallengeRuling(Recorded):
    """What was ruled on a challenge: by the convener, or by the Director-General's document."""

    challenge = models.OneToOneField(Challenge, models.PROTECT, related_name="ruling")
    upheld = models.BooleanField()
    reason = models.CharField(max_length=300)
    document_no = models.CharField(max_length=60, blank=True)
    ruled_at = models.DateTimeField()
    ruled_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class DepletionDecision(Recorded):
    """How a category goes on with fewer members than the threshold: who decided, by which document."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    choice = models.CharField(max_length=60)
    authority = models.CharField(max_length=120)
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
