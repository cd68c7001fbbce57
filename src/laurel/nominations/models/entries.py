"""An entry of the year: which unit enters which category, through which door; taken back, revived."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.editions.models import Edition
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import CATEGORY_CHOICES, Person, Unit
from laurel.rulebook.entrants import Door


class Nomination(Recorded):
    """One entry. `grounds` keeps the eligibility facts as they were seen at nomination.

    `team` holds rows of a project's team: `[{"unit": …, "title": …}]`; `team_total` counts its people.
    """

    DOOR_CHOICES = [
        (Door.THROUGH_BRANCH.value, _("由分署推薦")),
        (Door.DIRECT.value, _("逕送綜合規劃組")),
    ]

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    code = models.CharField(max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    nominated_by_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    door = models.CharField(max_length=16, choices=DOOR_CHOICES)
    project_title = models.CharField(max_length=200, blank=True)
    project_start = models.DateField(null=True, blank=True)
    project_end = models.DateField(null=True, blank=True)
    team = models.JSONField(default=list, blank=True)
    team_total = models.PositiveSmallIntegerField(null=True, blank=True)
    budget_thousand = models.PositiveIntegerField(null=True, blank=True)
    contact_name = models.CharField(max_length=80)
    contact_title = models.CharField(max_length=80, blank=True)
    contact_phone = models.CharField(max_length=40)
    contact_email = models.EmailField(blank=True)
    recommendation = models.CharField(max_length=400, blank=True)
    head = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    grounds = models.JSONField(default=list)
    nominated_at = models.DateTimeField()
    nominated_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["edition_id", "category", "code"]
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="one_code_per_entry")]

    def __str__(self) -> str:
        return f"{self.code} {self.unit.name}"

    @property
    def withdrawal(self) -> NominationWithdrawal | None:
        """The withdrawal that stands: the one that no revival follows; None while the entry stands."""
        return next((row for row in self.withdrawals.all() if not hasattr(row, "revival")), None)


class NominationWithdrawal(Recorded):
    """An entry taken back: when, by whom, why, by which letter."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="withdrawals")
    reason = models.CharField(max_length=300)
    letter_no = models.CharField(max_length=60, blank=True)
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination_id", "pk"]


class NominationRevival(Recorded):
    """A withdrawal undone, on the grounds seen at that moment: the entry stands again."""

    withdrawal = models.OneToOneField(NominationWithdrawal, models.PROTECT, related_name="revival")
    reason = models.CharField(max_length=300)
    letter_no = models.CharField(max_length=60, blank=True)
    grounds = models.JSONField(default=list)
    revived_at = models.DateTimeField()
    revived_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
