"""The application form of an entry: what is being written, what was submitted, what was dispatched."""

from __future__ import annotations

from django.db import models

from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.nominations.models import Nomination
from laurel.people.models import Person


class Application(Recorded):
    """The working copy. `version` guards against two people saving over each other."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="+")
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    period_exception_reason = models.CharField(max_length=400, blank=True)
    head_name = models.CharField(max_length=80, blank=True)
    summary = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class Section(Recorded):
    """What is written on one criterion."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="sections")
    criterion = models.CharField(max_length=8)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["application", "criterion"]
        constraints = [
            models.UniqueConstraint(fields=["application", "criterion"], name="one_section_per_criterion")
        ]


class Attachment(Recorded):
    """A file: kept under its SHA-256, named for people, allowed by its content."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    application = models.ForeignKey(Application, models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=200)
    caption = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    is_application_file = models.BooleanField(default=False)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["application", "pk"]


class AttachmentRemoval(Recorded):
    """A file taken out of the working copy; submitted versions keep it."""

    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="removal")
    removed_at = models.DateTimeField()
    removed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class BranchHandover(Recorded):
    """送分署: the unit hands its application to its branch, which alone sends it on."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="handovers")
    handed_at = models.DateTimeField()
    handed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class Submission(Recorded):
    """A frozen version: all that the application said at that moment, and its SHA-256."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    application = models.ForeignKey(Application, models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    declared_by = models.CharField(max_length=80)
    acknowledged = models.JSONField(default=list)
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["application", "number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="one_submission_per_number")
        ]


class Dispatch(Recorded):
    """函送: the letter that carried the entry, and what came with it. The newest row counts."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="dispatches")
    dispatched_on = models.DateField()
    dispatch_no = models.CharField(max_length=60)
    received_on = models.DateField(null=True, blank=True)
    received_no = models.CharField(max_length=60, blank=True)
    copies = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["application", "pk"]


class Reopening(Recorded):
    """The working copy may be changed again: the office sent it back for correction."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="reopenings")
    due_at = models.DateTimeField()
    reopened_at = models.DateTimeField()
    reopened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["application", "pk"]
