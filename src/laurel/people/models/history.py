"""Past years and honours with their evidence, what was corrected in them, and who verified them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from laurel.ledger.models import Recorded
from laurel.people.models.persons import Person
from laurel.people.models.units import Unit
from laurel.rulebook.entrants import Category

CATEGORY_CHOICES = [
    (Category.OVERALL_SERVICE.value, _("整體服務類")),
    (Category.PROJECT_PLANNING.value, _("專案規劃類")),
]


class Evidenced(Recorded):
    """A row of history: the paper that it rests on, who wrote it down, whom the paper names as having checked it."""

    evidence = models.CharField(max_length=200, blank=True)
    evidence_on = models.DateField(null=True, blank=True)
    named_verifier = models.CharField(max_length=80, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @property
    def verification(self) -> HistoryVerification | None:
        """Who last compared the row as it stands with its evidence; None after a later correction."""
        newest = max(self.verifications.all(), key=lambda row: (row.verified_at, row.pk), default=None)  # type: ignore[attr-defined]
        corrected = [row.corrected_at for row in self.corrections.all()]  # type: ignore[attr-defined]
        return newest if newest and all(newest.verified_at >= at for at in corrected) else None


class PastYear(Evidenced):
    """A year before Laurel, or one that it closed: was the award held, with how many entries (None: unknown)."""

    roc_year = models.PositiveSmallIntegerField(unique=True)
    held = models.BooleanField(default=True)
    overall_entries = models.PositiveSmallIntegerField(null=True, blank=True)
    project_entries = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["-roc_year"]

    def __str__(self) -> str:
        return str(self.roc_year)


class Honour(Evidenced):
    """What a unit reached in one year: a place here, at the Ministry, or the national award.

    `won` is false where the unit stood for the national award in vain. `scheme` is the category under which
    the Ministry or the Council gave it that year; `category` is this award's own. `recommended` says whether
    it went on to the next level.
    """

    class Level(models.TextChoices):
        AGENCY = "agency", _("本署名次")
        MINISTRY = "ministry", _("勞動部名次")
        NATIONAL = "national", _("國家發展委員會得獎")

    class Share(models.TextChoices):
        WINNER_OF_RECORD = "winner_of_record", _("登記得獎機關")
        EXECUTING_UNIT = "executing_unit", _("執行單位")

    class Line(models.TextChoices):
        FIRST_LINE = "first_line", _("第一線服務機關")
        PLANNING = "planning", _("服務規劃機關")
        PARTNER = "partner", _("協力機關")
        UNCLASSIFIED = "unclassified", _("未分類")

    level = models.CharField(max_length=10, choices=Level)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="honours")
    roc_year = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    is_shared = models.BooleanField(default=False)
    recommended = models.BooleanField(default=False)
    award_key = models.CharField(max_length=60, blank=True)
    award_name = models.CharField(max_length=120, blank=True)
    scheme = models.CharField(max_length=60, blank=True)
    project_title = models.CharField(max_length=200, blank=True)
    won = models.BooleanField(default=True)
    share = models.CharField(max_length=20, choices=Share, blank=True)
    line = models.CharField(max_length=20, choices=Line, blank=True)
    announced_on = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-roc_year", "level", "category", "place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "roc_year", "category"],
                condition=Q(level="agency"),
                name="one_place_per_unit_year_category",
            )
        ]


class HistoryCorrection(Recorded):
    """What an honour or a past year said before it was corrected: the former values, why, on which evidence."""

    honour = models.ForeignKey(Honour, models.PROTECT, null=True, blank=True, related_name="corrections")
    year = models.ForeignKey(PastYear, models.PROTECT, null=True, blank=True, related_name="corrections")
    before = models.JSONField()
    reason = models.CharField(max_length=300)
    evidence = models.CharField(max_length=200, blank=True)
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(honour=None) ^ Q(year=None), name="correction_of_an_honour_or_a_year"
            )
        ]


class HistoryVerification(Recorded):
    """A second person compared an honour or a past year with its evidence and found it so."""

    honour = models.ForeignKey(Honour, models.PROTECT, null=True, blank=True, related_name="verifications")
    year = models.ForeignKey(PastYear, models.PROTECT, null=True, blank=True, related_name="verifications")
    note = models.CharField(max_length=200, blank=True)
    verified_at = models.DateTimeField()
    verified_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(honour=None) ^ Q(year=None), name="verification_of_an_honour_or_a_year"
            )
        ]
