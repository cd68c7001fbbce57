"""The award year, its dated moments, and its decisions where the regulation is silent."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.ledger.models import Recorded
from laurel.people.models import Person, Unit
from laurel.rulebook.policy import OPEN_QUESTIONS

REHEARSAL_CHAIN = "rehearsal-"
"""How the name of a rehearsal's chain begins."""


class Edition(Recorded):
    """One award year, named by its ROC year; or a rehearsal of its meeting, which repeats the year.

    `rehearsal_no` is 0 for the year itself, and counts its rehearsals from 1.
    """

    roc_year = models.PositiveSmallIntegerField()
    rehearsal_no = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=80)
    basis = models.CharField(max_length=200, blank=True)
    copies_required = models.PositiveSmallIntegerField(default=12)
    page_limit = models.PositiveSmallIntegerField(null=True, blank=True)
    section_characters = models.PositiveIntegerField(null=True, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-roc_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["roc_year", "rehearsal_no"], name="one_edition_per_year_and_rehearsal"
            )
        ]

    def __str__(self) -> str:
        return str(self.roc_year)

    @property
    def chain(self) -> str:
        """The chain of the record that the acts of this year, or of this rehearsal, belong to."""
        if self.is_rehearsal:
            return f"{REHEARSAL_CHAIN}{self.roc_year}-{self.rehearsal_no}"
        return f"edition-{self.roc_year}"

    @property
    def is_rehearsal(self) -> bool:
        """True for a rehearsal: nothing in it is real but the names."""
        return self.rehearsal_no > 0

    @property
    def banner(self) -> str:
        """The word above the title of every paper: that it comes from a rehearsal, or from sample data."""
        if self.is_rehearsal:
            return "演練"
        return "示範資料" if self.is_sample else ""

    def moments(self) -> dict[str, datetime]:
        """The moment of each kind as it stands: the newest row counts; one query."""
        return dict(self.calendar.order_by("pk").values_list("kind", "at"))


class CalendarDate(Recorded):
    """A moment of the year; the newest row of a kind counts, older ones show what was decided before."""

    class Kind(models.TextChoices):
        NOMINATIONS_CLOSE = "nominations_close", _("推薦參獎截止")
        READING_OPENS = "reading_opens", _("開放閱讀")
        SHEETS_CLOSE = "sheets_close", _("序位表截止")
        MEETING = "meeting", _("評審會議")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="calendar")
    kind = models.CharField(max_length=20, choices=Kind)
    at = models.DateTimeField()
    authority = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "kind", "pk"]


class RuleDecision(Recorded):
    """A choice on a silent point (A-01 … A-17) with its authority; the newest row of a point counts."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="decisions")
    point = models.CharField(max_length=4, choices=[(q.point.value, q.point.value) for q in OPEN_QUESTIONS])
    choice = models.CharField(max_length=60)
    authority = models.CharField(max_length=120)
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "point", "pk"]


class DutyExemption(Recorded):
    """Why a branch nominates nobody in overall service: 三(二)1(1)乙 is closed with a recorded reason."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="duty_exemptions")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    authority = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class YearClosing(Recorded):
    """結案: the year's business is done; terms of retention run from `closed_on`. The newest row counts.

    `pending` keeps what was still open when it was closed by a decision: `[{"code": …, "number": …}]`.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="closings")
    closed_on = models.DateField()
    authority = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    pending = models.JSONField(default=list)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "pk"]
