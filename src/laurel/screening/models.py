"""Findings on entries, their confirmation, exemptions and correction requests."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.nominations.models import Nomination
from laurel.people.models import Person


class Exemption(Recorded):
    """An authority admits an entry in spite of a ground: late letter, early project."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    code = models.CharField(max_length=80)
    authority = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination_id", "pk"]


class Finding(Recorded):
    """判斷紀錄: a verdict with the facts it rested on; the newest row of an entry counts.

    `grounds` are the facts as the system found them, `rows` what the person judged of each provision:
    `[{"article": …, "found": …, "judged": …, "note": …}]`.
    """

    class Outcome(models.TextChoices):
        ELIGIBLE = "eligible", _("符合")
        INELIGIBLE = "ineligible", _("不符合")

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=12, choices=Outcome)
    grounds = models.JSONField()
    rows = models.JSONField(default=list)
    note = models.CharField(max_length=400, blank=True)
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["nomination", "number"], name="one_finding_per_number")
        ]


class FindingConfirmation(Recorded):
    """A second person agrees that an entry is ineligible."""

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="confirmation")
    confirmed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class FindingReturn(Recorded):
    """The second person does not agree: the entry is examined again, for this reason."""

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="giving_back")
    reason = models.CharField(max_length=400)
    returned_at = models.DateTimeField()
    returned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class FindingReopening(Recorded):
    """The facts changed after the finding: it counts no more until a new version is found.

    `grounds` are the facts as they are now; `cause` names the entry of the record that changed them, `cause_act` its act.
    """

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="reopening")
    grounds = models.JSONField()
    cause = models.CharField(max_length=60)
    cause_act = models.CharField(max_length=60)
    reopened_at = models.DateTimeField()


class Assignment(Recorded):
    """Who looks at an entry; the newest row counts, an empty one gives it back to everybody."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    assignee = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination_id", "pk"]


class DataCorrection(Recorded):
    """資料更正: which forbidding ground is said to rest on wrong data, on what evidence, asked by whom.

    Those who own the data mend it; the grounds are computed anew from what then stands.
    """

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    ground = models.JSONField()
    says = models.CharField(max_length=400)
    evidence = models.CharField(max_length=200)
    asked_by = models.CharField(max_length=120)
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination_id", "pk"]


class CorrectionRequest(Recorded):
    """補正: what must be mended in which parts, and by when. A later submission answers it."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    what = models.TextField()
    parts = models.JSONField(default=list)
    due_at = models.DateTimeField()
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination_id", "pk"]
