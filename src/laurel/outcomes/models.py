"""What the Ministry and the National Development Council made of a recommended entry; the newest row counts everywhere."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.editions.models import Edition
from laurel.files.models import ReceivedFile
from laurel.ledger.models import Recorded
from laurel.people.models import CATEGORY_CHOICES, Honour, Person, Unit
from laurel.results.models import Recommendation


class Step(models.TextChoices):
    """The steps above, in their order."""

    SENDING = "sending", _("送部")
    MINISTRY = "ministry", _("部評")
    NATIONAL = "national", _("國發會結果")


class Documented(Recorded):
    """A row that rests on a letter: its number, its file, why it corrects the row before, who wrote it down."""

    document_no = models.CharField(max_length=60)
    file = models.ForeignKey(ReceivedFile, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Sending(Documented):
    """送部: a year's package went up. What the Ministry asked for is None where it named no number."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    sent_on = models.DateField()
    asked_overall = models.PositiveSmallIntegerField(null=True, blank=True)
    asked_project = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["edition_id", "pk"]


class MinistryOutcome(Documented):
    """部評結果: the place as the Ministry gave it, and whether the entry went on to the national award."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    is_shared = models.BooleanField(default=False)
    disqualified = models.BooleanField(default=False)
    forwarded = models.BooleanField()
    announced_on = models.DateField()

    class Meta:
        ordering = ["recommendation_id", "pk"]


class SchemeCategory(Recorded):
    """獎項類別: one category of one year of the national award, which of ours it takes, and where that was read."""

    award_year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES, blank=True)
    source = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-award_year", "pk"]


class SchemeWithdrawal(Recorded):
    """A category that was written down wrongly."""

    scheme = models.OneToOneField(SchemeCategory, models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=300)
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class NationalOutcome(Documented):
    """國發會結果. `award_year` is the ROC year of the award; of a postponed one the year in which it is expected."""

    class Result(models.TextChoices):
        WON = "won", _("獲獎")
        NOT_WON = "not_won", _("未獲獎")
        POSTPONED = "postponed", _("延至以後年度評獎")

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    result = models.CharField(max_length=9, choices=Result)
    award_year = models.PositiveSmallIntegerField()
    scheme = models.ForeignKey(SchemeCategory, models.PROTECT, null=True, blank=True, related_name="+")
    category_name = models.CharField(max_length=60, blank=True)
    winner_of_record = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    executing_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    line = models.CharField(max_length=20, choices=Honour.Line, blank=True)
    announced_on = models.DateField()

    class Meta:
        ordering = ["recommendation_id", "pk"]

    @property
    def is_final(self) -> bool:
        """False while the award is only postponed."""
        return self.result != self.Result.POSTPONED


class Expectation(Recorded):
    """預計日期: when the next word on a step of a year is expected; None takes it back."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    step = models.CharField(max_length=8, choices=Step)
    expected_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "pk"]


class Clarification(Recorded):
    """釐清: what people found out about a contradiction, for as long as its facts are these."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    ground = models.JSONField()
    note = models.CharField(max_length=300)
    clarified_at = models.DateTimeField()
    clarified_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "pk"]
